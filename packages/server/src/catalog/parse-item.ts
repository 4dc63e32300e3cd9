import type {CatalogCategory, CatalogItem, ShopSettings} from '@vitrine/core';
import * as v from 'valibot';
import {issueText, textSchema} from '../settings.ts';
import type {RowError} from './feed.ts';
import {isItemId, isWebAddress, LIMITS} from './limits.ts';
import {MAX_MINOR} from './price.ts';

const id = v.pipe(v.string(), v.check(isItemId, `1–${LIMITS.id} characters without control characters`));
const address = v.pipe(v.string(), v.check(isWebAddress, 'an http(s) address or a path from "/"'));
const minor = v.pipe(
  v.number(),
  v.integer('a whole number of minor units, e.g. 12990 for 129.90'),
  v.minValue(0, 'a price of 0 or more'),
  v.maxValue(MAX_MINOR, `at most ${MAX_MINOR} minor units`),
);
const step = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(LIMITS.attribute),
  v.check((text) => !text.includes('>'), 'a category step without ">"'),
);

const itemSchema = v.object({
  itemId: id,
  aliases: v.optional(v.pipe(v.array(id), v.maxLength(LIMITS.aliases)), []),
  title: textSchema(LIMITS.title),
  url: v.union([address, v.record(v.string(), address)], 'an http(s) address or a path from "/"'),
  image: v.optional(v.union([v.literal(''), address], 'an http(s) address or a path from "/"'), ''),
  price: minor,
  listPrice: v.optional(minor),
  category: v.pipe(v.array(step), v.maxLength(LIMITS.categoryDepth)),
  brand: v.optional(textSchema(LIMITS.attribute)),
  attributes: v.optional(v.record(v.pipe(v.string(), v.nonEmpty()), textSchema(LIMITS.attribute)), {}),
  available: v.optional(v.boolean(), true),
  rating: v.optional(
    v.object({
      mean: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
      count: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  createdAt: v.optional(v.pipe(v.number(), v.minValue(0))),
  currency: v.optional(v.string()),
});

const categorySchema = v.object({
  categoryId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LIMITS.attribute * LIMITS.categoryDepth)),
  name: textSchema(LIMITS.attribute),
  url: v.optional(v.union([address, v.record(v.string(), address)])),
});

/** Our own form of an item (`CatalogItem`), checked field by field; `row` is its 1-based number. */
export function parseItem(value: unknown, row: number, settings: ShopSettings): CatalogItem | RowError[] {
  const result = v.safeParse(itemSchema, value);
  const itemId = readId(value);
  if (!result.success) return result.issues.map((issue) => rowError(issue, row, itemId));
  const {currency, ...item} = result.output;
  if (currency !== undefined && currency !== settings.currency) {
    return [{row, itemId, field: 'currency', expected: `the shop's currency ${settings.currency}, got ${currency}`}];
  }
  if (Object.keys(item.attributes).length > LIMITS.attributes) {
    return [{row, itemId, field: 'attributes', expected: `at most ${LIMITS.attributes} attributes`}];
  }
  return item;
}

export function parseCategory(value: unknown, row: number): CatalogCategory | RowError[] {
  const result = v.safeParse(categorySchema, value);
  return result.success
    ? result.output
    : result.issues.map((issue) => ({...rowError(issue, row, ''), field: `categories.${v.getDotPath(issue) ?? ''}`}));
}

function rowError(issue: v.BaseIssue<unknown>, row: number, itemId: string): RowError {
  return {row, itemId, field: v.getDotPath(issue as never) ?? 'item', expected: issueText(issue)};
}

function readId(value: unknown): string {
  const id = (value as {itemId?: unknown} | null)?.itemId;
  return typeof id === 'string' ? id.slice(0, LIMITS.id) : '';
}
