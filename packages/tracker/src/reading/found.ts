import type {SeenItem} from '@vitrine/core';
import {currencyOf} from '../currency.ts';
import {clean} from '../page.ts';
import {parseItem} from '../parse-event.ts';
import {parseNumber} from '../price.ts';

/** What one source says of one product; every field may be missing. */
export interface Found {
  readonly ids: readonly string[];
  readonly url?: string;
  readonly title?: string;
  readonly image?: string;
  readonly price?: number;
  /** Of a source that names several prices, the likeliest first: which of them is paid, other sources tell. */
  readonly prices?: readonly number[];
  readonly currency?: string;
  readonly category?: readonly string[];
  readonly brand?: string;
  readonly available?: boolean;
}

const PREFIXES = ['sku', 'mpn', 'gtin', 'ean', 'id'];
const LEFT = ['instock', 'limitedava', 'preorder', 'presale', 'backorder', 'onlineonly'];
const NONE_LEFT = ['outofstock', 'soldout', 'discontinued', 'oos'];

/** Ids as sources give them, without the empty ones, doubles and prefixes like "sku:". */
export function idsOf(values: readonly unknown[]): string[] {
  const ids = values.map(clean).map((id) => {
    const colon = id.indexOf(':');
    return PREFIXES.includes(id.slice(0, colon).toLowerCase()) ? id.slice(colon + 1).trim() : id;
  });
  return [...new Set(ids)].filter((id) => id && id.length <= 100 && !/^https?:/.test(id));
}

/** Price of a structured source: a number, or text that is hardly more than one ("14,99 €"). */
export function amountOf(value: unknown): number | undefined {
  const amount = parseNumber(/\d(?:[\d.,'\s]*\d)?/.exec(clean(value))?.[0] ?? '');
  return amount > 0 && amount < 1e12 ? amount : undefined;
}

export function currencyCode(value: unknown, language: string): string | undefined {
  const text = clean(value);
  if (/^(?!lei)[A-Za-z]{3}$/.test(text)) return text.toUpperCase();
  return (text && currencyOf(text, language)) || undefined;
}

/** `https://schema.org/InStock`, `in stock`, `out_of_stock`; undefined when it says something else. */
export function availabilityOf(value: unknown): boolean | undefined {
  const [first] = [value].flat();
  const word = clean(first)
    .replace(/[\s_-]/g, '')
    .toLowerCase();
  const says = (part: string) => word.includes(part);
  if (NONE_LEFT.some(says)) return false;
  return LEFT.some(says) || undefined;
}

/** The item that was found; null without an id. The first id is its own, the others are aliases. */
export function itemFrom({ids, prices, ...found}: Found): SeenItem | null {
  return parseItem({...found, price: found.price ?? prices?.[0], itemId: ids[0], aliases: ids.slice(1)});
}
