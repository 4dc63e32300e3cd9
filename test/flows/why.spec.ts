import {expect, type Page} from '@playwright/test';
import {expectAccessible, LOOKS, turn, wish} from './axe.ts';
import {test} from './flow.ts';
import {beKnown} from './scenes.ts';
import type {Shopper} from './shopper.ts';
import type {Stand} from './stand.ts';

const shelf = (page: Page) => page.locator('vitrine-shelf[placement=home]');
const ids = (page: Page) =>
  shelf(page)
    .locator('li')
    .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset['itemId']));

/** The home page of somebody who has looked at three tins of formula. */
async function openHome(page: Page, shopper: Shopper, stand: Stand): Promise<void> {
  await beKnown(shopper, stand, ['formula-101', 'formula-111', 'formula-121']);
  await shopper.goto(`${stand.shopUrl}/`);
  await expect(shelf(page).locator('[part=heading]')).toHaveText('为你推荐');
}

test('by keyboard alone a card tells why, forgets what it rests on, goes, and all of it is taken back', {
  tag: '@engine',
}, async ({page, shopper, stand}) => {
  await openHome(page, shopper, stand);
  const dialog = shelf(page).locator('dialog');
  const more = shelf(page).locator('[part=more]').first();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/^为什么推荐「.+」$/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(more).toBeFocused();

  // Forget what the first part rests on: the lists are as if it had never happened, until that is undone.
  const looks = () =>
    shopper.evaluate<number>(`vitrine.history().then((events) => events.filter(({type}) => type === 'view').length)`);
  const before = await ids(page);
  const looked = await looks();
  await page.keyboard.press('Enter');
  await dialog
    .getByRole('button', {name: /^忘掉：/})
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const undo = shelf(page).getByRole('button', {name: '撤销'});
  await expect(undo).toBeFocused();
  expect(await looks()).toBeLessThan(looked);
  await page.keyboard.press('Enter');
  await expect(undo).toHaveCount(0);
  await expect.poll(() => ids(page)).toEqual(before);

  await shelf(page).locator('[part=more]').first().focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', {name: '不感兴趣'}).focus();
  await page.keyboard.press('Enter');
  await expect(undo).toBeFocused();
  await expect.poll(() => ids(page)).not.toContain(before[0]);
  await page.keyboard.press('Enter');
  await expect.poll(() => ids(page)).toEqual(before);
});

for (const look of LOOKS) {
  test(`axe has nothing to say of a card's reasons, and they fit any screen: ${look.name}`, {
    tag: [...look.tag],
  }, async ({page, shopper, stand}) => {
    await wish(page, look);
    await openHome(page, shopper, stand);
    await turn(page, look);
    await shelf(page).locator('[part=more]').first().click();
    await expect(shelf(page).locator('dialog')).toBeVisible();
    await expectAccessible(page, 'vitrine-shelf[placement=home]');
    for (const width of [320, 3840]) {
      await page.setViewportSize({width, height: 800});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const box = (await shelf(page).locator('dialog').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });
}
