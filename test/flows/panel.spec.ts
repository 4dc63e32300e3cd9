import {type Browser, expect, type Page} from '@playwright/test';
import {readQr} from '../widgets/read-qr.ts';
import {expectAccessible, expectFits, LOOKS, turn, wish} from './axe.ts';
import {test} from './flow.ts';
import {keepSaved} from './keep-saved.ts';
import {agree, beKnown, look} from './scenes.ts';
import {playwrightShopper, type Shopper} from './shopper.ts';
import type {Stand} from './stand.ts';

const PASSPHRASE = '三只小猫在窗台上';
const BABY = ['formula-101', 'formula-102', 'formula-103', 'baby-clothes-101'];

interface Told {
  readonly [field: string]: unknown;
}

/** All events as they are compared: one that came from another device is the same event. */
const historyOf = (shopper: Shopper) =>
  shopper.evaluate<Told[]>(`vitrine.history().then((events) => events.map(({adopted, ...event}) => event))`);
/** All but what was merely seen: a list that comes into view meanwhile, as the search box's does under the Tab key, is told of late. */
const actsOf = async (shopper: Shopper) => (await historyOf(shopper)).filter(({type}) => type !== 'impression');
/** The profile, with liking to a thousandth: it fades while the test goes on. */
const profileOf = (shopper: Shopper) =>
  shopper.evaluate<Told>(`vitrine.profile().then(({interests, stages, ...more}) => ({
    ...more,
    interests: interests.map(({affinity, ...interest}) => ({...interest, affinity: affinity.toFixed(3)})),
    stages: stages.map(({confidence, ...stage}) => ({...stage, confidence: confidence.toFixed(3)})),
  }))`);
const openPanel = async (page: Page, stand: Stand) => {
  await page.goto(`${stand.shopUrl}/privacy`);
  await expect(page.locator('vitrine-panel [part=summary]')).not.toBeEmpty();
};
const partOf = (page: Page, selector: string) => page.locator(`vitrine-panel ${selector}`);

/** Another browser of the shopper's, which knows nothing yet. */
async function otherDevice(browser: Browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  return {page, shopper: playwrightShopper(page), close: () => context.close()};
}

test('a new parent reads what the device makes of the visit, and takes one look and then the stage away', async ({
  page,
  shopper,
  stand,
  browser,
}) => {
  await beKnown(shopper, stand, BABY.slice(0, 3));
  await look(shopper, stand, 'baby-clothes-101'); // and its page has told its name
  await openPanel(page, stand);
  await expect(partOf(page, '[part~=stage] b')).toHaveText('新手父母');
  await expect(partOf(page, '[part~=stage] [part=evidence] li').first()).toContainText('看过');
  await expect(partOf(page, '[part~=chip]').filter({hasText: '婴儿奶粉'}).first()).toBeVisible();
  await expect(partOf(page, '[part=spending]').first()).toContainText(/婴儿奶粉.*¥\d/);

  const before = await actsOf(shopper);
  const record = partOf(page, '[part=record]').filter({hasText: '看过 软芽 纯棉婴儿连体衣'});
  await record.locator('[part=remove]').click();
  await expect(partOf(page, '[part~=gone]')).toContainText('画像现在如同它从未发生过');
  const without = before.filter(({type, item}) => type !== 'view' || (item as Told)['itemId'] !== 'baby-clothes-101');
  expect(without).toHaveLength(before.length - 1);
  expect(await actsOf(shopper)).toEqual(without);

  const other = await otherDevice(browser);
  await agree(other.shopper, stand, 'local');
  await other.shopper.evaluate(`vitrine.forget().then(() => vitrine.consent('local'))`);
  await other.shopper.evaluate(`vitrine.adopt(${JSON.stringify((await historyOf(shopper)).toReversed())})`);
  expect(await profileOf(shopper)).toEqual(await profileOf(other.shopper));
  await other.close();

  await partOf(page, '[part=undo]').click();
  await expect(partOf(page, '[part=undo]')).toHaveCount(0);
  await expect.poll(() => actsOf(shopper)).toEqual(before); // the button goes at once, the engine follows

  await partOf(page, '[part~=stage] [part=remove]').click();
  await expect(partOf(page, '[part~=gone]')).toContainText('180 天内不再推断');
  await page.reload();
  await expect(partOf(page, '[part=unbar]')).toBeVisible();
  await expect(partOf(page, '[part~=stage]')).toHaveCount(0);
  expect(await actsOf(shopper)).toEqual(before); // its evidence is the shopper's to keep
});

test('paused, the device remembers nothing more, on later pages too', async ({page, shopper, stand}) => {
  await beKnown(shopper, stand, ['formula-101']);
  await openPanel(page, stand);
  await partOf(page, '[part~=pause]').click();
  await expect(partOf(page, '[part~=pause]')).toHaveAttribute('aria-checked', 'true');
  const before = await actsOf(shopper);
  await page.goto(`${stand.shopUrl}/p/bed-sets-101`);
  await shopper.waitFor(`vitrine.track({type: 'view', item: {itemId: 'bed-sets-102'}})`, 'the tracker');
  await shopper.hide(); // what waits is recorded now, if ever
  expect(await actsOf(shopper)).toEqual(before);
  await openPanel(page, stand);
  await expect(partOf(page, '[part~=pause]')).toHaveAttribute('aria-checked', 'true');
  await partOf(page, '[part~=pause]').click();
  await look(shopper, stand, 'bed-sets-103');
});

test('a passport file gives another browser the same history and the same profile', {tag: '@engine'}, async ({
  page,
  shopper,
  stand,
  browser,
}) => {
  await beKnown(shopper, stand, BABY);
  await openPanel(page, stand);
  await partOf(page, '[part~=neutral]').click();
  await page.evaluate(keepSaved);
  await partOf(page, '#passphrase').fill(PASSPHRASE);
  await partOf(page, '[part=to-file]').click();
  await expect(partOf(page, 'form [part=note]').first()).toContainText('已存为文件');
  const bytes = await shopper.evaluate<number[]>(`window.saved.arrayBuffer().then((all) => [...new Uint8Array(all)])`);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('formula');

  const other = await otherDevice(browser);
  await openPanel(other.page, stand);
  const give = async (content: Buffer) => {
    await partOf(other.page, '[type=file]').setInputFiles({
      name: 'passport.vitrine',
      mimeType: 'application/octet-stream',
      buffer: content,
    });
    await expect(partOf(other.page, '#opens')).toBeFocused();
  };
  const note = partOf(other.page, '[part=arriving] > [part=note]');
  const empty = await historyOf(other.shopper);
  await give(Buffer.from(bytes.with(60, bytes[60] ^ 1)));
  await partOf(other.page, '#opens').fill(PASSPHRASE);
  await partOf(other.page, '[part=open]').click();
  await expect(note).toContainText('已经损坏');
  await give(Buffer.from(bytes));
  await partOf(other.page, '#opens').fill('四只小狗在门口');
  await partOf(other.page, '[part=open]').click();
  await expect(note).toContainText('口令不对');
  expect(await historyOf(other.shopper)).toEqual(empty);
  await partOf(other.page, '#opens').fill(PASSPHRASE);
  await partOf(other.page, '[part=open]').click();
  await expect(partOf(other.page, '[part=content]')).toContainText('还会打开：不是基于我');
  expect(await historyOf(other.shopper)).toEqual(empty); // shown, and not yet taken in
  await partOf(other.page, '[part=take-in]').click();
  await expect(note).toContainText('已带入');

  // What this browser saw itself while the passport was opened is not the passport's.
  const theirs = await historyOf(shopper);
  const own = new Set(empty.map((event) => JSON.stringify(event)));
  const taken = (await historyOf(other.shopper)).filter((event) => !own.has(JSON.stringify(event)));
  expect(JSON.stringify(taken)).toBe(JSON.stringify(theirs));
  expect(await profileOf(other.shopper)).toEqual(await profileOf(shopper));
  await other.page.reload();
  await expect(partOf(other.page, '[part~=stage] b')).toHaveText('新手父母'); // and it is kept
  expect(stand.requests.filter(({method}) => method === 'POST')).toEqual([]);
  await other.close();
});

test('a QR code opens the shop on another device with the newest records, which its address then no longer holds', async ({
  page,
  shopper,
  stand,
  browser,
}) => {
  await beKnown(shopper, stand, BABY);
  await openPanel(page, stand);
  await partOf(page, '[part=suggest]').click();
  await expect(partOf(page, '#passphrase')).toHaveValue(/^\w{4}(-\w{4}){3}$/);
  const passphrase = await partOf(page, '#passphrase').inputValue();
  await partOf(page, '[part=to-qr]').click();
  const picture = partOf(page, '[part=qr]');
  await expect(picture).toBeVisible();
  const box = Number((await picture.getAttribute('viewBox'))?.split(' ')[2]);
  const href = readQr((await picture.locator('path').getAttribute('d')) ?? '', box);
  expect(href).toBe(await partOf(page, '[part=link]').getAttribute('href'));
  await expect(partOf(page, 'form [part=note]').first()).toContainText(/最新的 \d 条记录，共 \d 条/);

  const other = await otherDevice(browser);
  await other.page.goto(href);
  await expect(partOf(other.page, '#opens')).toBeFocused();
  expect(other.page.url()).toBe(`${stand.shopUrl}/privacy`);
  await other.page.keyboard.type('wrong-passphrase');
  await other.page.keyboard.press('Enter');
  await expect(partOf(other.page, '[part=arriving] > [part=note]')).toContainText('口令不对');
  await other.page.keyboard.type(passphrase); // what was wrong is marked, and typed over
  await other.page.keyboard.press('Enter');
  await expect(partOf(other.page, '[part=content]')).toBeFocused();
  await other.page.keyboard.press('Tab');
  await expect(partOf(other.page, '[part=take-in]')).toHaveText('带入并保存在本机');
  await other.page.keyboard.press('Enter');
  await expect(partOf(other.page, '[part~=stage] b')).toHaveText('新手父母');
  await expect(partOf(other.page, '[value=local]')).toBeChecked();
  const ids = `vitrine.profile().then(({recentItemIds}) => recentItemIds)`;
  expect(await other.shopper.evaluate(ids)).toEqual(BABY.toReversed());
  await other.page.goto(`${stand.shopUrl}/`); // the shop's own question is answered, too
  await other.shopper.waitFor(`vitrine.profile().then(({storage}) => storage === 'indexeddb')`, 'records to be kept');
  await expect(other.page.locator('#consent')).toBeHidden();
  await other.close();
});

test('keyboard alone: takes an interest away, takes that back, answers the questions, deletes everything', {
  tag: '@engine',
}, async ({page, shopper, stand}) => {
  await beKnown(shopper, stand, BABY.slice(0, 2));
  await openPanel(page, stand);
  const before = await actsOf(shopper);
  await tabTo(page, (label) => label.startsWith('移除 牧灵（'), '移除 牧灵');
  await page.keyboard.press('Enter');
  await expect(partOf(page, '[part=undo]')).toBeFocused();
  expect((await actsOf(shopper)).filter(({type}) => type === 'view')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', {name: /^移除 牧灵（/})).toBeFocused();
  expect(await actsOf(shopper)).toEqual(before);

  await tabTo(page, (_, part) => part === 'local', 'consent');
  await page.keyboard.press('ArrowUp');
  await expect(partOf(page, '[aria-labelledby=consent-sure] [part=cancel]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(partOf(page, '[value=local]')).toBeFocused();
  await expect(partOf(page, '[value=local]')).toBeChecked();
  expect(await actsOf(shopper)).toEqual(before);

  await tabTo(page, (_, part) => part === 'forget', 'delete everything');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(partOf(page, '[part=summary]')).toContainText('还没有任何记录');
  await expect(partOf(page, '[part=forget]')).toBeFocused();
});

for (const look of LOOKS) {
  test(`axe has nothing to say of all that it can show, and it fits the smallest phone: ${look.name}`, {
    tag: [...look.tag],
  }, async ({page, shopper, stand}) => {
    await wish(page, look);
    await beKnown(shopper, stand, BABY);
    await page.goto(`${stand.shopUrl}${look.name === 'light' ? '' : '/en'}/privacy`);
    await turn(page, look);
    await partOf(page, '#passphrase').fill(PASSPHRASE);
    await partOf(page, '[part=to-qr]').click();
    await expect(partOf(page, '[part=qr]')).toBeVisible();
    await partOf(page, '[part=forget]').click();
    await partOf(page, '[part=record] [part=remove]').first().click();
    await expect(partOf(page, '[part=undo]')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
  });
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, isThere: (label: string, part: string) => boolean, what: string): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press('Tab');
    const [label, part] = await page.evaluate(() => {
      const element = document.querySelector('vitrine-panel')?.shadowRoot?.activeElement;
      return [
        element?.getAttribute('aria-label') ?? '',
        element?.getAttribute('part') ?? element?.getAttribute('value') ?? '',
      ];
    });
    if (isThere(label, part)) return;
  }
  throw new Error(`no Tab leads to ${what}`);
}
