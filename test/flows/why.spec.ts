import {AxeBuilder} from '@axe-core/playwright';
import {expect, type Page, test} from '@playwright/test';
import {hearNoise} from './noise.ts';
import {agree, look} from './scenes.ts';
import {playwrightShopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
const noise: string[] = [];
test.beforeAll(async () => {
  stand = await startStand();
});
test.afterAll(() => stand.stop());
test.beforeEach(({page}) => hearNoise(page, noise));
test.afterEach(() => expect(noise).toEqual([]));

const shelf = (page: Page) => page.locator('vitrine-shelf[placement=home]');
const ids = (page: Page) =>
  shelf(page)
    .locator('li')
    .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset['itemId']));

/** The home page of somebody who has looked at three tins of formula. */
async function openHome(page: Page): Promise<void> {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of ['formula-101', 'formula-111', 'formula-121']) await look(shopper, stand, itemId);
  await shopper.goto(`${stand.shopUrl}/`);
  await expect(shelf(page).locator('[part=heading]')).toHaveText('为你推荐');
}

test('by keyboard alone a card tells why, forgets what it rests on, goes, and all of it is taken back', async ({
  page,
}) => {
  await openHome(page);
  const before = await ids(page);
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
  const known = () =>
    page.evaluate(() =>
      Reflect.get(window, 'vitrine')
        .history()
        .then((events: unknown[]) => events.length),
    );
  const events: number = await known();
  await page.keyboard.press('Enter');
  await dialog
    .getByRole('button', {name: /^忘掉：/})
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const undo = shelf(page).getByRole('button', {name: '撤销'});
  await expect(undo).toBeFocused();
  expect(await known()).toBeLessThan(events);
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

for (const [name, scheme, dir] of [
  ['light', 'light', 'ltr'],
  ['dark', 'dark', 'ltr'],
  ['from right to left', 'light', 'rtl'],
] as const) {
  test(`axe has nothing to say of a card's reasons, and they fit any screen: ${name}`, async ({page, browserName}) => {
    test.skip(scheme === 'dark' && browserName !== 'chromium', 'Firefox takes the colours from its preferences alone');
    if (browserName === 'chromium') await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
    await openHome(page);
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
    await shelf(page).locator('[part=more]').first().click();
    await expect(shelf(page).locator('dialog')).toBeVisible();
    const {violations} = await new AxeBuilder({page})
      .include('vitrine-shelf[placement=home]')
      .setLegacyMode()
      .analyze();
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)).toEqual([]);
    for (const width of [320, 3840]) {
      await page.setViewportSize({width, height: 800});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const box = (await shelf(page).locator('dialog').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });
}
