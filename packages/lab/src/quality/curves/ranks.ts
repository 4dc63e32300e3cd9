import {hitOf, reciprocalOf} from '../measures.ts';
import type {LogSession} from '../read-log.ts';

/** What came next somewhere in a session: what a list made before it should have held. */
export interface Target {
  /** Index of the session among those tested. */
  readonly session: number;
  /** Events of the session before it, at least 1. */
  readonly place: number;
  readonly itemId: string;
  /** Epoch ms. */
  readonly at: number;
}

/** All points of a test, in the order in which `replay` meets them: parallel to the ranks it gives. */
export const targetsOf = (sessions: readonly LogSession[]): Target[] =>
  sessions.flatMap(({rows}, session) =>
    rows.slice(1).map(({itemId, at}, before) => ({session, place: before + 1, itemId, at})),
  );

/** HR@20 of each point: 1 for a hit, else 0. */
export const hits = (ranks: Uint8Array): Float64Array => Float64Array.from(ranks, hitOf);

/** MRR@20 of each point. */
export const reciprocals = (ranks: Uint8Array): Float64Array => Float64Array.from(ranks, reciprocalOf);

/** Per point: what `a` has more than `b`. */
export const differences = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
  Float64Array.from(a, (value, point) => value - b[point]);
