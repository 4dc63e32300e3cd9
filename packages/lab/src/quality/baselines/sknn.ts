import type {LogSession} from '../read-log.ts';
import type {Predict} from './predict.ts';
import {sessionKnn} from './session-knn.ts';

/**
 * SKNN: the items of the sessions most like the current one, each session counting its Jaccard index.
 *
 * Source: Jannach & Ludewig 2017, https://doi.org/10.1145/3109859.3109872; parameters of session-rec for yoochoose.
 */
export const sknn = (sessions: readonly LogSession[]): Predict =>
  sessionKnn(sessions, {
    k: 500,
    sampleSize: 10_000,
    weight: () => 1,
    similarity: (shared, {size}, currentSize) => shared / (size + currentSize - shared),
  });
