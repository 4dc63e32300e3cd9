import {
  addSession,
  type Catalog,
  createFactSums,
  encodePack,
  type FactSums,
  openPack,
  type Pack,
  type PackContent,
} from '@vitrine/core';
import type {Model} from '@vitrine/server';
import {SHOP} from './log-catalog.ts';
import {type LogSession, toEvent} from './read-log.ts';

/** Sums of a log's sessions, as the server's import makes them of a merchant's own log. */
export function sumsOf(sessions: readonly LogSession[], catalog: Catalog): FactSums {
  const categories = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  const sums = createFactSums();
  for (const {rows} of sessions) addSession(sums, rows.map(toEvent), (itemId) => categories.get(itemId) ?? null);
  return sums;
}

/** The whole pack of a catalogue and what was learnt about it. */
export function packContent(catalog: Catalog, model: Model, builtAt = 0): PackContent {
  return {...model, part: 'body', shop: SHOP, builtAt, items: catalog.items};
}

/** Through the file and back, as a device gets it. */
export function deliver(content: PackContent): {readonly pack: Pack; readonly bytes: Uint8Array<ArrayBuffer>} {
  const bytes = encodePack(content);
  return {pack: openPack(bytes.buffer), bytes};
}
