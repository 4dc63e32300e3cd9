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
import {type Choice, chooseWeights, type Model} from '@vitrine/server';
import {SHOP} from './log-catalog.ts';
import {type LogSession, toEvent} from './read-log.ts';

/** Sums of a log's sessions, as the server's import makes them of a merchant's own log. */
export function sumsOf(sessions: readonly LogSession[], catalog: Catalog): FactSums {
  const categories = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  const sums = createFactSums();
  for (const {rows} of sessions) addSession(sums, rows.map(toEvent), (itemId) => categories.get(itemId) ?? null);
  return sums;
}

/** The last part of train, by time, on which weights are chosen. */
const HELD_OUT = 0.12;

/** Chooses weights on the newest sessions of a log, by sums of the others. */
export function chooseOn(sessions: readonly LogSession[], catalog: Catalog): Promise<Choice> {
  const byTime = [...sessions].sort((a, b) => a.rows[0].at - b.rows[0].at);
  const cut = Math.floor(byTime.length * (1 - HELD_OUT));
  const sums = sumsOf(byTime.slice(0, cut), catalog);
  const heldOut = byTime.slice(cut).map(({rows}) => rows.map(toEvent));
  return chooseWeights({catalog, settings: SHOP, sums}, heldOut);
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
