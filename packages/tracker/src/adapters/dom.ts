import type {SeenItem} from '@vitrine/core';
import type {Sighting, Stop} from '../adapter.ts';
import {type Found, idsOf} from '../found.ts';
import {pageKey} from '../navigation.ts';
import {absolute, clean, isPressed, isVisible, listen, quietly, stopAll, textOf} from '../page.ts';
import {MONEY, type Price, parseNumber, parsePrice} from '../price.ts';
import {ADD, BUY, CART_URL, FAVORITE, HOME, QUERY, UNDO} from '../words.ts';
import {itemFrom} from './data-layer.ts';

const CONTROL = 'button,input[type=submit],input[type=button],input[type=image],[role=button],a';
const PRICE =
  '[itemprop~="price"],[data-price],' +
  ['price', 'prix', 'preis', 'prijs', 'precio', 'prezzo', 'fiyat', 'amount', 'money']
    .map((word) => `[class*="${word}" i],[id*="${word}" i]`)
    .join();
/** Words of class names for crossed-out prices, at the beginning of a part: "bold" and "wash" are none. */
const OLD = /(?:^|[\s_-])(?:old|was|strike\w*|list-?price|rrp|msrp|original|before|crossed|cross-?out|uvp)/i;
const CENTS = /^SUP\b|cent|decimal|fraction|sup\b/i;
const DECOY = /ex\.? ?tax|excl|税抜|point|积分|eco|\/ ?(?:\d+ ?)?(?:kg|g|l|ml|m|st|stk|paar|unit)\b|per /i;
const FURNITURE = 'header,footer,nav,[role=navigation],[role=banner],[role=contentinfo]';
const IDS = [
  'data-product-id',
  'data-product_id',
  'data-id-product',
  'data-pid',
  'data-sku',
  'data-goods-id',
  'data-item-id',
];
const ID_INPUTS =
  /^(?:product_?id|id_product|product|add-to-cart|goods_?id|sku|pid|item_?id|asin|productcode|product_code|code)$/i;
const MAX_CARDS = 120;

/** What a control says of itself, icons included. */
export function labelOf(control: Element): string {
  const own = ['aria-label', 'title', 'value', 'name', 'id', 'formaction'].map((name) => control.getAttribute(name));
  return [textOf(control).slice(0, 80), ...own, control.querySelector('img')?.getAttribute('alt')]
    .filter(Boolean)
    .join(' ');
}

/** The control that buys the page's one product: the first that does not lie in one of several like blocks. */
export function mainBuyControl(page: Window): Element | null {
  const controls = [...page.document.querySelectorAll(CONTROL)].slice(0, 3000).filter((control) => {
    const label = labelOf(control);
    return (ADD.test(label) || BUY.test(label)) && isVisible(control) && !control.closest(FURNITURE);
  });
  return controls.find((control) => !isRepeated(control, controls)) ?? null;
}

/** True when the element lies in one of several sibling blocks that hold such an element each: a card of a list. */
function isRepeated(control: Element, controls: readonly Element[]): boolean {
  let block: Element | null = control;
  for (let level = 0; block?.parentElement && level < 9; level++) {
    if (block.querySelector('h1')) return false; // the page's own block
    for (const sibling of block.parentElement.children) {
      if (sibling === block || sibling.tagName !== block.tagName || !block.querySelector('img,a[href]')) continue;
      if (sibling.classList[0] === block.classList[0] && controls.some((other) => sibling.contains(other))) return true;
    }
    block = block.parentElement;
  }
  return false;
}

/** What a page shows around its buy control: heading, nearest price, ids in the form. */
export function readBlock(page: Window, control: Element | null): Found {
  const document = page.document;
  const headings = [...document.querySelectorAll('h1')].filter((heading) => isVisible(heading) && textOf(heading));
  const heading = headings.find((one) => !one.closest('header')) ?? headings[0];
  const price = priceAround(control ?? heading ?? null, document.documentElement.lang);
  const form = control?.closest('form');
  const inputs = [...(form?.querySelectorAll('input,button[name]') ?? [])].filter((input) =>
    ID_INPUTS.test(input.getAttribute('name') ?? ''),
  );
  const marked = control?.closest(IDS.map((name) => `[${name}]`).join());
  return {
    ids: idsOf([
      ...IDS.map((name) => marked?.getAttribute(name)),
      ...inputs.map((input) => input.getAttribute('value')),
      ...[...new URL(page.location.href).searchParams]
        .filter(([key]) => ID_INPUTS.test(key) || key === 'id')
        .map(([, id]) => id),
    ]),
    title: textOf(heading) || clean(`${document.title}`.replace(/\s*(?:[|–—·_]|-| - )[^|–—·_-]*$/, '')),
    ...price,
    category: breadcrumb(page),
  };
}

/** The nearest current price to an element, looking into ever wider blocks around it. */
function priceAround(from: Element | null, language: string): Price | null {
  const known = new Set<Element>();
  let block = from?.parentElement ?? null;
  for (let level = 0; block && level < 8; level++, block = block.parentElement) {
    if (block.matches('body,html')) return null;
    for (const element of block.querySelectorAll(PRICE)) {
      const price = known.has(element) ? null : priceOf(element, language);
      if (price) return price;
      known.add(element);
      if (known.size > 200) return null;
    }
  }
  return null;
}

function priceOf(element: Element, language: string): Price | null {
  if (isOld(element) || element.matches('input,select,script') || !isVisible(element)) return null;
  const bare = ['content', 'data-price', 'data-price-amount'].map((name) => clean(element.getAttribute(name)));
  const said = bare.find((text) => /^\d+(?:[.,]\d+)?$/.test(text));
  if ((element.textContent ?? '').length > 600) return said ? {price: parseNumber(said)} : null; // a block, no price
  const current = element.cloneNode(true) as Element;
  for (const part of current.querySelectorAll('*')) {
    if (isOld(part) || part.matches('script,style')) part.remove();
    // Cents in an element of their own, without the point that a shopper sees in their position
    else if (CENTS.test(part.tagName + ' ' + part.getAttribute('class')) && /^\d\d$/.test(textOf(part)))
      part.prepend('.');
  }
  const read = current.querySelector('.a-offscreen,[class*="visually-hidden"],[class*="sr-only"]');
  const text = textOf(read && MONEY.test(textOf(read)) ? read : current).replace('..', '.');
  if (DECOY.test(text) || (!said && (!text || text.length > 80))) return null;
  const price = parsePrice(text, language);
  if (said) return {...price, price: parseNumber(said)};
  return price && price.price > 0 && (MONEY.test(text) || /^\D{0,12}[\d.,\s]+\D{0,12}$/.test(text)) ? price : null;
}

function isOld(element: Element): boolean {
  for (let node: Element | null = element, level = 0; node && level < 4; node = node.parentElement, level++) {
    if (/^(?:DEL|S|STRIKE)$/.test(node.tagName) || OLD.test(node.getAttribute('class') ?? '')) return true;
  }
  return false;
}

export function breadcrumb(page: Window): string[] {
  const trails = [
    ...page.document.querySelectorAll(
      '[class*="crumb" i],[id*="crumb" i],nav[aria-label*="crumb" i],[itemtype*="BreadcrumbList"]',
    ),
  ].filter((one) => isVisible(one) && one.querySelector('a'));
  const trail = trails.find((one) => one.querySelectorAll('a').length > 1) ?? trails[0];
  const steps = [...(trail?.querySelectorAll('a') ?? [])].map(textOf).filter((step) => step && step.length < 60);
  return [...new Set(steps.filter((step) => !HOME.test(step)))].slice(0, 8);
}

/** Cards of a list in page order: blocks with one link, a picture and a price. */
export function readCards(page: Window): SeenItem[] {
  const blocks = page.document.querySelectorAll(
    'li,article,[class*="product" i],[class*="card" i],[class*="item" i],[class*="goods" i]',
  );
  const found = new Map<string, {block: Element; item: SeenItem}>();
  for (const block of [...blocks].slice(0, 2500)) {
    if (found.size >= MAX_CARDS) break;
    const item = block.querySelector('img') && cardItem(block, page);
    if (!item?.url) continue;
    const key = pageKey(item.url);
    const known = found.get(key);
    if (!known || known.block.contains(block)) found.set(key, {block, item});
  }
  const kept = [...found.values()];
  return kept
    .filter(({block}) => !kept.some((other) => other.block !== block && block.contains(other.block)))
    .map(({item}) => item);
}

/** The item of a card; null for a block that holds several links to different pages with prices of their own. */
function cardItem(block: Element, page: Window): SeenItem | null {
  const text = block.textContent ?? '';
  if (text.length > 1500 || !MONEY.test(text) || block.closest(FURNITURE) || !isVisible(block)) return null;
  const link = block.matches('a[href]') ? block : block.querySelector('a[href]:not([href^="#"]):not([href*="cart"])');
  const url = absolute(link?.getAttribute('href'), page.location.href);
  if (!url || pageKey(url) === pageKey(page.location.href)) return null;
  const marked = IDS.map((name) => block.getAttribute(name) ?? block.querySelector(`[${name}]`)?.getAttribute(name));
  const title = textOf(block.querySelector('h2,h3,h4,[class*="title" i],[class*="name" i]')) || textOf(link);
  return itemFrom({
    ids: [...idsOf(marked), ...idsOfUrl(url), idOfUrl(url)],
    url,
    title,
  });
}

/** Ids that an address bears: /p/33770, …-1255714.html, /id/2.html, and the name of the page itself. */
export function idsOfUrl(url: string): string[] {
  const path = quietly(() => new URL(url).pathname + new URL(url).search) ?? '';
  const last = /([^/?]+?)(?:\.\w+)?\/?(?:\?|$)/.exec(path)?.[1] ?? '';
  return idsOf([
    /\/(?:id|p|dp|itm|item|ip|product)\/(?:[\w-]+\/)?([A-Z]?\d\w*)/i.exec(path)?.[1],
    /(\d{5,})\D*$/.exec(last)?.[1], // shorter ones are years and sizes
    /\/(\d{5,})(?:\/|$)/.exec(path)?.[1],
    /\d{8,}/.exec(last)?.[0],
    /(?:^|[-_.])([A-Z0-9_]*\d[A-Z0-9_]{5,})$/.exec(last)?.[1],
    /[-\d]/.test(last) && last.length > 5 ? last : '',
  ]);
}

/** The last resort of an id: what of an address names its page. */
export function idOfUrl(url: string): string {
  const key = pageKey(url);
  return (quietly(() => decodeURIComponent(key)) ?? key).slice(-200);
}

/** Watches what shoppers press and submit on pages without marks. `current` is the item of the page, if it has one. */
export function watchControls(page: Window, current: () => SeenItem | null, emit: (seen: Sighting) => void): Stop {
  const itemAt = (control: Element): SeenItem | null => {
    for (let block: Element | null = control, level = 0; block && level < 8; block = block.parentElement, level++) {
      if (block.querySelector('h1')) break; // the page's own block
      const item = block.querySelector('img') && cardItem(block, page);
      if (item) return item;
    }
    return current();
  };
  const press = (control: Element) => {
    if (control.matches(':disabled,[aria-disabled=true],[data-vitrine-add],[data-vitrine-favorite]')) return;
    const label = labelOf(control);
    const undo = UNDO.test(label);
    const type = ADD.test(label) && !undo ? 'add' : FAVORITE.test(label) ? 'favorite' : undo ? 'remove' : null;
    if (!type || (type !== 'add' && control.closest(FURNITURE))) return;
    if (type === 'remove' && !CART_URL.test(page.location.href)) return;
    const item = itemAt(control);
    if (!item) return;
    emit({type: type === 'favorite' && (undo || isPressed(control)) ? 'unfavorite' : type, item});
  };
  const stops = [
    listen(page, 'click', (event) => {
      const control = event.composedPath().find((node) => (node as Element).matches?.(CONTROL));
      if (control) press(control as Element);
    }),
    listen<SubmitEvent>(page, 'submit', (event) => {
      const form = event.composedPath()[0] as HTMLFormElement;
      if (form.matches('[data-vitrine-search],[data-vitrine-add]')) return;
      const action = clean(form.getAttribute('action'));
      const input = [...form.querySelectorAll<HTMLInputElement>('[type=search],[type=text],input:not([type])')].find(
        (one) =>
          one.type === 'search' || QUERY.test(one.name) || form.matches('[role=search]') || /search/i.test(action),
      );
      const query = clean(input?.value);
      if (query) emit({type: 'search', query});
      else if (ADD.test(action) || (event.submitter && ADD.test(labelOf(event.submitter)))) {
        const item = itemAt(form);
        if (item) emit({type: 'add', item});
      }
    }),
  ];
  return stopAll(stops);
}
