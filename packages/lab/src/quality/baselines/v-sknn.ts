import type {LogSession} from '../read-log.ts';
import type {Predict} from './predict.ts';
import {sessionKnn} from './session-knn.ts';

/**
 * V-SKNN: recent items of the current session count more, by the square of place ÷ length, when neighbors are chosen;
 * a neighbor counts less the further back the newest item it shares; rare items count more.
 *
 * Source: Ludewig & Jannach 2018, https://doi.org/10.1007/s11257-018-9209-6; parameters of session-rec's example for
 * this part of yoochoose.
 */
export const vSknn = (sessions: readonly LogSession[]): Predict =>
  sessionKnn(sessions, {
    k: 500,
    sampleSize: 5000,
    weight: (steps, length) => (1 - steps / length) ** 2,
    similarity: (shared) => shared,
    neighborWeight: (steps) => 1 / (steps + 1),
    rarity: (events, count) => 1 + 5 * Math.log(count / events),
  });
