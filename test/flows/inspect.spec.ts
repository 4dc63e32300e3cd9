import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, type Page} from '@playwright/test';
import {expectAccessible, wish} from './axe.ts';
import {test} from './flow.ts';
import type {Stand} from './stand.ts';

const verdict = (page: Page) => page.locator('vitrine-panel [part=verdict]');
const corner = (page: Page) => page.locator('vitrine-panel [part=corner]');
const section = (page: Page, title: string) =>
  page.locator('vitrine-panel section').filter({has: page.getByRole('heading', {name: title, exact: true})});
/** What the panel says of one thing. */
const fact = (page: Page, term: string) =>
  page.locator('vitrine-panel dt').getByText(term, {exact: true}).locator('xpath=following-sibling::dd[1]');
const ticked = (page: Page) =>
  page
    .locator('vitrine-panel li[part=done] > span')
    .evaluateAll((steps) => steps.map((step) => step.firstChild?.textContent));

test('a merchant walks through the shop, and each step is ticked when it was seen', async ({
  page,
  stand: {shopUrl},
}) => {
  await page.goto(`${shopUrl}/en/?vitrine=setup`);
  await expect(corner(page)).toHaveText('Vitrine · This page is understood');
  await expect(page.locator('vitrine-panel [part=panel]')).toBeHidden();
  await corner(page).click();
  await expect(fact(page, 'Kind of page')).toContainText('First page');
  await expect.poll(() => ticked(page)).toEqual(['First page']);

  await page.goto(`${shopUrl}/en/c/formula`);
  await expect(verdict(page)).toHaveText('This page is understood'); // it is still open, and still there
  await expect(fact(page, 'Category')).toContainText('Infant Formula');
  await expect(fact(page, 'Products in the list')).toContainText('found');

  await page.goto(`${shopUrl}/en/p/formula-101`);
  await expect(fact(page, 'Id')).toContainText('formula-101JSON-LD · sure');
  await expect(fact(page, 'Price')).toContainText('318');
  await expect(fact(page, 'Currency')).toContainText('CNY');
  await expect(fact(page, 'Availability')).toContainText('in stock');
  await expect(fact(page, 'Server').last()).toContainText('answers');
  await expect(fact(page, 'Catalogue')).toContainText('products, built today');
  await expect(fact(page, 'vitrine-shelf product')).toContainText('shown,');
  await expect(fact(page, 'Engine')).toHaveText(/^in a worker, as it should be|too slow/); // on a busy machine
  await expect(fact(page, 'Holds now')).toContainText('memory only');

  await page.locator('#q').fill('bed');
  await page.locator('#q').press('Enter');
  await expect(fact(page, 'Searched for')).toContainText('bed');
  await page.goto(`${shopUrl}/en/p/formula-101`);
  await page.locator('vitrine-panel [part=collapse]').click(); // it covers what is to be pressed
  await page.locator('main form.order [type=submit]').click();
  await corner(page).click();
  await expect.poll(() => ticked(page)).toContain('Into the cart');
  await page.locator('vitrine-panel [part=collapse]').click();
  await page.goto(`${shopUrl}/en/cart`);
  await expect(corner(page)).toHaveText('Vitrine · This page is understood');
  await page.goto(`${shopUrl}/en/checkout`);
  await page.locator('#checkout [type=submit]').isEnabled();
  for (const field of await page.locator('#checkout input[required], #checkout textarea[required]').all())
    await field.fill('12345678901');
  await page.locator('#checkout [type=submit]').click();
  await page.waitForURL('**/thanks');
  await corner(page).click();
  await expect
    .poll(() => ticked(page))
    .toEqual(['First page', 'A list', 'A product', 'A search', 'Into the cart', 'The cart', 'An order']);

  await page.locator('vitrine-panel [part=close]').click();
  await expect(page.locator('vitrine-panel')).toHaveCount(0);
  await page.goto(`${shopUrl}/en/p/formula-102`);
  await expect(page.locator('vitrine-shelf li a').first()).toBeVisible();
  await expect(page.locator('vitrine-panel')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('vitrine')))).toEqual([]);
});

test('what a page lacks is named, with the line that mends it, and that line does', async ({
  page,
  stand,
  context,
  browserName,
}) => {
  const bare = '<h1>Teapot</h1><button>Add to cart</button>';
  const shown: ShownPage = {
    body: `<main><script type="application/ld+json">{"@type":"Product","sku":"POT-1","name":"Teapot","image":"/images/pot.webp"}</script>${bare}</main>`,
  };
  const shop = await serve(stand, shown);
  await page.goto(`${shop.url}/teapot?vitrine=setup`);
  await expect(corner(page)).toHaveText('Vitrine · 3 things to mend');
  await corner(page).click();
  await expect(section(page, 'To mend').locator('p').first()).toContainText('Price, Currency, Category');
  await expect(fact(page, 'Price')).toHaveText('not found');
  const line = await section(page, 'To mend').locator('code').first().textContent();
  expect(line).toBe(
    '<main data-vitrine-product data-vitrine-id="POT-1" data-vitrine-title="Teapot" data-vitrine-price="…" data-vitrine-currency="…" data-vitrine-category="…">',
  );
  if (browserName === 'chromium') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await section(page, 'To mend').getByRole('button').first().click();
    await expect(page.locator('vitrine-panel [part=status]')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
  }
  const filled = line!
    .replace('price="…"', 'price="49.50"')
    .replace('currency="…"', 'currency="EUR"')
    .replace('category="…"', 'category="Home > Tea"');
  shown.body = `${filled}${bare}<img src="/pot.webp" alt=""></main>`;
  await page.goto(`${shop.url}/teapot`);
  await expect(verdict(page)).toHaveText('This page is understood');
  await expect(fact(page, 'Price')).toContainText('49.5');
  await expect(fact(page, 'Category')).toContainText('Home › Tea');
  shop.close();
});

test('it tells of a wrong key, of a server that is not there, and of a policy that allows no worker', {
  tag: '@engine',
}, async ({page, stand, noise}) => {
  const body = '<p>About us</p>';
  const open = async (shown: Omit<ShownPage, 'body'>) => {
    const shop = await serve(stand, {body, ...shown});
    await page.goto(`${shop.url}/about?vitrine=setup`);
    await corner(page).click();
    shop.close();
  };
  await open({attributes: {'data-key': 'BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA='}});
  await expect(verdict(page)).toHaveText('1 thing to mend');
  await expect(section(page, 'To mend')).toContainText('not signed with the key in your tag');

  await open({attributes: {'data-shop': 'nobody'}});
  await expect(section(page, 'To mend')).toContainText('does not know this shop');
  noise.length = 0; // the browser itself tells of the 404

  await open({headers: {'content-security-policy': `script-src 'self' ${stand.serverUrl}; worker-src 'none'`}});
  await expect(section(page, 'To mend').locator('code')).toHaveText('worker-src blob:');
  await expect(fact(page, 'Engine')).toContainText('in the page');
  noise.length = 0; // and of its own refusal

  await open({attributes: {'data-server': ''}});
  await expect(verdict(page)).toHaveText('No product and no list here');
  await expect(section(page, 'This page').locator('code').first()).toContainText('<main data-vitrine-product');
});

test('a developer sees events as they happen, what lists are made of, and takes all of it along', async ({
  page,
  stand,
  context,
  browserName,
}) => {
  await page.goto(`${stand.shopUrl}/en/p/formula-101?vitrine=inspect`);
  await expect(corner(page)).toContainText('1 event');
  await corner(page).click();
  const events = page.locator('vitrine-panel [part=events] li');
  await expect(events.first()).toContainText('formula-101');
  await page.evaluate(() =>
    (window as unknown as {vitrine: {track(event: unknown): void}}).vitrine.track({
      type: 'add',
      item: {itemId: 'tea-101'},
      quantity: 2,
    }),
  );
  await expect(events.first()).toContainText('addtea-101 × 2explicit');
  await expect(fact(page, 'Looked at')).toContainText('formula-101');
  await expect(fact(page, 'Cart')).toContainText('tea-101');
  await expect(fact(page, 'Storage')).toHaveText('memory');
  await expect(fact(page, 'Budget')).toContainText('nats');

  const list = page.locator('vitrine-panel details').filter({hasText: 'product'}).first();
  await list.locator('summary').first().click();
  const item = list.locator('details').first();
  await item.locator('summary').click();
  const [score] = await numbers(item.locator('summary small'));
  const parts = await numbers(item.locator('dd'));
  const contributions = parts.slice(0, -1); // the last is the neutral score
  expect(contributions.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 2);

  await page.locator('vitrine-panel [part=pause]').click();
  const seen = await events.count();
  await page.evaluate(() =>
    (window as unknown as {vitrine: {track(event: unknown): void}}).vitrine.track({type: 'search', query: 'tea'}),
  );
  await page.waitForTimeout(600);
  expect(await events.count()).toBe(seen);
  await page.locator('vitrine-panel [part=pause]').click();
  await expect(events.first()).toContainText('searchtea');

  if (browserName === 'chromium') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('vitrine-panel [part=copy-json]').click();
    await expect(page.locator('vitrine-panel [part=status]')).toHaveText('Copied.');
    const told = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as {
      shop: string;
      reading: {kind: string};
      events: unknown[];
    };
    expect([told.shop, told.reading.kind, told.events.length]).toEqual([stand.shopId, 'product', seen + 1]);
  }
  await page.locator('vitrine-panel [part=forget]').click();
  await expect(fact(page, 'Events kept')).toHaveText('0');
  await expect(events).toHaveCount(0);
});

test('nobody else pays for it, it sends nothing, and no event is made by using it', async ({page, stand}) => {
  await page.goto(`${stand.shopUrl}/en/p/formula-103`);
  await expect(page.locator('vitrine-shelf li a').first()).toBeVisible();
  const asked = () => stand.requests.filter(({path}) => path === '/vitrine-inspect.mjs').length;
  const before = asked();
  await expect(page.locator('vitrine-panel')).toHaveCount(0);
  await page.goto(`${stand.shopUrl}/en/p/formula-103?vitrine=setup`);
  await corner(page).click();
  expect(asked()).toBe(before + 1);
  for (const fold of await page.locator('vitrine-panel li[part=open] summary').all()) await fold.click();
  await page.locator('vitrine-panel [part=inspect]').click();
  await expect(page.locator('vitrine-panel [part=events] li')).toHaveCount(1); // the view of the page itself
  expect(stand.requests.filter(({method}) => method === 'POST')).toEqual([]);
});

for (const view of ['setup', 'inspect'] as const) {
  test(`the ${view} panel is had by keyboard alone, fits the smallest phone, and axe has nothing to say`, {
    tag: view === 'setup' ? ['@engine'] : [],
  }, async ({page, stand, browserName}) => {
    await page.goto(`${stand.shopUrl}/en/p/formula-101?vitrine=${view}`);
    await expect(corner(page)).toBeVisible();
    await page.evaluate(() => document.getElementById('consent')?.setAttribute('hidden', ''));
    await corner(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('vitrine-panel [part=collapse]')).toBeFocused();
    expect(await page.evaluate(sizesWithAndWithout)).toEqual({moved: false});
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(page.locator('vitrine-panel [part=setup]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('vitrine-panel [part=setup]')).toHaveAttribute('aria-pressed', 'true');
    await page.locator(`vitrine-panel [part=${view}]`).click();
    if (view === 'setup') {
      const fold = page.locator('vitrine-panel li[part=open] summary').first();
      await fold.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('vitrine-panel li[part=open] details').first()).toHaveAttribute('open', '');
      await page.waitForTimeout(5000); // it looks again meanwhile, and what is open stays open
      await expect(page.locator('vitrine-panel li[part=open] details').first()).toHaveAttribute('open', '');
      await expect(fold).toBeFocused();
    }
    for (const scheme of browserName === 'chromium' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await wish(page, {scheme});
      await expectAccessible(page);
    }
    await page.setViewportSize({width: 320, height: 560});
    const box = (await page.locator('vitrine-panel [part=panel]').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const inner = page.locator('vitrine-panel [part=body]');
    expect(await inner.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
    await page.locator('vitrine-panel [part=collapse]').focus();
    await page.keyboard.press('Escape');
    await expect(corner(page)).toBeFocused();
  });
}

/** Whether the page would be laid out otherwise if the panel were not there. */
function sizesWithAndWithout(): {moved: boolean} {
  const {documentElement: root, body} = document;
  const sizes = () => JSON.stringify([root.scrollWidth, root.scrollHeight, body.getBoundingClientRect()]);
  const panel = document.querySelector<HTMLElement>('vitrine-panel')!;
  const before = sizes();
  const focused = panel.shadowRoot?.activeElement as HTMLElement | null;
  panel.remove();
  const moved = sizes() !== before;
  body.append(panel);
  focused?.focus();
  return {moved};
}

async function numbers(locator: ReturnType<Page['locator']>): Promise<number[]> {
  const texts = await locator.allTextContents();
  return texts.map((text) => Number.parseFloat(text.replaceAll(',', ''))).filter((value) => !Number.isNaN(value));
}

interface ShownPage {
  body: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A shop of one page, with the tag of the stand's shop as it is or with other attributes. */
async function serve(stand: Stand, shown: ShownPage): Promise<{url: string; close: () => void}> {
  const {serverUrl, shopId, key} = stand;
  const tag = {'data-shop': shopId, 'data-server': serverUrl, 'data-key': key, ...shown.attributes};
  const written = Object.entries(tag).map(([name, value]) => `${name}="${value}"`);
  const server = createServer((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...shown.headers});
    response.end(
      `<!doctype html><html lang="en"><head><title>Teapot</title><link rel="icon" href="data:,"><script async src="${serverUrl}/vitrine.js" ${written.join(' ')}></script></head><body>${shown.body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}`, close: () => server.close()};
}
