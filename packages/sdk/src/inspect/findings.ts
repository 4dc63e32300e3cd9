import type {SeenItem} from '@vitrine/core';
import type {EngineStatus} from '@vitrine/engine';
import type {PageReading, Source} from '@vitrine/tracker';
import type {ShopConfig} from '../config.ts';
import {marks, productJsonLd, productMarks, trackLine} from './lines.ts';

export type Field =
  | 'itemId'
  | 'aliases'
  | 'title'
  | 'price'
  | 'currency'
  | 'category'
  | 'brand'
  | 'available'
  | 'image'
  | 'url'
  | 'items'
  | 'query'
  | 'bought';

/** One thing the page says, or does not. */
export interface Row {
  readonly field: Field;
  /** The shop's own words; '' when not found. */
  readonly value: string;
  readonly source?: Source;
  /** 0 … 1. */
  readonly confidence?: number;
  /** `optional`: not found, and lists do without. */
  readonly state: 'ok' | 'check' | 'missing' | 'optional';
}

/** Something to be mended, and the lines of which any one mends it. */
export interface Mend {
  readonly what:
    | 'fields'
    | 'items'
    | 'category'
    | 'query'
    | 'bought'
    | 'key'
    | 'noKey'
    | 'shop'
    | 'server'
    | 'pack'
    | 'worker'
    | 'engine';
  /** For `fields`: which; for the server's: what it said. */
  readonly about: readonly string[];
  readonly lines: readonly string[];
}

/** A product's fields: those no list can do without, those that make lists better, those many shops do not have. */
const NEEDED = ['itemId', 'title', 'price', 'currency', 'category', 'image'] as const;
const PRODUCT = ['itemId', 'aliases', ...NEEDED.slice(1), 'brand', 'available', 'url'] as const;
/** Below this a reading is wrong often enough to be looked at. */
export const DOUBT = 0.6;

/** What is on this page, field by field. */
export function rowsOf({kind, item, items, category, query, bought, sources}: PageReading, home: boolean): Row[] {
  if (item) {
    return PRODUCT.map((field) => {
      const value = textOf(item, field);
      const {source, confidence} = sources[field === 'aliases' ? 'itemId' : field] ?? {};
      const needed = (NEEDED as readonly string[]).includes(field);
      // An id is right as long as it is the same everywhere.
      const doubtful = needed && field !== 'itemId' && confidence !== undefined && confidence < DOUBT;
      const state = value ? (doubtful ? 'check' : 'ok') : needed ? 'missing' : 'optional';
      return {field, value, source, confidence, state};
    });
  }
  const rows: Row[] = [];
  const path = category.join(' › ');
  const told = (field: Field, value: string, needed = true): void => {
    rows.push({field, value, state: value ? 'ok' : needed ? 'missing' : 'optional'});
  };
  if (kind === 'search') told('query', query ?? '');
  if (kind === 'list') told('category', path, !home);
  if (kind === 'list' || kind === 'search') told('items', items.length ? String(items.length) : '', kind === 'list');
  if (kind === 'thanks') told('bought', bought.map(({item: one}) => one.title ?? one.itemId).join(' · '));
  return rows;
}

/** What of the page is to be mended. */
export function mendsOfPage(reading: PageReading, rows: readonly Row[]): Mend[] {
  const bad = rows.filter(({state}) => state === 'missing' || state === 'check').map(({field}) => field);
  if (!bad.length) return [];
  const {item, category} = reading;
  if (item) {
    return [{what: 'fields', about: bad, lines: [productMarks(item), productJsonLd(item), trackLine('view', item)]}];
  }
  const lines: Readonly<Partial<Record<Field, string>>> = {
    items: `${marks('main', {list: category.join(' > ') || '…'})} … ${marks('article', {card: undefined, id: '…'})}`,
    category: marks('main', {list: '… > …'}),
    query: marks('main', {search: '…'}),
    bought: `${marks('main', {purchase: undefined})} … ${marks('li', {card: undefined, id: '…', quantity: '1'})}`,
  };
  return bad.map((field) => ({what: field as Mend['what'], about: [], lines: [lines[field] ?? '']}));
}

/**
 * What of tag, server and page security is to be mended.
 *
 * @param status undefined: the engine has not answered
 * @param refusesWorkers whether the browser has told that it does
 */
export function mendsOfEngine(
  status: EngineStatus | undefined,
  {server, key, base}: ShopConfig,
  refusesWorkers: boolean,
): Mend[] {
  if (!status) return [{what: 'engine', about: [], lines: [`script-src ${originOf(base)}`]}];
  const {inWorker, problem, hash} = status;
  const mends: Mend[] = [];
  if (server && problem) {
    if (/signature/.test(problem)) mends.push({what: 'key', about: [], lines: ['data-key="…"']});
    else if (/manifest: the server answered 404/.test(problem))
      mends.push({what: 'shop', about: [], lines: ['data-shop="…"']});
    else if (/^TypeError|NetworkError|Failed to fetch|Load failed/.test(problem)) {
      mends.push({what: 'server', about: [], lines: [`connect-src ${originOf(server)}`]});
    } else mends.push({what: 'pack', about: [problem], lines: []});
  }
  if (server && !key && (hash || problem)) mends.push({what: 'noKey', about: [], lines: ['data-key="…"']});
  if (!inWorker && refusesWorkers) {
    mends.push({what: 'worker', about: [], lines: [workerLine(base)]});
  }
  return mends;
}

/** What a security policy must say for the engine to have a worker. */
export const workerLine = (base: string): string =>
  `worker-src ${originOf(base) === location.origin ? "'self'" : 'blob:'}`;

/** How many things a merchant has to see to: every field counts. */
export const countOf = (mends: readonly Mend[]): number =>
  mends.reduce((sum, {what, about}) => sum + (what === 'fields' ? about.length : 1), 0);

const originOf = (url: string) => new URL(url).origin;

function textOf(item: SeenItem, field: keyof SeenItem): string {
  const value = item[field];
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(field === 'category' ? ' › ' : ', ') : String(value);
}
