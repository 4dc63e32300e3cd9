import type {CatalogItem, ShopSettings, Text} from '@vitrine/core';
import type {FeedRow, RowError} from './feed.ts';
import {isItemId, isWebAddress, LIMITS} from './limits.ts';
import {type Price, parsePrice} from './price.ts';

/** Names other systems give our fields: Google Merchant first, then Meta's, WooCommerce's and plain spreadsheets'. */
const NAMES = {
  id: ['id', 'item_id', 'product_id', 'sku'],
  title: ['title', 'name', 'product_name'],
  link: ['link', 'url', 'product_url'],
  image: ['image_link', 'image', 'image_url', 'main_image'],
  price: ['price', 'regular_price', 'initial_price'],
  salePrice: ['sale_price', 'final_price'],
  listPrice: ['list_price', 'compare_at_price'],
  currency: ['currency'],
  availability: ['availability', 'in_stock', 'available', 'stock_status'],
  brand: ['brand', 'vendor'],
  category: [
    'product_type',
    'category_path',
    'category_tree',
    'breadcrumb',
    'category',
    'categories',
    'google_product_category',
  ],
  rating: ['rating', 'average_rating', 'rating_mean'],
  ratingCount: ['rating_count', 'reviews_count', 'review_count'],
  createdAt: ['created_at', 'availability_date', 'date_created'],
} as const;

const ALIAS_FIELDS = ['aliases', 'gtin', 'mpn', 'sku', 'item_group_id'];
const ATTRIBUTE_FIELDS = ['color', 'size', 'material', 'pattern', 'gender', 'age_group', 'origin', 'condition'];
const AVAILABLE = new Set([
  'in_stock',
  'instock',
  'in stock',
  'true',
  '1',
  'yes',
  'available',
  'preorder',
  'backorder',
  'onbackorder',
  '有货',
  '现货',
]);
const UNAVAILABLE = new Set([
  'out_of_stock',
  'outofstock',
  'out of stock',
  'false',
  '0',
  'no',
  'discontinued',
  '缺货',
  '无货',
  '售罄',
]);

/** Makes an item of one row of a feed, or says everything that is wrong with it. */
export function parseRow(source: FeedRow, settings: ShopSettings, now: number): CatalogItem | RowError[] {
  const errors: RowError[] = [];
  const first = (name: keyof typeof NAMES): string => firstOf(source, NAMES[name]);
  const itemId = first('id');
  const refuse = (field: string, expected: string): void => {
    errors.push({row: source.row, itemId: itemId.slice(0, LIMITS.id), field, expected});
  };
  const text = (name: keyof typeof NAMES): Text => textOf(source, NAMES[name], settings.locales);
  const price = (name: keyof typeof NAMES): number | undefined => {
    const value = first(name);
    if (value === '') return undefined;
    return checkPrice(value, first('currency'), settings.currency, (expected) => refuse(name, expected));
  };

  if (!isItemId(itemId)) refuse('id', `1–${LIMITS.id} characters without control characters, got ${show(itemId)}`);
  const title = text('title');
  if (isEmpty(title)) refuse('title', 'a title');
  else if (longest(title) > LIMITS.title) refuse('title', `at most ${LIMITS.title} characters, got ${longest(title)}`);
  const url = text('link');
  if (isEmpty(url)) refuse('link', 'the address of the product page');
  else if (!every(url, isWebAddress)) refuse('link', `an http(s) address or a path from "/", got ${show(url)}`);
  const image = listOf(first('image'))[0] ?? '';
  if (image !== '' && !isWebAddress(image))
    refuse('image', `an http(s) address or a path from "/", got ${show(image)}`);

  const regular = price('price');
  const sale = isSaleOn(firstOf(source, ['sale_price_effective_date']), now) ? price('salePrice') : undefined;
  const listed = price('listPrice') ?? (sale !== undefined ? regular : undefined);
  const current = sale ?? regular;
  if (current === undefined && !errors.some((error) => error.field.toLowerCase().endsWith('price'))) {
    refuse('price', `a price such as "129.90 ${settings.currency}"`);
  }

  const availability = first('availability').toLowerCase();
  if (availability !== '' && !AVAILABLE.has(availability) && !UNAVAILABLE.has(availability)) {
    refuse('availability', `in_stock, out_of_stock, preorder or backorder, got ${show(availability)}`);
  }
  const category = categoryPath(first('category'));
  if (category.length > LIMITS.categoryDepth) refuse('category', `at most ${LIMITS.categoryDepth} steps "A > B"`);
  if (category.some((step) => step.length > LIMITS.attribute)) {
    refuse('category', `steps of at most ${LIMITS.attribute} characters`);
  }
  const rating = parseRating(first('rating'), first('ratingCount'), refuse);
  const createdAt = parseTime(first('createdAt'));
  if (createdAt === null) refuse('createdAt', `a date such as 2026-11-25, got ${show(first('createdAt'))}`);
  const brand = text('brand');
  if (longest(brand) > LIMITS.attribute) refuse('brand', `at most ${LIMITS.attribute} characters`);
  const attributes = attributesOf(source, settings.locales);
  const tooLong = Object.entries(attributes).find(([, value]) => longest(value) > LIMITS.attribute);
  if (tooLong) refuse(tooLong[0], `at most ${LIMITS.attribute} characters`);
  if (Object.keys(attributes).length > LIMITS.attributes)
    refuse('attributes', `at most ${LIMITS.attributes} attributes`);

  if (errors.length > 0 || current === undefined) return errors;
  return {
    itemId,
    aliases: aliasesOf(source, itemId),
    title,
    url,
    image,
    price: current,
    ...(listed !== undefined && listed > current ? {listPrice: listed} : {}),
    category,
    ...(isEmpty(brand) ? {} : {brand}),
    attributes,
    available: !UNAVAILABLE.has(availability),
    ...(rating ? {rating} : {}),
    ...(createdAt ? {createdAt} : {}),
  };
}

function checkPrice(
  value: string,
  column: string,
  currency: string,
  refuse: (expected: string) => void,
): number | undefined {
  const parsed: Price | null = parsePrice(value, currency);
  if (!parsed) {
    refuse(`a price such as "129.90 ${currency}", got ${show(value)}`);
    return undefined;
  }
  const named = parsed.currency ?? (column === '' ? currency : column.toUpperCase());
  if (named !== currency) {
    refuse(`the shop's currency ${currency}, got ${named}`);
    return undefined;
  }
  return parsed.minor;
}

/** Google's "2026-11-01T00:00+08:00/2026-11-12T00:00+08:00"; no date, or one that cannot be read, means on. */
function isSaleOn(range: string, now: number): boolean {
  const [from, to] = range.split('/').map((date) => Date.parse(date));
  return !(from > now) && !(to < now);
}

/** Steps are joined by " > " later, so no step may contain one; a bare number is Google's id and names nothing. */
export function categoryPath(text: string): string[] {
  if (/^\d+$/.test(text)) return [];
  return listOf(text)
    .flatMap((step) => step.split('>'))
    .map((step) => step.replace(/\s+/g, ' ').trim())
    .filter((step) => step !== '');
}

/** Some exports put a JSON list in a cell: ["a", "b"] or [{"name": "a"}, …]. Anything else is a list of itself. */
function listOf(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [text]; // not JSON after all: the field's own check will say what is wrong with it
  }
  return (Array.isArray(list) ? list : [list])
    .map((one: unknown) => (one as {name?: unknown} | null)?.name ?? one)
    .filter((one) => typeof one === 'string');
}

function parseRating(
  mean: string,
  count: string,
  refuse: (field: string, expected: string) => void,
): {mean: number; count: number} | null {
  if (mean === '' || count === '') return null; // a mean of unknown weight says nothing
  const rating = {mean: Number(mean), count: Number(count.replaceAll(',', ''))};
  if (!(rating.mean >= 0 && rating.mean <= 5)) refuse('rating', `a mean from 0 to 5, got ${show(mean)}`);
  else if (!(Number.isInteger(rating.count) && rating.count >= 0)) {
    refuse('ratingCount', `a whole number, got ${show(count)}`);
  } else if (rating.count > 0) return rating;
  return null;
}

/** Epoch ms; undefined when there is none, null when it cannot be read. */
function parseTime(text: string): number | undefined | null {
  if (text === '') return undefined;
  const at = /^\d{12,14}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) ? at : null;
}

function aliasesOf(source: FeedRow, itemId: string): string[] {
  const values = ALIAS_FIELDS.flatMap((name) => source.fields.get(name) ?? []).flatMap((value) =>
    value.split(/[|\s]+/),
  );
  return [...new Set(values)].filter((alias) => isItemId(alias) && alias !== itemId).slice(0, LIMITS.aliases);
}

function attributesOf(source: FeedRow, locales: readonly string[]): Record<string, Text> {
  const attributes: Record<string, Text> = {};
  const named = [...source.fields.keys()]
    .map((field) => /^attributes?[.:_]([^[]+)/.exec(field)?.[1])
    .filter((name) => name !== undefined);
  for (const name of new Set([...ATTRIBUTE_FIELDS, ...named])) {
    const value = textOf(
      source,
      [name, `attribute:${name}`, `attribute.${name}`, `attribute_${name}`, `attributes.${name}`],
      locales,
    );
    if (!isEmpty(value)) attributes[name] = value;
  }
  for (const [name, value] of source.details ?? []) if (name !== '' && value !== '') attributes[name] ??= value;
  return attributes;
}

function firstOf(source: FeedRow, names: readonly string[]): string {
  for (const name of names) {
    const value = source.fields.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return '';
}

/** `title`, or `title[zh-CN]` and `title[en]` side by side. */
function textOf(source: FeedRow, names: readonly string[], locales: readonly string[]): Text {
  const texts: [string, string][] = [];
  for (const locale of locales) {
    const value = firstOf(
      source,
      names.map((name) => `${name}[${locale.toLowerCase()}]`),
    );
    if (value !== '') texts.push([locale, value]);
  }
  return texts.length > 0 ? Object.fromEntries(texts) : firstOf(source, names);
}

const values = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const isEmpty = (text: Text): boolean => values(text).every((value) => value === '');
const every = (text: Text, holds: (value: string) => boolean): boolean => values(text).every(holds);
const longest = (text: Text): number => Math.max(0, ...values(text).map((value) => value.length));

/** A value quoted for a message, cut where it would flood it. */
function show(text: Text): string {
  const value = typeof text === 'string' ? text : JSON.stringify(text);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
