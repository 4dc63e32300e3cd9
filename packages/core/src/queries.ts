import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import {tokenize} from './text.ts';

/** Queries that differ in case, width, spaces or punctuation are one. */
export const foldQuery = (query: string): string => tokenize(query).join(' ');

const rowsOf = perPack((pack) => {
  const rows = new Map<string, number>();
  for (let q = pack.queries.count - 1; q >= 0; q--) rows.set(foldQuery(pack.queries.get(q)), q);
  return rows;
});

/** The pack's row of a query, or −1. */
export const findQuery = (pack: Pack, query: string): number => rowsOf(pack).get(foldQuery(query)) ?? -1;
