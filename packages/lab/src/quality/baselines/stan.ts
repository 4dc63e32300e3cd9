import type {LogSession} from '../read-log.ts';
import type {Predict} from './predict.ts';
import {sessionKnn} from './session-knn.ts';

const DAY_MS = 86_400_000;

/**
 * STAN: neighbors by a cosine in which older items of the current session fade, and old neighbors too; their items fade
 * with the distance from the last item shared.
 *
 * Source: Garg et al. 2019, https://doi.org/10.1145/3331184.3331322; parameters of session-rec for yoochoose,
 * sliding window, hit rate.
 */
export const stan = (sessions: readonly LogSession[]): Predict =>
  sessionKnn(sessions, {
    k: 1000,
    sampleSize: 10_000,
    weight: (steps) => Math.exp(-steps / 0.5),
    similarity: (shared, {size, age}) => (shared / Math.sqrt(size)) * Math.exp(-age / (20 * DAY_MS)),
    itemWeight: (distance) => Math.exp(-distance / 0.5),
  });
