import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {click, openShop, type Shop, say} from './shop.ts';

const page = (name: string, price: number) => `
  <nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/tables">Tables</a> &gt; <span>${name}</span></nav>
  <main><h1>${name}</h1><p>SKU: ${name}-1</p><b class="price">€ ${price}.00</b><button>Add to cart</button></main>
  <ul><li>Brand: Acme</li></ul>`;

/** Tasks of ours that wait for the page. */
let waiting: (() => void)[] = [];
let shop: Shop;
let now = 0;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100)); // every step is a long one
  vi.stubGlobal('scheduler', {yield: () => new Promise<void>((done) => waiting.push(done))});
});
afterEach(() => {
  shop.tracker.stop();
  waiting = [];
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Lets the tasks that wait run, and those that they make wait. */
async function runTasks(): Promise<number> {
  let count = 0;
  for (let task = waiting.shift(); task; task = waiting.shift(), count++) {
    task();
    await shop.rest(0);
  }
  return count;
}

const views = () => shop.of('view').map((event) => (event as {item: {title: string}}).item.title);

test('a page that takes long is read in several tasks, as it would be in one', async () => {
  shop = await openShop('/p/oak', page('Oak', 129));
  expect(shop.tracker.reading().kind).toBe('other');
  expect(await runTasks()).toBeGreaterThan(5);
  const inTasks = shop.tracker.reading();
  expect(inTasks).toMatchObject({kind: 'product', item: {title: 'Oak', price: 129, currency: 'EUR', brand: 'Acme'}});
  shop.tracker.stop();

  vi.mocked(performance.now).mockReturnValue(now);
  shop = await openShop('/p/oak', page('Oak', 129));
  expect(waiting).toEqual([]);
  expect(shop.tracker.reading()).toEqual(inTasks);
});

test('a browser without a scheduler reads in timers', async () => {
  vi.stubGlobal('scheduler', undefined);
  shop = await openShop('/p/oak', page('Oak', 129));
  expect(views()).toEqual(['Oak']);
});

test('the next page drops the reading of the one before', async () => {
  shop = await openShop('/p/oak', page('Oak', 129));
  expect(waiting).toHaveLength(1);
  await shop.goTo('/p/elm', page('Elm', 99));
  await runTasks();
  await shop.rest();
  expect(views()).toEqual(['Elm']);
});

test('a shopper who leaves while the page is read has seen it', async () => {
  shop = await openShop('/p/oak', page('Oak', 129));
  expect(views()).toEqual([]);
  window.dispatchEvent(new Event('pagehide'));
  expect(views()).toEqual(['Oak']);
});

test('a press does not wait for the reading', async () => {
  shop = await openShop('/p/oak', page('Oak', 129));
  click('button');
  say('Oak was added to your cart');
  await shop.rest();
  expect(shop.of('add')).toMatchObject([{item: {title: 'Oak', price: 129}, quantity: 1}]);
  expect(views()).toEqual(['Oak']);
});

test('a tracker that is stopped reads no further', async () => {
  shop = await openShop('/p/oak', page('Oak', 129));
  shop.tracker.stop();
  await runTasks();
  expect(shop.events).toEqual([]);
});
