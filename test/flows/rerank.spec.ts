import {expect, type Page} from '@playwright/test';
import {expectAccessible, LOOKS, turn, wish} from './axe.ts';
import {test} from './flow.ts';
import {hearNoise} from './noise.ts';
import {beKnown} from './scenes.ts';
import {playwrightShopper} from './shopper.ts';
import type {Stand} from './stand.ts';

const SEARCH = `/search?q=${encodeURIComponent('床上三件套')}`;

/** Bed sets that an order of one's own rests on. */
const SETS = ['bed-sets-164', 'bed-sets-162', 'bed-sets-161'];

interface Ware {
  readonly itemId: string;
  readonly price: number;
  readonly brand: string;
}

test('床上三件套: a bargain hunter and who loves a brand see the same sets in orders of their own', async ({
  browser,
  page: stranger,
  stand,
  noise,
}) => {
  const shopOrder = await listOf(stranger, stand, '/search?q=床上三件套', 'off');
  const sets = await wares(stranger);
  const cheapest = sets.toSorted((a, b) => a.price - b.price).slice(0, 6);
  const brandOf = (itemId: string) => sets.find((ware) => ware.itemId === itemId)!.brand;
  const ofBrand = (ids: readonly string[], brand: string) => ids.filter((id) => brandOf(id) === brand).length;
  // One that the shop shows further below.
  const [brand] = [...new Set(shopOrder.ids.map(brandOf))].toSorted((a, b) => gain(b) - gain(a));
  function gain(one: string): number {
    return ofBrand(shopOrder.ids.slice(12), one) - ofBrand(shopOrder.ids.slice(0, 12), one);
  }
  const orders = [];
  for (const seen of [cheapest, sets.filter((ware) => ware.brand === brand).slice(0, 6)]) {
    const context = await browser.newContext({reducedMotion: 'reduce'});
    const page = await context.newPage();
    hearNoise(page, noise);
    await beKnown(
      playwrightShopper(page),
      stand,
      seen.map(({itemId}) => itemId),
    );
    const list = await listOf(page, stand, SEARCH, 'mine');
    expect(list.ids.toSorted()).toEqual(shopOrder.ids.toSorted()); // the same page of the shop's list
    expect(list.html).toEqual(Object.fromEntries(Object.entries(shopOrder.html))); // prices, texts, everything
    for (const [at, itemId] of list.ids.entries())
      expect(Math.abs(at - shopOrder.ids.indexOf(itemId)), itemId).toBeLessThanOrEqual(10);
    orders.push(list.ids);
    await context.close();
  }
  const [hunter, lover] = orders;
  const priceOf = (ids: readonly string[]) =>
    ids.slice(0, 12).reduce((sum, id) => sum + sets.find(({itemId}) => itemId === id)!.price, 0);
  expect(priceOf(hunter)).toBeLessThan(priceOf(shopOrder.ids));
  expect(ofBrand(lover.slice(0, 12), brand)).toBeGreaterThan(ofBrand(shopOrder.ids.slice(0, 12), brand));
  expect(hunter.filter((itemId, at) => itemId === lover[at]).length).toBeLessThan(12); // of 24
});

test('one press, or two keys, brings the shop’s order back, for good', {tag: '@engine'}, async ({
  page,
  shopper,
  stand,
}) => {
  const {ids: shopOrder} = await listOf(page, stand, SEARCH, 'off');
  await beKnown(shopper, stand, SETS);
  const mine = await listOf(page, stand, SEARCH, 'mine');
  expect(mine.ids).not.toEqual(shopOrder);
  const toggle = page.locator('vitrine-rerank').getByRole('switch', {name: '为你排序'});
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  expect((await toggle.boundingBox())!.height).toBeGreaterThanOrEqual(44);

  await tabTo(page, 'switch');
  const top = await page.evaluate(() => scrollY);
  await page.keyboard.press('Space');
  await expect.poll(() => idsOf(page)).toEqual(shopOrder);
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await expect(toggle).toBeFocused();
  await expect(page.locator('vitrine-rerank [role=status]')).toHaveText('商店的排序，所有人看到的都一样');
  expect(await page.evaluate(() => scrollY)).toBe(top);

  await page.reload();
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  expect(await idsOf(page)).toEqual(shopOrder);
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  await expect.poll(() => idsOf(page)).not.toEqual(shopOrder); // one's own as it is by now: what was seen meanwhile counts
  expect((await idsOf(page)).toSorted()).toEqual(shopOrder.toSorted());
});

test('nothing moves: not when the order comes, not when a reader is let alone, not below them', async ({
  page,
  shopper,
  stand,
}) => {
  await beKnown(shopper, stand, SETS);
  await page.mouse.move(0, 0);
  await watchShifts(page);
  let mine = await listOf(page, stand, SEARCH, 'any');
  for (let tries = 0; tries < 8 && mine.state !== 'mine'; tries++) mine = await listOf(page, stand, SEARCH, 'any'); // a slow machine
  expect(mine.state).toBe('mine');
  expect(await shiftsOf(page)).toEqual([]);

  // Late by far: what may have been read stays, until a press puts it in order.
  await page.route('**/vitrine-rerank.mjs', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue();
  });
  const late = await listOf(page, stand, SEARCH, 'any');
  expect(late.state).toBe('offer');
  const toggle = page.locator('vitrine-rerank [part=switch]');
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  expect(late.ids).not.toEqual(mine.ids);
  await toggle.click();
  await expect.poll(() => idsOf(page)).not.toEqual(late.ids);
  await page.waitForTimeout(700); // a shift this long after a press is no longer excused by it
  expect(await shiftsOf(page)).toEqual([]);
});

test('a frame with its page, and what a card hears, go along with their cards', {tag: '@engine'}, async ({
  page,
  shopper,
  stand,
}) => {
  await beKnown(shopper, stand, SETS);
  const mine = await listOf(page, stand, SEARCH, 'mine');
  await page.locator('vitrine-rerank [part=switch]').click();
  await expect.poll(() => idsOf(page)).not.toEqual(mine.ids);
  const shopOrder = await idsOf(page);
  const kept = await page.evaluate(async () => {
    const cards = [...document.querySelectorAll('main ul.grid > li')];
    for (const [at, card] of cards.entries()) {
      const frame = document.createElement('iframe');
      frame.title = `frame ${at}`;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
      card.append(frame);
      await loaded;
      frame.contentWindow!.document.title = `kept ${at}`;
      card.addEventListener('hello', () => card.setAttribute('data-heard', ''));
    }
    return 'moveBefore' in Element.prototype;
  });
  await page.locator('vitrine-rerank [part=switch]').click();
  if (kept) await expect.poll(() => idsOf(page)).not.toEqual(shopOrder);
  const state = await page.evaluate(() =>
    [...document.querySelectorAll('main ul.grid > li')].map((card) => {
      card.dispatchEvent(new CustomEvent('hello'));
      const frame = card.querySelector('iframe')!;
      return [frame.title.replace('frame', 'kept') === frame.contentDocument?.title, card.hasAttribute('data-heard')];
    }),
  );
  expect(state.flat()).not.toContain(false);
});

for (const look of LOOKS) {
  test(`axe has nothing to say of the switch, on or off, and it fits a small phone: ${look.name}`, {
    tag: [...look.tag],
  }, async ({page, stand}) => {
    await wish(page, look);
    await page.setViewportSize({width: 320, height: 700});
    await listOf(page, stand, look.scheme === 'dark' ? `/en${SEARCH}` : SEARCH, 'any');
    await turn(page, look);
    await page.evaluate(() => document.getElementById('consent')?.setAttribute('hidden', ''));
    for (const _ of [1, 2]) {
      await expectAccessible(page, 'vitrine-rerank');
      const box = (await page.locator('vitrine-rerank [part=row]').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(320);
      await page.locator('vitrine-rerank [part=switch]').click();
      await page.waitForTimeout(300);
    }
  });
}

test('a list that a shopper sorted is theirs: no switch, the shop’s order', async ({page, stand}) => {
  await page.goto(`${stand.shopUrl}${SEARCH}&sort=cheap`);
  await page.waitForFunction(() => customElements.get('vitrine-shelf'));
  expect(await page.locator('vitrine-rerank').count()).toBe(0);
});

/** The bed sets of the shop's feed, read from one of its pages. */
async function wares(page: Page): Promise<Ware[]> {
  return page.evaluate(async () => {
    const {items} = (await (await fetch('/feed.json')).json()) as {
      items: {itemId: string; price: number; brand: Record<string, string>}[];
    };
    return items
      .map(({itemId, price, brand}) => ({itemId, price, brand: brand['zh-CN']}))
      .filter(({itemId}) => /^(bed-sets|baby-bedding)-/.test(itemId));
  });
}

const idsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main ul.grid > li > a')].map(
      (link) => (link as HTMLAnchorElement).pathname.split('/').at(-1) ?? '',
    ),
  );

/**
 * Opens a list and reads it: as its element has left it, in the shopper's order, pressed for where the machine was so slow
 * that it might have been read before; or with the shop's own script alone.
 */
async function listOf(
  page: Page,
  stand: Stand,
  path: string,
  wanted: 'any' | 'mine' | 'off',
): Promise<{ids: string[]; html: Record<string, string>; state: string}> {
  if (wanted === 'off')
    await page.route('**/vitrine.js', (route) => route.fulfill({body: '', contentType: 'text/javascript'}));
  await page.addInitScript(() => {
    document.addEventListener('vitrine-rerank', (event) =>
      document.documentElement.setAttribute('data-state', (event as CustomEvent<{state: string}>).detail.state),
    );
  });
  await page.goto(stand.shopUrl + path);
  if (wanted !== 'off') await page.waitForSelector('html[data-state]');
  if (wanted === 'mine' && (await stateOf(page)) === 'offer')
    await page.locator('vitrine-rerank [part=switch]').click();
  if (wanted === 'mine') await page.waitForSelector('html[data-state=mine]');
  const ids = await idsOf(page);
  const html = await page.evaluate(() =>
    [...document.querySelectorAll('main ul.grid > li')].map((card) => card.outerHTML.replace(/ loading="lazy"/, '')),
  );
  if (wanted === 'off') await page.unroute('**/vitrine.js');
  return {ids, html: Object.fromEntries(ids.map((id, at) => [id, html[at]])), state: await stateOf(page)};
}

const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.getAttribute('data-state') ?? '');

/** Notes every layout shift in which a card of the list has a part. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, {shifts});
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {value: number; sources: {node: Node | null}[]})[]) {
        if (entry.value > 0.0005)
          shifts.push(`${entry.value} ${entry.sources.map(({node}) => node?.nodeName).join(' ')}`);
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
}
const shiftsOf = async (page: Page) => {
  await page.waitForTimeout(300);
  return page.evaluate(() => (window as {shifts?: string[]}).shifts?.filter((one) => /LI|UL|VITRINE-RERANK/.test(one)));
};

/** Presses Tab from the top of the page until the focus is on this part of the element. */
async function tabTo(page: Page, part: string): Promise<void> {
  await page.locator('#q').focus(); // whoever had to press the switch for an order of their own is at it already
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const host = document.activeElement;
      return host?.localName === 'vitrine-rerank' ? host.shadowRoot?.activeElement?.getAttribute('part') : '';
    });
    if (at === part) return;
  }
  throw new Error(`no Tab leads to ${part}`);
}
