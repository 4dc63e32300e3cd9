import type {Summary} from '@vitrine/core';
import {dayOf, weekOf} from './calendar.ts';
import type {Database, Statements} from './db/database.ts';
import type {Refusal} from './open-seal.ts';
import {createPrefixCaps, type PrefixKey} from './poisoning/prefix-caps.ts';
import {createPrefixGroups} from './poisoning/prefix-groups.ts';

/** Where a summary came from, as far as counting needs it: no address, and nothing that means anything after the day. */
export interface Origin {
  /** Null when nobody knows: then no cap applies. */
  readonly prefix: PrefixKey | null;
  /** Group of networks its answer is counted in; 0 for none. */
  readonly group: number;
}

export type Outcome = 'accepted' | 'duplicate' | 'prefix-cap';

/** Counts summaries, each exactly once, and remembers how many of which kind came. */
export interface Ingest {
  /**
   * What may be kept of an address until the answer is counted.
   *
   * @param address in plain form; null when it is not known
   * @param grouped whether the shop keeps counters by groups of networks
   */
  originOf(shopId: string, address: string | null, grouped: boolean): Origin;
  /**
   * Counts a summary whose answer was drawn with e^ε = `a`; resolves after the commit is durable. A nonce seen before
   * changes nothing, nor does an answer from a network that has given its share of the day.
   * @throws OverloadError, or the database's error: then nothing was counted and the device may retry
   */
  add(shopId: string, summary: Summary, a: number, origin?: Origin): Promise<Outcome>;
  /** Waits as long as an answer would, and fails as one would, for a body that says nothing; leaves no trace. */
  pass(): Promise<void>;
  /** Notes a refusal; written with the next commit, since refused bodies must not cost a disk write each. */
  refuse(shopId: string, reason: Refusal): void;
  /** Writes what waits, and forgets the networks of a day that is over. */
  flush(): Promise<void>;
}

const ANYWHERE: Origin = {prefix: null, group: 0};

export class OverloadError extends Error {
  constructor() {
    super('ingest: too many summaries are waiting to be written');
    this.name = 'OverloadError';
  }
}

interface Answer {
  readonly shopId: string;
  readonly summary: Summary;
  readonly a: number;
  readonly origin: Origin;
}

interface Waiting {
  /** Null for a body that says nothing. */
  readonly answer: Answer | null;
  readonly resolve: (outcome: Outcome) => void;
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
const ADD_COUNT = `INSERT INTO counters
    (shop_id, task, period, week, a, bucket_group, bucket_row, bucket_value, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
  ON CONFLICT (shop_id, task, period, week, a, bucket_group, bucket_row, bucket_value)
  DO UPDATE SET count = counters.count + 1`;
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
  const caps = createPrefixCaps(now);
  const groupOf = createPrefixGroups(now);

  async function write(): Promise<void> {
    while (waiting.length > 0 || refused.size > 0) {
      const group = waiting.slice(0, MAX_GROUP);
      waiting = waiting.slice(MAX_GROUP);
      const refusals = refused;
      refused = new Map();
      const accepted: Answer[] = [];
      try {
        const outcomes = await db.transaction((tx) => writeGroup(tx, group, [...refusals.values()], accepted));
        group.forEach((one, i) => {
          one.resolve(outcomes[i]);
        });
      } catch (error) {
        for (const {shopId, origin} of accepted) caps.uncount(shopId, origin.prefix);
        for (const one of group) one.reject(error);
        if (group.length === 0) return; // only refusals: the figures are lost, nothing that counts
      }
    }
  }

  /** @param accepted is given each answer as soon as it has counted for its network, which a failing commit takes back */
  async function writeGroup(
    tx: Statements,
    group: readonly Waiting[],
    refusals: readonly {shopId: string; reason: Refusal; count: number}[],
    accepted: Answer[],
  ): Promise<Outcome[]> {
    const at = now();
    const metrics = new Map<string, {shopId: string; name: string; count: number}>();
    const outcomes: Outcome[] = [];
    for (const {answer} of group) {
      const outcome = answer ? await writeAnswer(tx, answer, at) : 'accepted';
      outcomes.push(outcome);
      if (!answer) continue;
      addMetric(metrics, answer.shopId, outcome === 'prefix-cap' ? `refused:${outcome}` : outcome, 1);
      if (outcome !== 'accepted') continue;
      caps.count(answer.shopId, answer.origin.prefix);
      accepted.push(answer);
    }
    for (const {shopId, reason, count} of refusals) addMetric(metrics, shopId, `refused:${reason}`, count);
    for (const {shopId, name, count} of metrics.values()) await tx.run(ADD_METRIC, [shopId, dayOf(at), name, count]);
    return outcomes;
  }

  async function writeAnswer(tx: Statements, {shopId, summary, a, origin}: Answer, at: number): Promise<Outcome> {
    if (origin.prefix && caps.isFull(shopId, origin.prefix)) return 'prefix-cap';
    const day = dayOf(at);
    if (cleaned.get(shopId) !== day) {
      await tx.run(FORGET_NONCES, [shopId, day - NONCE_DAYS]);
      cleaned.set(shopId, day);
    }
    const nonce = Buffer.from(summary.nonce).toString('base64url');
    if ((await tx.run(INSERT_NONCE, [shopId, nonce, day])) === 0) return 'duplicate';
    const {task, period, row, value} = summary;
    await tx.run(ADD_COUNT, [shopId, task, period, weekOf(at), a, origin.group, row, value]);
    return 'accepted';
  }

  /** One write after the other; never rejects, since `write` tells each waiting caller itself. */
  function flush(): Promise<void> {
    caps.turn();
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

  function wait(answer: Answer | null): Promise<Outcome> {
    if (waiting.length >= MAX_WAITING) return Promise.reject(new OverloadError());
    return new Promise((resolve, reject) => {
      waiting.push({answer, resolve, reject});
      writeSoon();
    });
  }

  return {
    originOf: (shopId, address, grouped) =>
      address === null
        ? ANYWHERE
        : {prefix: caps.keyOf(shopId, address), group: grouped ? groupOf(shopId, address) : 0},
    add: (shopId, summary, a, origin = ANYWHERE) => wait({shopId, summary, a, origin}),
    async pass() {
      await wait(null);
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
