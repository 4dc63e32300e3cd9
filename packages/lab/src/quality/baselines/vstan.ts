import type {LogSession} from '../read-log.ts';
import type {Predict} from './predict.ts';
import {sessionKnn} from './session-knn.ts';

const DAY_MS = 86_400_000;

/**
 * VSTAN: STAN, and as in V-SKNN a neighbor counts less the further back the newest item it shares; rare items count more.
 *
 * Source: Ludewig et al. 2020, https://doi.org/10.1007/s11257-020-09277-1; parameters of session-rec for yoochoose,
 * single split, hit rate.
 */
export const vstan = (sessions: readonly LogSession[]): Predict =>
  sessionKnn(sessions, {
    k: 2000,
    sampleSize: 2500,
    weight: (steps) => Math.exp(-steps / 8),
    similarity: (shared, {size, age}) => (shared / Math.sqrt(size)) * Math.exp(-age / (10 * DAY_MS)),
    neighborWeight: (steps) => Math.exp(-steps / 0.5),
    itemWeight: (distance) => Math.exp(-distance / 8),
    rarity: (events, count) => 1 + 2 * Math.log(count / events),
  });
