import {AxeBuilder} from '@axe-core/playwright';
import {type Browser, expect as expectWithin, type Page, test} from '@playwright/test';
import {readQr} from '../widgets/read-qr.ts';
import {keepSaved} from './keep-saved.ts';
import {hearNoise} from './noise.ts';
import {agree, look} from './scenes.ts';
import {playwrightShopper, type Shopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

const PASSPHRASE = '三只小猫在窗台上';
const BABY = ['formula-101', 'formula-102', 'formula-103', 'baby-clothes-101'];

/** A busy machine takes its time to load a page, and to derive a key. */
const expect = expectWithin.configure({timeout: 20_000});
test.setTimeout(240_000);

let stand: Stand;
const noise: string[] = [];
test.beforeEach(async ({page}) => {
  stand = await startStand();
  hearNoise(page, noise);
});
test.afterEach(async () => {
  await stand.stop();
  expect(noise.splice(0)).toEqual([]);
});

interface Told {
  readonly [field: string]: unknown;
}

/** All events as they are compared: one that came from another device is the same event. */
const historyOf = (shopper: Shopper) =>
  shopper.evaluate<Told[]>(`vitrine.history().then((events) => events.map(({adopted, ...event}) => event))`);
/** The profile, with liking to a thousandth: it fades while the test goes on. */
const profileOf = (shopper: Shopper) =>
  shopper.evaluate<Told>(`vitrine.profile().then(({interests, stages, ...more}) => ({
    ...more,
    interests: interests.map(({affinity, ...interest}) => ({...interest, affinity: affinity.toFixed(3)})),
    stages: stages.map(({confidence, ...stage}) => ({...stage, confidence: confidence.toFixed(3)})),
  }))`);
const openPanel = async (page: Page) => {
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
  browser,
}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of BABY) await look(shopper, stand, itemId);
  await openPanel(page);
  await expect(partOf(page, '[part~=stage] b')).toHaveText('新手父母');
  await expect(partOf(page, '[part~=stage] [part=evidence] li').first()).toContainText('看过');
  await expect(partOf(page, '[part~=chip]').filter({hasText: '婴儿奶粉'}).first()).toBeVisible();
  await expect(partOf(page, '[part=spending]').first()).toContainText(/婴儿奶粉.*¥\d/);

  const before = await historyOf(shopper);
  const record = partOf(page, '[part=record]').filter({hasText: '看过 软芽 纯棉婴儿连体衣'});
  await record.locator('[part=remove]').click();
  await expect(partOf(page, '[part~=gone]')).toContainText('画像现在如同它从未发生过');
  const without = before.filter(({type, item}) => type !== 'view' || (item as Told)['itemId'] !== 'baby-clothes-101');
  expect(without).toHaveLength(before.length - 1);
  expect(await historyOf(shopper)).toEqual(without);

  const other = await otherDevice(browser);
  await agree(other.shopper, stand, 'local');
  await other.shopper.evaluate(`vitrine.forget().then(() => vitrine.consent('local'))`);
  await other.shopper.evaluate(`vitrine.adopt(${JSON.stringify(without.toReversed())})`);
  expect(await profileOf(shopper)).toEqual(await profileOf(other.shopper));
  await other.close();

  await partOf(page, '[part=undo]').click();
  await expect(partOf(page, '[part=undo]')).toHaveCount(0);
  expect(await historyOf(shopper)).toEqual(before);

  await partOf(page, '[part~=stage] [part=remove]').click();
  await expect(partOf(page, '[part~=gone]')).toContainText('180 天内不再推断');
  await page.reload();
  await expect(partOf(page, '[part=unbar]')).toBeVisible();
  await expect(partOf(page, '[part~=stage]')).toHaveCount(0);
  expect(await historyOf(shopper)).toEqual(before); // its evidence is the shopper's to keep
});

test('paused, the device remembers nothing more, on later pages too', async ({page}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  await look(shopper, stand, 'formula-101');
  await openPanel(page);
  await partOf(page, '[part~=pause]').click();
  await expect(partOf(page, '[part~=pause]')).toHaveAttribute('aria-checked', 'true');
  const before = await historyOf(shopper);
  await page.goto(`${stand.shopUrl}/p/bed-sets-101`);
  await shopper.waitFor(`vitrine.track({type: 'view', item: {itemId: 'bed-sets-102'}})`, 'the tracker');
  await shopper.hide(); // what waits is recorded now, if ever
  expect(await historyOf(shopper)).toEqual(before);
  await openPanel(page);
  await expect(partOf(page, '[part~=pause]')).toHaveAttribute('aria-checked', 'true');
  await partOf(page, '[part~=pause]').click();
  await look(shopper, stand, 'bed-sets-103');
});

test('a passport file gives another browser the same history and the same profile', async ({page, browser}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of BABY) await look(shopper, stand, itemId);
  await openPanel(page);
  await partOf(page, '[part~=neutral]').click();
  await page.evaluate(keepSaved);
  await partOf(page, '#passphrase').fill(PASSPHRASE);
  await partOf(page, '[part=to-file]').click();
  await expect(partOf(page, 'form [part=note]').first()).toContainText('已存为文件');
  const bytes = await shopper.evaluate<number[]>(`window.saved.arrayBuffer().then((all) => [...new Uint8Array(all)])`);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('formula');

  const other = await otherDevice(browser);
  await openPanel(other.page);
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
  browser,
}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of BABY) await look(shopper, stand, itemId);
  await openPanel(page);
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

test('keyboard alone: takes an interest away, takes that back, answers the questions, deletes everything', async ({
  page,
}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of BABY.slice(0, 2)) await look(shopper, stand, itemId);
  await openPanel(page);
  const before = await historyOf(shopper);
  await tabTo(page, (label) => label.startsWith('移除 牧灵（'), '移除 牧灵');
  await page.keyboard.press('Enter');
  await expect(partOf(page, '[part=undo]')).toBeFocused();
  expect((await historyOf(shopper)).filter(({type}) => type === 'view')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', {name: /^移除 牧灵（/})).toBeFocused();
  expect(await historyOf(shopper)).toEqual(before);

  await tabTo(page, (_, part) => part === 'local', 'consent');
  await page.keyboard.press('ArrowUp');
  await expect(partOf(page, '[aria-labelledby=consent-sure] [part=cancel]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(partOf(page, '[value=local]')).toBeFocused();
  await expect(partOf(page, '[value=local]')).toBeChecked();
  expect(await historyOf(shopper)).toEqual(before);

  await tabTo(page, (_, part) => part === 'forget', 'delete everything');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(partOf(page, '[part=summary]')).toContainText('还没有任何记录');
  await expect(partOf(page, '[part=forget]')).toBeFocused();
});

test('axe has nothing to say in light, dark and from right to left, and it fits the smallest phone', async ({
  page,
  browserName,
}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'local');
  for (const itemId of BABY) await look(shopper, stand, itemId);
  const size = page.viewportSize();
  for (const [scheme, dir, locale] of [
    ['light', 'ltr', ''],
    ['dark', 'ltr', '/en'],
    ['light', 'rtl', '/en'],
  ] as const) {
    if (browserName === 'chromium') await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
    else if (scheme === 'dark') continue; // Firefox takes its colours from preferences alone
    await page.goto(`${stand.shopUrl}${locale}/privacy`);
    await page.evaluate((value) => {
      document.documentElement.dir = value;
    }, dir);
    await partOf(page, '#passphrase').fill(PASSPHRASE);
    await partOf(page, '[part=to-qr]').click();
    await expect(partOf(page, '[part=qr]')).toBeVisible();
    await partOf(page, '[part=forget]').click();
    await partOf(page, '[part=record] [part=remove]').first().click();
    await expect(partOf(page, '[part=undo]')).toBeVisible();
    const {violations} = await new AxeBuilder({page})
      .setLegacyMode()
      .options({resultTypes: ['violations']})
      .analyze();
    expect(violations.map(({id, nodes}) => `${scheme} ${dir} ${id}: ${nodes.map(({html}) => html).join(' ')}`)).toEqual(
      [],
    );
    await page.setViewportSize({width: 320, height: 640});
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    if (size) await page.setViewportSize(size);
  }
});

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
