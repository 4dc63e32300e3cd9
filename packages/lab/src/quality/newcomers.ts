import {below, type Catalog, createProfile, foldEvent, type Pack, rank} from '@vitrine/core';
import {buildModel} from '@vitrine/server';
import type {Figure} from '../figure.ts';
import {deliver, packContent, sumsOf} from './fit.ts';
import {catalogOf, SHOP} from './log-catalog.ts';
import {seededWords} from './random.ts';
import {describeItems, readItems} from './read-items.ts';
import {type LogSession, readLog, toEvent} from './read-log.ts';

export interface NewcomerOptions {
  readonly train: string;
  readonly test: string;
  /** Only every n-th test session. */
  readonly every: number;
  /** What the shop says of its items. */
  readonly items: string;
  readonly say: (line: string) => void;
}

/** HR@20 at the same points, once with the whole train and once without the hidden items' behaviour. */
export interface NewcomerHits {
  readonly points: number;
  readonly warm: number;
  readonly cold: number;
}

export interface NewcomerReport {
  readonly items: number;
  readonly hidden: number;
  readonly draws: number;
  readonly all: NewcomerHits;
  /** Of all, the points whose next item the shopper has not seen in the session before. */
  readonly unseen: NewcomerHits;
  /** A sample of the points whose next item is not hidden: what newcomers cost the others. */
  readonly others: NewcomerHits;
}

/** Share of the catalogue that is hidden in a draw. */
const HIDDEN = 0.1;
const DRAWS = 5;
const SEED = 20_260_301;
const LIST = 20;
/** What content alone must keep of a warm item's hits. */
const GOAL = 0.5;
/** Every so many-th point of the others is asked. */
const OTHERS_EVERY = 20;

/**
 * How well items that nobody has looked at are recommended by what the catalogue says of them. Each draw hides a tenth
 * of the items from train (they stay in the catalogue) and asks the device's ranker at every test point whose next item
 * is hidden; the same points are asked with the whole train. Models are what a live server builds, nothing is tuned.
 */
export async function benchNewcomers({train, test, every, items, say}: NewcomerOptions): Promise<NewcomerReport> {
  const sessions = await readLog(train);
  const tested = (await readLog(test)).filter((_, s) => s % every === 0);
  const catalog = describeItems(catalogOf(sessions), await readItems(items));
  const warmPack = await packOf(sessions, catalog);
  const random = seededWords(SEED);
  const none = {points: 0, warm: 0, cold: 0};
  const [all, unseen, others] = [{...none}, {...none}, {...none}];
  const size = Math.round(HIDDEN * catalog.items.length);
  for (let draw = 0; draw < DRAWS; draw++) {
    const hidden = drawItems(catalog, size, random);
    const without = sessions.map(({sessionId, rows}) => ({
      sessionId,
      rows: rows.filter(({itemId}) => !hidden.has(itemId)),
    }));
    const coldPack = await packOf(
      without.filter(({rows}) => rows.length > 0),
      catalog,
    );
    const packs = {warm: warmPack, cold: coldPack};
    let passed = 0;
    for (const point of pointsOf(tested)) {
      const {rows, next} = point;
      const target = rows[next].itemId;
      if (!hidden.has(target)) {
        if (passed++ % OTHERS_EVERY === 0) addHits(others, packs, point);
        continue;
      }
      addHits(all, packs, point);
      if (rows.slice(0, next).every(({itemId}) => itemId !== target)) addHits(unseen, packs, point);
    }
    say(`draw ${draw + 1} of ${DRAWS}: ${hidden.size} items hidden, ${all.points} points so far`);
  }
  return {
    items: catalog.items.length,
    hidden: size,
    draws: DRAWS,
    all: meanOf(all),
    unseen: meanOf(unseen),
    others: meanOf(others),
  };
}

export function tableOf({items, hidden, draws, all, unseen, others}: NewcomerReport): string {
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(36) + cells.map((cell) => cell.padStart(9)).join('');
  const row = (name: string, hits: NewcomerHits) =>
    line(name, [
      String(hits.points),
      ...[hits.warm, hits.cold].map((rate) => rate.toFixed(4)),
      `${Math.round((100 * hits.cold) / hits.warm)} %`,
    ]);
  return [
    `${hidden} of ${items} items hidden from train, ${draws} seeded draws; HR@20 at points whose next item is hidden`,
    line('', ['points', 'warm', 'new', 'kept']),
    row('next item hidden', all),
    row('of these, not yet seen in session', unseen),
    row('next item not hidden', others),
  ].join('\n');
}

async function packOf(sessions: readonly LogSession[], catalog: Catalog): Promise<Pack> {
  const model = await buildModel({catalog, settings: SHOP, sums: sumsOf(sessions, catalog), reports: [], now: 0});
  return deliver(packContent(catalog, model)).pack;
}

function drawItems({items}: Catalog, count: number, random: () => number): ReadonlySet<string> {
  const drawn = new Set<string>();
  while (drawn.size < count) drawn.add(items[below(items.length, random)].itemId);
  return drawn;
}

interface NewcomerPoint extends LogSession {
  /** Index of the row that comes next. */
  readonly next: number;
}

function* pointsOf(sessions: readonly LogSession[]): Generator<NewcomerPoint> {
  for (const {sessionId, rows} of sessions)
    for (let next = 1; next < rows.length; next++) yield {sessionId, rows, next};
}

function addHits(
  into: {points: number; warm: number; cold: number},
  packs: {readonly warm: Pack; readonly cold: Pack},
  point: NewcomerPoint,
): void {
  into.points++;
  into.warm += hit(packs.warm, point);
  into.cold += hit(packs.cold, point);
}

function hit(pack: Pack, {rows, next}: NewcomerPoint): number {
  const profile = rows.slice(0, next).reduce((known, row) => foldEvent(known, toEvent(row), pack), createProfile());
  const {items} = rank(pack, profile, {placement: 'next', limit: LIST}, {now: rows[next].at, listId: 'newcomers'});
  return items.some(({itemId}) => itemId === rows[next].itemId) ? 1 : 0;
}

const meanOf = ({points, warm, cold}: NewcomerHits): NewcomerHits => ({
  points,
  warm: warm / points,
  cold: cold / points,
});

/** The same as lines of the bench's JSON. */
export const rowsOf = ({all, unseen, others}: NewcomerReport): Figure[] =>
  Object.entries({newcomers: all, 'newcomers not yet seen': unseen, others: others}).flatMap(([name, {warm, cold}]) => [
    {name: `${name} HR@20 with behaviour`, value: warm, unit: 'share'},
    name === 'newcomers'
      ? {name: `${name} HR@20 by content`, value: cold, unit: 'share', peer: GOAL * warm, goal: cold >= GOAL * warm}
      : {name: `${name} HR@20 by content`, value: cold, unit: 'share'},
  ]);
