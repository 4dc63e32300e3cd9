import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {serve} from '@hono/node-server';
import {type Context, Hono} from 'hono';
import {createDemoCatalog} from './catalog.ts';
import {jsonFeed, merchantTsv, merchantXml} from './feed.ts';
import {LOCALES, type Locale} from './messages.ts';
import {cartPage, checkoutPage, favoritesPage, thanksPage} from './pages/basket.ts';
import {homePage} from './pages/home.ts';
import {layout} from './pages/layout.ts';
import {categoryPage, searchPage} from './pages/list.ts';
import {toGa4} from './pages/parts.ts';
import {missingPage, privacyPage} from './pages/privacy.ts';
import {productPage} from './pages/product.ts';
import type {Page, Visit, VitrineTag} from './pages/visit.ts';
import {drawPicture} from './pictures/draw.ts';
import {createShopIndex, type ShopIndex} from './search.ts';

export interface DemoSiteOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Base URL of the Vitrine server, without a slash at the end; none, and the shop runs without Vitrine. */
  readonly vitrineServer?: string;
  /** The shop's public key, base64. */
  readonly key?: string;
  readonly shopId?: string;
}

export interface DemoSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the shop on 127.0.0.1 until it is closed. */
export async function startDemoSite({
  port,
  vitrineServer,
  key = '',
  shopId = 'window-market',
}: DemoSiteOptions): Promise<DemoSite> {
  const app = createDemoApp(vitrineServer ? {server: vitrineServer.replace(/\/$/, ''), shopId, key} : null);
  return new Promise((resolve, reject) => {
    const server = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, (info: AddressInfo) =>
      resolve({
        url: `http://127.0.0.1:${info.port}`,
        close: () => new Promise((done, fail) => server.close((error) => (error ? fail(error) : done()))),
      }),
    );
    server.on('error', reject);
  });
}

/** The shop as handlers from Request to Response. */
export function createDemoApp(vitrine: VitrineTag | null): Hono {
  const index = createShopIndex(createDemoCatalog());
  const app = new Hono();

  for (const locale of LOCALES) {
    const base = locale === 'en' ? '/en' : '';
    const page = (path: string, create: (visit: Visit, name: string) => Page | null) =>
      app.get(base + path, (c) =>
        answer(c, index, vitrine, locale, (visit) => create(visit, c.req.param('name') ?? '')),
      );
    page('/', homePage);
    page('/c/:name', categoryPage);
    page('/p/:name', productPage);
    page('/search', searchPage);
    page('/favorites', favoritesPage);
    page('/cart', cartPage);
    page('/checkout', checkoutPage);
    page('/thanks', thanksPage);
    page('/privacy', privacyPage);
    app.get(base + '/items', (c) => c.json(itemsOf(index, locale, c.req.query('ids') ?? '')));
    app.get(base + '/feed.xml', (c) =>
      c.body(merchantXml(originOf(c), locale, index.catalog), 200, {'content-type': 'application/xml; charset=utf-8'}),
    );
    app.get(base + '/feed.tsv', (c) =>
      c.body(merchantTsv(originOf(c), locale, index.catalog), 200, {
        'content-type': 'text/tab-separated-values; charset=utf-8',
      }),
    );
  }
  app.get('/en', (c) => c.redirect('/en/', 301));
  app.get('/feed.json', (c) => c.json(jsonFeed(index.catalog)));
  app.get('/images/:file{.+\\.svg}', (c) => {
    const item = index.find(c.req.param('file').slice(0, -'.svg'.length));
    if (!item) return c.text('no such picture', 404);
    const {kind, palette, label, seed} = item.picture;
    return c.body(drawPicture(kind, palette, label, seed), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
      ...PLAIN,
    });
  });
  for (const [file, type] of ASSETS) {
    const text = readFileSync(new URL(`assets/${file}`, import.meta.url), 'utf8');
    app.get(`/assets/${file}`, (c) => c.body(text, 200, {'content-type': type, 'cache-control': 'no-cache', ...PLAIN}));
  }
  app.notFound((c) =>
    answer(c, index, vitrine, new URL(c.req.url).pathname.startsWith('/en/') ? 'en' : 'zh-CN', () => null),
  );
  return app;
}

const ASSETS = [
  ['shop.css', 'text/css; charset=utf-8'],
  ['shop.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
] as const;

const PLAIN = {'x-content-type-options': 'nosniff'};

const originOf = (c: Context) => new URL(c.req.url).origin;

function answer(
  c: Context,
  index: ShopIndex,
  vitrine: VitrineTag | null,
  locale: Locale,
  create: (visit: Visit) => Page | null,
): Response {
  const nonce = randomBytes(16).toString('base64');
  const visit: Visit = {index, locale, url: new URL(c.req.url), nonce, vitrine};
  const page = create(visit) ?? missingPage(visit);
  return c.html(layout(visit, page), page.status ?? 200, {
    'content-security-policy': policy(nonce, vitrine),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': 'no-cache',
    ...PLAIN,
  });
}

/** As strict as a careful shop's: no inline styles, no evaluation, scripts and calls to one other origin only. */
function policy(nonce: string, vitrine: VitrineTag | null): string {
  const origin = vitrine ? ` ${new URL(vitrine.server).origin}` : '';
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'${origin}`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self'${origin}`,
    `worker-src blob: 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}

/** What cart and favorites show; ids we do not know are left out. */
function itemsOf(index: ShopIndex, locale: Locale, ids: string) {
  return ids
    .split(',')
    .slice(0, 100)
    .flatMap((id) => {
      const item = index.find(id);
      if (!item) return [];
      const {itemId, title, url, image, price, available} = item;
      return [{itemId, title: title[locale], url: url[locale], image, price, available, ga4: toGa4(item, locale)}];
    });
}
