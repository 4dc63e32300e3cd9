import type {LogSession} from '../read-log.ts';
import {associationRules} from './association-rules.ts';
import {itemKnn} from './item-knn.ts';
import {popularity} from './popularity.ts';
import type {Predict} from './predict.ts';
import {sequentialRules} from './sequential-rules.ts';
import {sknn} from './sknn.ts';
import {slist} from './slist.ts';
import {stan} from './stan.ts';
import {vSknn} from './v-sknn.ts';
import {vstan} from './vstan.ts';

export type {Predict} from './predict.ts';

/** A published algorithm that sees every session of train whole. Each has one set of parameters for all logs. */
export interface Baseline {
  readonly name: string;
  readonly fit: (sessions: readonly LogSession[]) => Predict;
  /** A prediction is a look-up. */
  readonly fast: boolean;
  /** More items in train than this make it too slow or too big. */
  readonly maxItems: number;
}

const ANY = Number.POSITIVE_INFINITY;

const BASELINES: readonly Baseline[] = [
  {name: 'popularity', fit: popularity, fast: true, maxItems: ANY},
  {name: 'AR', fit: associationRules, fast: true, maxItems: ANY},
  {name: 'SR', fit: sequentialRules, fast: true, maxItems: ANY},
  {name: 'item-kNN', fit: itemKnn, fast: true, maxItems: ANY},
  {name: 'SKNN', fit: sknn, fast: false, maxItems: ANY},
  {name: 'V-SKNN', fit: vSknn, fast: false, maxItems: ANY},
  {name: 'STAN', fit: stan, fast: false, maxItems: ANY},
  {name: 'VSTAN', fit: vstan, fast: false, maxItems: ANY},
  {name: 'SLIST', fit: slist, fast: false, maxItems: 20_000},
];

export const BASELINE_CHOICES = ['all', 'fast', 'none'] as const;
export type BaselineChoice = (typeof BASELINE_CHOICES)[number];

/** Those asked for that the log is not too large for; says which it is. */
export function chooseBaselines(
  choice: BaselineChoice,
  itemCount: number,
  say: (line: string) => void,
): readonly Baseline[] {
  if (choice === 'none') return [];
  const asked = BASELINES.filter(({fast}) => choice === 'all' || fast);
  for (const {name, maxItems} of asked) {
    if (itemCount > maxItems) say(`${name} left out: ${itemCount} items are more than the ${maxItems} it is run on`);
  }
  return asked.filter(({maxItems}) => itemCount <= maxItems);
}
