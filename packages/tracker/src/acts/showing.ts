import {hashOf} from '../once.ts';
import {clean, isVisible, quietly, textOf} from '../page.ts';
import {ADD, BUY} from '../words.ts';
import {messagesOn} from './answers.ts';

/** What a shop shows and keeps of its cart at one moment. */
export interface Showing {
  /** The number beside the cart; null where none is shown. */
  readonly inCart: number | null;
  /** The number beside the list of favourites. */
  readonly onList: number | null;
  /** A hash of cookies and storage that are named after the cart. */
  readonly kept: number;
  /** Messages in view. */
  readonly messages: ReadonlyMap<Element, string>;
}

const named = (...words: readonly string[]) =>
  words.flatMap((word) => ['class', 'id', 'href', 'aria-label'].map((name) => `[${name}*="${word}" i]`)).join();
const CART = named('cart', 'basket', 'bag', 'warenkorb', 'panier', 'carrito', 'carrello', 'sepet', '购物车');
const LIST = named('wish', 'favo', 'merk', '收藏');
const KEPT = /cart|basket|warenkorb|panier/i;
const OURS = /^vitrine/;
const PRICES = /[$€£¥￥₩₹]\s?[\d.,]+|\d+[.,]\d\d(?!\d)/g;

export function lookAt(page: Window): Showing {
  return {
    inCart: numberBeside(page, CART),
    onList: numberBeside(page, LIST),
    kept: hashOf(keptOf(page)),
    messages: messagesOn(page),
  };
}

/** The greatest number that short texts of such a name show; lines of a cart's table and what stands in the page's own part are none of them. */
function numberBeside(page: Window, selector: string): number | null {
  let most: number | null = null;
  const found = [...page.document.querySelectorAll(selector)].slice(0, 400);
  // An icon of that name lies within what shows the number, a dropdown of that name has it within
  const around = found.flatMap((one) => [one, one.closest('a,button'), one.querySelector('a,button')]);
  for (const element of new Set(around)) {
    if (!element) continue;
    const text = textOf(element);
    if (text.length > 60 || element.closest('main,table')) continue;
    const label = clean(element.getAttribute('aria-label'));
    if (ADD.test(text + label) || BUY.test(text) || !isVisible(element)) continue;
    const said = [element.getAttribute('data-count'), text, label]
      .map((one) => clean(one).replace(PRICES, '').match(/\d+/g) ?? [])
      .find(({length}) => length === 1);
    const count = Number(said?.[0]);
    if (count < 1000 && count >= (most ?? 0)) most = count;
  }
  return most;
}

function keptOf(page: Window): string {
  const cookies = quietly(() => page.document.cookie.split(/;\s*/)) ?? [];
  const stored = (['localStorage', 'sessionStorage'] as const).flatMap(
    (name) =>
      quietly(() => {
        const storage = page[name];
        return Object.keys(storage).map((key) => (KEPT.test(key) ? `${key}=${storage.getItem(key)}` : ''));
      }) ?? [],
  );
  return [...cookies, ...stored]
    .filter((one) => KEPT.test(one.slice(0, one.indexOf('='))) && !OURS.test(one))
    .map((one) => one.slice(0, 20_000))
    .toSorted()
    .join('\n');
}
