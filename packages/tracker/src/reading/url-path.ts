import {quietly} from '../page.ts';
import {wordsOf} from './merge.ts';

/** Steps of an address that say where in the shop's program, not in its shelves, a page lies; languages and numbers too. */
const NO_SHELF =
  /^(?:.{0,3}|.*\d.*|.*[.=].*|[a-z]{2}[-_][a-z]{2}|all|artikel|shop|stores?|detail|catalog(?:ue)?|collections?|categor\w*|browse|search|index|display|offers?|sale|angebote?|downloads?)$/i;
/** Behind such steps, and behind ids, stand names of the product and what else the page is to show. */
const PRODUCT_STEP = /^(?:all-?)?[a-z]*(?:product|produit|produ[kc]to?|prodott[oi]|goods|item|page)s?(?:[-_].*)?$/i;

/**
 * What the steps of a product's address say where nothing else does: "/fans/acme-home/breeze-4e" of a product that is
 * called "Acme Home Breeze 4E" lies on the shelf Fans and is made by Acme Home.
 */
export function shelvesOf(url: string, title: string): {brand?: string; category: string[]} {
  const steps = (quietly(() => decodeURIComponent(new URL(url).pathname)) ?? '').split('/').slice(1, -1);
  const whole = wordsOf(title);
  const category: string[] = [];
  let brand: string | undefined;
  for (const step of steps.slice(0, 6)) {
    const key = wordsOf(step);
    if (PRODUCT_STEP.test(step)) {
      if (category.length < 2) category.length = 0; // of one alone none can tell that it is no channel or tenant
      break;
    }
    if (/^\d{3,}$/.test(step)) break;
    if (NO_SHELF.test(step)) continue;
    if (whole === key) break;
    if (whole.startsWith(key)) brand ??= title.slice(0, endOf(title, key));
    else if (whole.includes(key))
      break; // the product's own name begins
    else category.push(step.replace(/[-_+]+/g, ' ').replace(/^./, (first) => first.toUpperCase()));
  }
  return {...(brand && {brand}), category};
}

/** Where in a text its first letters and digits have made up `key`. */
function endOf(text: string, key: string): number {
  let end = 1;
  while (end < text.length && wordsOf(text.slice(0, end)).length < key.length) end++;
  return end;
}
