import {expect, type Page} from '@playwright/test';
import {expectAccessible, expectFits, wish} from './axe.ts';
import {test} from './flow.ts';
import type {Stand} from './stand.ts';

const PAGES = {
  home: '/',
  category: '/c/formula',
  product: '/p/formula-101',
  search: `/search?q=${encodeURIComponent('床上三件套')}`,
  favorites: '/favorites',
  cart: '/cart',
  checkout: '/checkout',
  thanks: '/thanks',
  privacy: '/privacy',
};

for (const [name, base, scheme] of [
  ['Chinese and light', '', 'light'],
  ['English and dark', '/en', 'dark'],
] as const) {
  test(`axe has nothing to say of any page, and it fits a small phone, ${name}`, async ({page, stand}) => {
    await wish(page, {scheme});
    await beCustomer(page, stand);
    for (const path of Object.values(PAGES)) {
      await open(page, stand, base + path);
      if (path === PAGES.home) await expect(page.locator('#consent')).toBeVisible();
      else await page.evaluate(() => document.getElementById('consent')?.setAttribute('hidden', '')); // it covers what is to be read
      await expectAccessible(page);
      await expectFits(page);
    }
  });
}

test('the keyboard reaches all there is, and shows where it is', {tag: '@engine'}, async ({page, stand}) => {
  await open(page, stand, PAGES.category);
  const stops: string[] = [];
  while (stops.at(-1) !== 'sync' && stops.length < 200) {
    await page.keyboard.press('Tab');
    const {what, marked, covered} = await page.evaluate(focused);
    stops.push(what);
    expect(marked, `${what} shows that it has the focus`).toBe(true);
    expect(covered, `${what} stands behind the question of consent`).toBe(false);
  }
  const cards = await page.locator('vitrine-shelf li').count();
  expect(stops.filter((what) => what === 'link')).toHaveLength(cards);
  expect(stops).toEqual(
    expect.arrayContaining(['chip', 'more', 'previous', 'next', 'neutral', 'off', 'local', 'sync']),
  );

  const previous = page.locator('vitrine-shelf [part=previous]');
  await page.locator('vitrine-shelf [part=list]').evaluate((list) => list.scrollTo({left: 0, behavior: 'instant'}));
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await page.locator('vitrine-shelf [part=next]').focus();
  await page.keyboard.press('Enter');
  await expect(previous).toHaveAttribute('aria-disabled', 'false');

  const neutral = page.getByRole('switch', {name: '不是基于我'});
  await neutral.focus();
  await page.keyboard.press('Space');
  await expect(neutral).toHaveAttribute('aria-checked', 'true');
  await expect(page.locator('vitrine-shelf [part=note]')).toHaveText(/^所有人看到的都一样/);
  await page.keyboard.press('Enter');
  await expect(neutral).toHaveAttribute('aria-checked', 'false');
  await expect(neutral).toBeFocused();

  await page.locator('[data-consent=local]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#consent')).toBeHidden();
  await expect(page.locator('main')).toBeFocused();
});

for (const [device, width] of [
  ['desktop', 1280],
  ['phone', 390],
] as const) {
  test(`nothing moves on a ${device} when the widgets come late`, async ({page, stand}) => {
    await page.setViewportSize({width, height: 2400}); // everything is in view, so everything counts
    await beCustomer(page, stand);
    for (const [url, delay] of [
      ['**/vitrine.js', 500],
      ['**/items?*', 250],
    ] as const) {
      await page.route(url, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        await route.continue();
      });
    }
    const {home, product, search, category, cart} = PAGES;
    for (const path of [home, product, search, category, cart, `/en${search}`, '/search?q=zzzzqq']) {
      await open(page, stand, path);
      expect(await page.evaluate(moved), path).toEqual([]);
    }
  });
}

/** Somebody with three lines in the cart, two favorites and an order behind them. */
async function beCustomer(page: Page, stand: Stand): Promise<void> {
  await open(page, stand, PAGES.privacy);
  await page.evaluate(() => {
    const ids = ['formula-101', 'bed-sets-101', 'diapers-101'];
    localStorage.setItem('shop-cart', JSON.stringify(ids.map((id) => ({id, quantity: 1}))));
    localStorage.setItem('shop-favorites', JSON.stringify(ids.slice(1)));
    sessionStorage.setItem('shop-order', JSON.stringify({number: 'W1', items: [], total: 0, told: true}));
  });
}

/** Opens a page and waits until its widgets show what they have. */
async function open(page: Page, stand: Stand, path: string): Promise<void> {
  await page.goto(stand.shopUrl + path);
  await page.waitForFunction(() => {
    const waiting = [...document.querySelectorAll('vitrine-shelf:not([empty]), vitrine-chips:not([empty])')];
    return (
      customElements.get('vitrine-shelf') !== undefined &&
      waiting.every(({shadowRoot}) => shadowRoot?.querySelector('li a')) &&
      [...document.querySelectorAll('.fill')].every((box) => box.firstElementChild?.firstElementChild)
    );
  });
}

/** What has the focus, whether it looks so, and whether the question of consent hides it altogether. */
function focused(): {what: string; marked: boolean; covered: boolean} {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return {what: '', marked: true, covered: false};
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
  const consent = document.getElementById('consent');
  const box = consent?.getBoundingClientRect();
  const {top, bottom} = element.getBoundingClientRect();
  return {
    what:
      element.getAttribute('part')?.split(' ')[0] ??
      element.getAttribute('data-consent') ??
      (element.className || element.localName),
    marked: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    covered: Boolean(box && !consent?.contains(element) && top >= box.top && bottom <= box.bottom),
  };
}

/** What has moved since the page began, and by how much; empty below a thousandth altogether. */
function moved(): Promise<string[]> {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly {readonly node: Node | null}[];
  }
  return new Promise((resolve) => {
    const shifts: LayoutShift[] = [];
    new PerformanceObserver((list) => {
      shifts.push(...(list.getEntries() as LayoutShift[]).filter(({hadRecentInput}) => !hadRecentInput));
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => {
      const total = shifts.reduce((sum, {value}) => sum + value, 0);
      const told = shifts.map(({value, sources}) => {
        const nodes = sources.map(({node}) => (node instanceof Element ? `${node.localName}.${node.className}` : '?'));
        return `${value.toFixed(4)}: ${nodes.join(', ')}`;
      });
      resolve(total > 0.001 ? told : []);
    }, 200);
  });
}
