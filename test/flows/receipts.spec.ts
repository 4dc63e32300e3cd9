import {expect, type Page, test} from '@playwright/test';
import {expectAccessible, wish} from './axe.ts';
import {keepSaved} from './keep-saved.ts';
import {hearNoise} from './noise.ts';
import {agree, look} from './scenes.ts';
import {playwrightShopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
const noise: string[] = [];
test.beforeEach(async ({page}) => {
  stand = await startStand({haste: 0.1}); // however long a busy machine takes to look, nothing leaves meanwhile
  hearNoise(page, noise);
});
test.afterEach(async () => {
  await stand.stop();
  expect(noise.splice(0)).toEqual([]);
});

test('a shopper reads, by keyboard alone, what waits to leave, refuses it, and takes the receipts along', {
  tag: '@engine',
}, async ({page, browserName}) => {
  const shopper = playwrightShopper(page);
  await agree(shopper, stand, 'sync');
  for (const itemId of ['formula-101', 'formula-102', 'bed-sets-101']) await look(shopper, stand, itemId);
  const loaded = () => stand.requests.filter(({path}) => path === '/vitrine-receipts.mjs').length;
  expect(loaded()).toBe(0); // no page but the one that shows them pays for them
  await page.goto(`${stand.shopUrl}/en/privacy`);
  const receipts = page.locator('vitrine-receipts');
  await expect(receipts.locator('[part=note]')).toContainText('Nothing yet.');
  await expect(receipts.getByRole('meter')).toHaveAttribute('aria-valuenow', '0');
  expect(loaded()).toBe(1);
  stand.later(31_000);
  await page.reload();
  // A visit of half a minute draws when the page is left, and sends nothing that has not waited for as long again.
  const card = receipts.locator('[part~=pending]');
  const leave = async () => {
    await shopper.hide();
    await shopper.evaluate(`document.dispatchEvent(new CustomEvent('vitrine-change'))`); // it looks again by itself, but later
    return card.count();
  };
  await expect.poll(leave, {timeout: 60_000, intervals: [500]}).toBe(1);
  await expect(card.locator('dd').nth(1)).toContainText(/Hash function|“/);
  await expectReadable(page, browserName === 'chromium');

  await tabTo(page, 'refuse');
  await page.keyboard.press('Enter');
  await expect(receipts.locator('[part=status]')).toContainText('Refused: it never leaves this device.');
  await expect(receipts.locator('[part=state]')).toHaveText('Refused');
  await expect(receipts.locator('h4')).toBeFocused();
  expect(await receipts.getByRole('meter').getAttribute('aria-valuenow')).toMatch(/^(4\.99|2\.99)/); // stays spent

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // the summary, which opens the bytes
  const shown = await receipts.locator('[part=body]').textContent();
  const bytes = await shopper.evaluate<number[]>(`vitrine.receipts().then(([receipt]) => [...receipt.body])`);
  expect(bytes).toHaveLength(256);
  expect(shown?.split(/\s+/).map((byte) => Number.parseInt(byte, 16))).toEqual(bytes);

  await tabTo(page, 'save');
  const downloaded = browserName === 'chromium' ? page.waitForEvent('download') : null; // BiDi tells of none in Firefox ESR
  await page.evaluate(keepSaved);
  await page.keyboard.press('Enter');
  if (downloaded) expect((await downloaded).suggestedFilename()).toMatch(/^vitrine-receipts-\d{4}-\d\d-\d\d\.json$/);
  const text = await shopper.waitFor<string>('window.saved?.text()', 'the file');
  const saved = JSON.parse(text) as {receipts: {state: string; body: string}[]};
  expect(saved.receipts.map(({state, body}) => [state, [...Buffer.from(body, 'base64')]])).toEqual([
    ['refused', bytes],
  ]);

  await shopper.hide();
  await page.reload();
  await shopper.hide();
  await page.waitForTimeout(500);
  expect(stand.requests.filter(({method}) => method === 'POST')).toEqual([]);
});

/** axe has nothing to say, in light and dark, and it fits the smallest phone, from right to left too. */
async function expectReadable(page: Page, takesScheme: boolean): Promise<void> {
  for (const scheme of takesScheme ? (['light', 'dark'] as const) : (['light'] as const)) {
    await wish(page, {scheme});
    await expectAccessible(page);
  }
  const size = page.viewportSize();
  await page.setViewportSize({width: 320, height: 640});
  await page.locator('vitrine-receipts').evaluate((host) => host.setAttribute('dir', 'rtl'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.locator('vitrine-receipts').evaluate((host) => host.removeAttribute('dir'));
  if (size) await page.setViewportSize(size);
}

/** Presses Tab until the focus is on this part of the receipts. */
async function tabTo(page: Page, part: string): Promise<void> {
  for (let stops = 0; stops < 160; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const receipts = document.querySelector('vitrine-panel')?.shadowRoot?.querySelector('vitrine-receipts');
      return receipts?.shadowRoot?.activeElement?.getAttribute('part');
    });
    if (at === part) return;
  }
  throw new Error(`no Tab leads to ${part}`);
}
