import {clean, textOf} from '../page.ts';
import {BRAND_LABEL} from '../words.ts';

const MAX_ELEMENTS = 1500;
/** A row has no more elements in it. */
const MAX_PARTS = 6;
/** What rows and their labels are made of. */
const ROWS = 'th,dt,td,li,b,strong,label,h1 a';
/**
 * What is named like one, and links to all that somebody makes: slow to find, so it is sought last; and without their first
 * letters, since a selector that ignores case takes six times as long (13 ms on a large page).
 */
const NAMED = ['abel', 'rand', 'anufact', 'arke', 'arca', 'arque']
  .map((word) => `[class*="${word}"],a[href*="${word}"]`)
  .join();

/**
 * Who made the product, as the page says in a row ("Brand: Acme"), else in a link or logo of a brand with whose name one
 * of the titles begins; '' when it does not.
 */
export function brandOf({document}: Window, titles: readonly string[]): string {
  const begun = titles.map((title) => `${title.toLowerCase()} `);
  let linked = '';
  for (const selector of [ROWS, NAMED]) {
    const places = document.querySelectorAll(selector);
    for (let i = 0; i < places.length && i < MAX_ELEMENTS; i++) {
      const place = places[i];
      if (place.childElementCount > MAX_PARTS) continue;
      const text = place.textContent ?? '';
      if (text.length > 150) continue;
      if (text.length > 1 && BRAND_LABEL.test(text.slice(0, text.search(/[:：]|$/)).trim())) {
        const named = valueBehind(place);
        if (named && !begun.includes(`${named.toLowerCase()} `)) return named; // its own name is no brand
      }
      if (linked || place.tagName === 'LI' || text.length > 60) continue;
      const name = clean(text) || clean(place.querySelector('img')?.getAttribute('alt'));
      const key = name.toLowerCase() + ' ';
      if (key.length > 2 && begun.some((title) => title.startsWith(key) && title !== key)) linked = name;
    }
  }
  return linked;
}

/** What stands behind a label: the rest of its row, or the next element's text. */
function valueBehind(row: Element): string {
  const rest = clean(textOf(row).replace(/^[^:：]*[:：]?/, ''));
  const value = rest || textOf(row.nextElementSibling) || textOf(row.parentElement?.nextElementSibling);
  return value.length <= 40 && !/[:：]$/.test(value) ? value.replace(/^[:：]\s*/, '') : '';
}
