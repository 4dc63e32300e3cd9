import {createProfile, foldEvent, type Pack, rank} from '@vitrine/core';
import type {Predict} from './baselines/index.ts';
import {createMeasures, type Measured} from './measures.ts';
import {type LogSession, toEvent} from './read-log.ts';

export interface Replay extends Measured {
  /** From an event to the list after it, profile and ranker: milliseconds by the clock, other processes' turns included. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Mean of the same in this process's own CPU time, which a busy machine does not lengthen. */
  readonly cpuMs: number;
}

/** A column of the table: something that gives lists. */
export interface Column {
  readonly name: string;
  readonly measured: Measured;
  /** Ours shall be better. */
  readonly baseline?: true;
  /** Only for packs of ours. */
  readonly replay?: Replay;
}

export interface Prediction {
  readonly sessionId: string;
  /** Events seen before the list was made. */
  readonly prefix: number;
  readonly itemIds: readonly string[];
}

/**
 * Every prefix of every session through the device's own code: each event is folded into the profile, then the ranker
 * lists what may come next. A session is a shopper nothing else is known of.
 */
export function replay(pack: Pack, sessions: readonly LogSession[], on?: (prediction: Prediction) => void): Replay {
  const measures = createMeasures(pack.itemCount);
  const times: number[] = [];
  const cpuStart = process.cpuUsage();
  for (const [session, {sessionId, rows}] of sessions.entries()) {
    let profile = createProfile();
    for (let i = 0; i + 1 < rows.length; i++) {
      const event = toEvent(rows[i]);
      const {at: now, itemId: target} = rows[i + 1];
      const start = performance.now();
      profile = foldEvent(profile, event, pack);
      const list = rank(pack, profile, {placement: 'next', limit: 20}, {now, listId: 'replay'});
      times.push(performance.now() - start);
      const itemIds = list.items.map((item) => item.itemId);
      measures.add(session, itemIds.indexOf(target) + 1, itemIds);
      on?.({sessionId, prefix: i + 1, itemIds});
    }
  }
  const cpu = process.cpuUsage(cpuStart);
  times.sort((a, b) => a - b);
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;
  return {
    ...measures.result(),
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    cpuMs: (cpu.user + cpu.system) / 1000 / Math.max(1, times.length),
  };
}

/** The same points for a predictor of the lab's own. */
export function replayBaseline(predict: Predict, sessions: readonly LogSession[], itemCount: number): Measured {
  const measures = createMeasures(itemCount);
  for (const [session, {rows}] of sessions.entries()) {
    const items = rows.map(({itemId}) => itemId);
    for (let i = 1; i < items.length; i++) {
      const list = predict(items.slice(0, i));
      measures.add(session, list.indexOf(items[i]) + 1, list);
    }
  }
  return measures.result();
}
