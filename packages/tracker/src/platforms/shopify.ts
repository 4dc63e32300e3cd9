import type {SeenItem} from '@vitrine/core';
import type {PageKind, Stop} from '../adapter.ts';
import {clean, listen, quietly, stopAll} from '../page.ts';
import {type Found, idsOf} from '../reading/found.ts';
import {countOf, fieldOf, isoCode, itemOf, onSubmit, pageOf} from './fields.ts';
import {eventually} from './late.ts';
import type {Acts, Platform} from './platform.ts';
import {isThemeEditor} from './theme-editor.ts';
import {nodesOf, within} from './within.ts';

/** What Shopify's own analytics call a page, where it says more than "other". */
const KINDS: ReadonlyMap<unknown, PageKind> = new Map([
  ['product', 'product'],
  ['collection', 'list'],
  ['searchresults', 'search'],
  ['cart', 'cart'],
]);
/** Of `/products/h`, `/collections/c/products/h` and `/en-de/products/h`. */
const HANDLE = /\/products\/([^/?#]+)/;

/** Themes are Dawn and its kin (functions `publish`/`subscribe`), Horizon before 4 (`cart:update`), and those that speak Shopify's standard events. */
export const shopify: Platform = {
  read(page) {
    const meta = metaOf(page);
    const type = within(meta, 'page', 'pageType');
    const kind = KINDS.get(type);
    // A theme that navigates by itself leaves the state of an earlier page behind
    if (!type || (kind === 'product') !== HANDLE.test(page.location.pathname)) return null;
    if (kind === 'product') return {kind, product: productOf(page, within(meta, 'product'))};
    return pageOf(kind ?? 'other', page, 'q');
  },
  watch(page, acts) {
    if (isThemeEditor(page)) return () => {};
    const heard: Heard = {standard: false, line: ''};
    return stopAll([
      onSubmit(page, (form, action) => {
        const item = /\/cart\/add\b/.test(action) && soldAs(page, variantIn(form));
        if (item) acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'quantity'))});
      }),
      listen(page, 'click', (event) => {
        heard.line = variantAround(event);
      }),
      watchStandard(page, acts, heard),
      watchHorizon(page, acts, heard),
      watchDawn(page, acts, heard),
    ]);
  },
};

interface Heard {
  /** The theme speaks the standard; what else it sends would be told twice. */
  standard: boolean;
  /** Variant of the cart's line in which was pressed last. */
  line: string;
}

interface LinesUpdate extends Event {
  readonly action?: unknown;
  readonly lines?: unknown;
  readonly promise?: PromiseLike<unknown>;
}

/** Shopify's standard events: sent before the cart changes, with a promise of how that went. */
function watchStandard(page: Window, acts: Acts, heard: Heard): Stop {
  let stopped = false;
  const stop = listen<LinesUpdate>(page, 'shopify:cart:lines-update', ({action, lines, promise}) => {
    heard.standard = true;
    // Lines that are there are named by keys alone, which hold the cart's secret
    const pressed = soldAs(page, heard.line);
    const settle = (ok: boolean) => {
      if (stopped) return;
      for (const line of nodesOf(lines)) {
        const quantity = within(line, 'quantity');
        const added = action === 'add' && soldAs(page, within(line, 'merchandiseId'));
        if (added && ok) acts.happened({type: 'add', item: added, ...countOf(quantity)});
        else if (added) acts.answered(false, added);
        else if (pressed && ok && (action === 'remove' || quantity === 0))
          acts.happened({type: 'remove', item: pressed});
      }
    };
    void promise?.then(
      (result) => settle(!nodesOf(within(result, 'userErrors')).length && !within(result, 'detail', 'didError')),
      () => settle(false),
    );
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** Horizon's older events: an add and a change of quantity share one name, but only an add names its product. */
function watchHorizon(page: Window, acts: Acts, heard: Heard): Stop {
  return stopAll([
    listen<CustomEvent>(page, 'cart:update', ({detail}) => {
      if (heard.standard) return;
      const data = within(detail, 'data');
      const product = within(data, 'productId');
      if (!product) return leave(page, acts, within(detail, 'resource'), heard.line);
      const item = soldAs(page, within(data, 'variantId') ?? within(detail, 'sourceId'), product);
      if (!item) return;
      if (within(data, 'didError')) acts.answered(false, item);
      else acts.happened({type: 'add', item, ...countOf(within(data, 'itemCount'))});
    }),
    listen(page, 'cart:error', () => heard.standard || acts.answered(false)),
  ]);
}

type Subscribe = (name: string, hear: (told: unknown) => void) => unknown;

/** Dawn's messages between scripts: functions of the page, unless a theme has bundled them away. */
function watchDawn(page: Window, acts: Acts, heard: Heard): Stop {
  const hears = {
    'cart-update'(told: unknown) {
      const cart = within(told, 'cartData');
      const item = soldAs(page, within(told, 'productVariantId'), within(cart, 'product_id'));
      if (item) acts.happened({type: 'add', item});
      else leave(page, acts, cart, clean(within(told, 'variantId')));
    },
    'cart-error'(told: unknown) {
      acts.answered(false, soldAs(page, within(told, 'productVariantId')) ?? undefined);
    },
  };
  return eventually(page, () => {
    // Both, of two parameters each, in a theme: what else is named `subscribe` may subscribe to a newsletter
    const [subscribe, publish] = ['subscribe', 'publish'].map((name) => within(page, name) as Subscribe | undefined);
    if (subscribe?.length !== 2 || publish?.length !== 2 || !within(page, 'Shopify', 'theme')) return null;
    const stops = Object.entries(hears).map(([name, hear]) =>
      subscribe(name, (told) => {
        if (!heard.standard) quietly(() => hear(told));
      }),
    );
    return () => {
      for (const stop of stops) if (typeof stop === 'function') stop();
    };
  });
}

/** Tells that a variant has left the cart, when the cart as it is now has no line of it. */
function leave(page: Window, acts: Acts, cart: unknown, variant: string): void {
  const lines = within(cart, 'items');
  const item = Array.isArray(lines) && soldAs(page, variant);
  if (item && !nodesOf(lines).some((line) => clean(within(line, 'variant_id')) === variant)) {
    acts.happened({type: 'remove', item});
  }
}

/** The variant to which the line around a press links; '' when nothing near it does. */
function variantAround(event: Event): string {
  for (const node of event.composedPath().slice(0, 8)) {
    const link = (node as Element).querySelector?.('a[href*="/products/"][href*="variant="]');
    if (link) return /variant=(\d+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? '';
  }
  return '';
}

const metaOf = (page: Window) => within(page, 'ShopifyAnalytics', 'meta') ?? within(page, 'meta');

function productOf(page: Window, product: unknown): Found {
  const {pathname, origin, search} = page.location;
  const variants = nodesOf(within(product, 'variants'));
  const chosen = new URLSearchParams(search).get('variant') ?? variantIn(page.document, variants);
  const variant = variants.find((one) => clean(within(one, 'id')) === chosen) ?? variants[0];
  const name = clean(within(variant, 'name'));
  const option = clean(within(variant, 'public_title'));
  const ids = (key: string) => [variant, ...variants].map((one) => within(one, key));
  return {
    ids: idsOf([
      within(product, 'id'),
      HANDLE.exec(pathname)?.[1],
      ...ids('id'),
      ...ids('sku'),
      within(product, 'gid'),
    ]).slice(0, 40),
    url: origin + pathname.replace(/\/collections\/[^/]+(?=\/products\/)/, ''),
    title: option && name.endsWith(' - ' + option) ? name.slice(0, -option.length - 3) : name,
    ...priceOf(page, within(variant, 'price')),
    brand: clean(within(product, 'vendor')),
  };
}

/** Prices are hundredths of the shown currency. Where it has no hundredths, or two currencies are named, others know better. */
function priceOf(page: Window, hundredths: unknown): Pick<Found, 'price' | 'currency'> {
  const shown = isoCode(within(page, 'Shopify', 'currency', 'active'));
  const priced = isoCode(within(metaOf(page), 'currency')) ?? shown;
  const currency = shown ?? priced;
  const known = currency && priced === currency && decimalsOf(currency) === 2;
  return {
    ...(currency && {currency}),
    ...(known && typeof hundredths === 'number' && hundredths > 0 && {price: hundredths / 100}),
  };
}

const decimalsOf = (currency: string) =>
  new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits;

/** A product by one of its variants: by its own id where the page's state knows it, else by its handle where a cart links to it. */
function soldAs(page: Window, variant: unknown, product?: unknown): SeenItem | null {
  const meta = metaOf(page);
  const id = digits(variant);
  const owner = [within(meta, 'product'), ...nodesOf(within(meta, 'products'))].find((one) =>
    nodesOf(within(one, 'variants')).some((other) => clean(within(other, 'id')) === id),
  );
  const link = id && page.document.querySelector(`a[href*="/products/"][href*="variant=${id}"]`)?.getAttribute('href');
  return itemOf(digits(product) || within(owner, 'id'), HANDLE.exec(link ?? '')?.[1], id);
}

/** `gid://shopify/ProductVariant/123` and 123 are one id. */
const digits = (id: unknown) => /\d+$/.exec(clean(id))?.[0] ?? '';

/** The variant that a form adds; of a page, that of the form of one of these variants. */
function variantIn(root: ParentNode, variants: readonly object[] = []): string | undefined {
  const known = variants.map((variant) => clean(within(variant, 'id')));
  if (!known.length) return fieldOf(root, 'id');
  const inputs = root.querySelectorAll<HTMLInputElement>('form[action*="/cart/add"] [name="id"]');
  return [...inputs].map(({value}) => value).find((id) => known.includes(id));
}
