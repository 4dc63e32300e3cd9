import {currencyOf} from '../currency.ts';
import {textOf} from '../page.ts';

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3041-\u30ff]/, 'ja'],
  [/[\uac00-\ud7a3]/, 'ko'],
  [/[\u4e00-\u9fff]/, 'zh'],
];
const MAX_TEXTS = 4000;
/** Signs and codes of one currency each. */
const NAMED = /[€£₹₩₺₫₽฿₱₪₴₦]|\b(?:EUR|Euro|GBP|USD|AUD|CAD|NZD|CHF|SEK|NOK|DKK|SGD|HKD)\b|US\$|R\$|zł|Kč|Ft\b/;

/** What the page says it is written in, else what its title and heading are. */
export function languageOf({document}: Window): string {
  const {lang} = document.documentElement;
  if (lang) return lang;
  const text = document.title + textOf(document.querySelector('h1,h2,h3'));
  return SCRIPTS.find(([script]) => script.test(text))?.[1] ?? '';
}

/**
 * The currency that a page names beside what a price itself shows: chosen in a switch, marked up, or borne by most
 * amounts. '' when it names none; a sign that countries share names none.
 */
export function currencyNamed({document}: Window): string {
  const marked = document.querySelector('[data-currency],[data-currency-code],[data-currency-iso]');
  const chosen = document.querySelector<HTMLSelectElement>('select[name*="currency" i],input[name="currency" i]');
  const said = [
    marked?.getAttribute('data-currency') || marked?.getAttribute('data-currency-code'),
    marked?.getAttribute('data-currency-iso'),
    chosen?.value,
  ].find((code) => /^[A-Z]{3}$/.test(code ?? ''));
  if (said) return said;
  const counts = new Map<string, number>();
  const texts = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0; i < MAX_TEXTS; i++) {
    const text = texts.nextNode()?.nodeValue;
    if (text === undefined || text === null) break;
    const sign = text.length < 60 && NAMED.exec(text)?.[0];
    const currency = sign && currencyOf(sign);
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
}
