import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, test} from '@playwright/test';
import type {ProfileView} from '@vitrine/core';

declare const vitrine: {profile(): Promise<ProfileView>};

/** A shop with one tag and no Vitrine server: twelve products, a list of them, and our shelves. */
const NAMES = ['Linen duvet', 'Linen sheet', 'Iron pan', 'Iron wok', 'Oak chair', 'Oak table'];
const products = [...NAMES, ...NAMES].map((name, i) => ({
  url: `/p/${i}`,
  name: `${name} ${i}`,
  price: `€${20 + 7 * i}.00`,
}));
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>';
const page = (body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Home goods</title>
  <script async src="/dist/vitrine.js" data-shop="alone" data-consent="local"></script><header><a href="/">Home</a></header>
  <main>${body}</main><vitrine-shelf placement="home"></vitrine-shelf>
  <vitrine-shelf placement="similar"></vitrine-shelf>`;
const list = products.map(
  ({url, name, price}) =>
    `<li class="card"><a href="${url}"><img src="/i.svg" alt=""><h3>${name}</h3></a><span class="price">${price}</span></li>`,
);

let server: Server;
const asked: string[] = [];
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const {pathname} = new URL(request.url!, 'http://shop.test');
    asked.push(pathname);
    const send = (type: string, body: string | Buffer) => response.writeHead(200, {'content-type': type}).end(body);
    const product = products.find(({url}) => url === pathname);
    if (pathname.startsWith('/dist/vitrine')) {
      void readFile(new URL(`../..${pathname}`, import.meta.url)).then((code) => send('text/javascript', code));
    } else if (pathname === '/i.svg') send('image/svg+xml', picture);
    else if (product) {
      const {name, price} = product;
      send('text/html', page(`<h1>${name}</h1><b class="price">${price}</b><button>Add to cart</button>`));
    } else send('text/html', page(`<h1>Everything</h1><ul>${list.join('')}</ul>`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => server.close());

test('one tag without a server shows what this device has seen, and asks for nothing', async ({page: tab}) => {
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  await tab.goto(base);
  await expect.poll(() => tab.evaluate(() => vitrine.profile().then(({eventCount}) => eventCount))).toBe(1);
  await expect(tab.locator('vitrine-shelf').first()).toBeHidden(); // nothing is known of anybody's taste yet
  await tab.goto(`${base}/p/2`);
  const titles = (placement: string) =>
    tab.locator(`vitrine-shelf[placement=${placement}] [part~=title]`).allInnerTexts();
  await expect
    .poll(() => titles('similar'), {timeout: 15_000})
    .toEqual(expect.arrayContaining(['Iron wok 3', 'Iron pan 8']));
  await expect.poll(async () => (await titles('home')).slice(0, 2).toSorted()).toEqual(['Iron pan 8', 'Iron wok 3']);
  await expect(tab.getByText('Because you viewed Iron pan 2').first()).toBeVisible();
  expect(asked.filter((path) => !/^\/(?:dist\/vitrine[\w.-]*|i\.svg|p\/2|favicon\.ico)?$/.test(path))).toEqual([]);
});
