import type {Summary} from '@vitrine/core';
import {dayOf, weekOf} from './calendar.ts';
import type {Database, Statements} from './db/database.ts';
import type {Refusal} from './open-seal.ts';

/** Counts summaries, each exactly once, and remembers how many of which kind came. */
export interface Ingest {
  /**
   * Counts a summary whose answer was drawn with e^ε = `a`; resolves after the commit is durable. A nonce seen before
   * changes nothing. @throws OverloadError, or the database's error: then nothing was counted and the device may retry
   */
  add(shopId: string, summary: Summary, a: number): Promise<'accepted' | 'duplicate'>;
  /** Notes a refusal; written with the next commit, since refused bodies must not cost a disk write each. */
  refuse(shopId: string, reason: Refusal): void;
  /** Writes what waits. */
  flush(): Promise<void>;
}

export class OverloadError extends Error {
  constructor() {
    super('ingest: too many summaries are waiting to be written');
    this.name = 'OverloadError';
  }
}

interface Waiting {
  readonly shopId: string;
  readonly summary: Summary;
  readonly a: number;
  readonly resolve: (outcome: 'accepted' | 'duplicate') => void;
  readonly reject: (error: unknown) => void;
}

/** Answers wait this long for company in one commit. Shorter than the 50 ms allowed: an fsync takes 1–5 ms here. */
const GROUP_WINDOW_MS = 10;
/** About a second's worth at full load; beyond it a device is better told to come back. */
const MAX_WAITING = 10_000;
const MAX_GROUP = 1_000;
/** A re-sent summary is recognised for at least this long. */
const NONCE_DAYS = 2;

const INSERT_NONCE = 'INSERT INTO nonces (shop_id, nonce, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
const ADD_COUNT = `INSERT INTO counters (shop_id, task, period, week, a, bucket_row, bucket_value, count)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1)
  ON CONFLICT (shop_id, task, period, week, a, bucket_row, bucket_value) DO UPDATE SET count = counters.count + 1`;
const ADD_METRIC = `INSERT INTO metrics (shop_id, day, name, count) VALUES (?, ?, ?, ?)
  ON CONFLICT (shop_id, day, name) DO UPDATE SET count = metrics.count + excluded.count`;
const FORGET_NONCES = 'DELETE FROM nonces WHERE shop_id = ? AND day < ?';

/** Group commit: summaries that arrive within the window share one transaction and one fsync. */
export function createIngest(db: Database, now: () => number): Ingest {
  let waiting: Waiting[] = [];
  let refused = new Map<string, {shopId: string; reason: Refusal; count: number}>();
  let writing: Promise<void> = Promise.resolve();
  let scheduled = false;
  const cleaned = new Map<string, number>();

  async function write(): Promise<void> {
    while (waiting.length > 0 || refused.size > 0) {
      const group = waiting.slice(0, MAX_GROUP);
      waiting = waiting.slice(MAX_GROUP);
      const refusals = refused;
      refused = new Map();
      try {
        const outcomes = await db.transaction((tx) => writeGroup(tx, group, [...refusals.values()]));
        group.forEach((one, i) => {
          one.resolve(outcomes[i]);
        });
      } catch (error) {
        for (const one of group) one.reject(error);
        if (group.length === 0) return; // only refusals: the figures are lost, nothing that counts
      }
    }
  }

  async function writeGroup(
    tx: Statements,
    group: readonly Waiting[],
    refusals: readonly {shopId: string; reason: Refusal; count: number}[],
  ): Promise<('accepted' | 'duplicate')[]> {
    const at = now();
    const day = dayOf(at);
    const metrics = new Map<string, {shopId: string; name: string; count: number}>();
    const outcomes: ('accepted' | 'duplicate')[] = [];
    for (const {shopId, summary, a} of group) {
      if (cleaned.get(shopId) !== day) {
        await tx.run(FORGET_NONCES, [shopId, day - NONCE_DAYS]);
        cleaned.set(shopId, day);
      }
      const nonce = Buffer.from(summary.nonce).toString('base64url');
      const outcome = (await tx.run(INSERT_NONCE, [shopId, nonce, day])) === 1 ? 'accepted' : 'duplicate';
      if (outcome === 'accepted') {
        const {task, period, row, value} = summary;
        await tx.run(ADD_COUNT, [shopId, task, period, weekOf(at), a, row, value]);
      }
      outcomes.push(outcome);
      addMetric(metrics, shopId, outcome, 1);
    }
    for (const {shopId, reason, count} of refusals) addMetric(metrics, shopId, `refused:${reason}`, count);
    for (const {shopId, name, count} of metrics.values()) await tx.run(ADD_METRIC, [shopId, day, name, count]);
    return outcomes;
  }

  /** One write after the other; never rejects, since `write` tells each waiting caller itself. */
  function flush(): Promise<void> {
    writing = writing.then(write);
    return writing;
  }

  function writeSoon(): void {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => {
      scheduled = false; // before the write: whoever comes while it runs starts the next window
      void flush();
    }, GROUP_WINDOW_MS);
  }

  return {
    add(shopId, summary, a) {
      if (waiting.length >= MAX_WAITING) return Promise.reject(new OverloadError());
      return new Promise((resolve, reject) => {
        waiting.push({shopId, summary, a, resolve, reject});
        writeSoon();
      });
    },
    refuse(shopId, reason) {
      const key = `${shopId}\t${reason}`;
      const entry = refused.get(key);
      if (entry) entry.count++;
      else refused.set(key, {shopId, reason, count: 1});
      // No commit of their own: they go with the next summary, or when the server stops.
    },
    flush,
  };
}

function addMetric(
  metrics: Map<string, {shopId: string; name: string; count: number}>,
  shopId: string,
  name: string,
  count: number,
): void {
  const key = `${shopId}\t${name}`;
  const entry = metrics.get(key);
  if (entry) entry.count += count;
  else metrics.set(key, {shopId, name, count});
}
