import type {LogSession} from '../read-log.ts';
import {createItemRows} from './item-rows.ts';
import type {Predict} from './predict.ts';

/** How far back a rule reaches: the default of session-rec. */
const REACH = 10;

/**
 * Sequential rules: what came after the last item, one step later or up to ten, each step counting 1 ÷ its distance.
 *
 * Source: Ludewig & Jannach 2018, https://doi.org/10.1007/s11257-018-9209-6
 */
export function sequentialRules(sessions: readonly LogSession[]): Predict {
  const rules = createItemRows();
  for (const {rows} of sessions) {
    rows.forEach(({itemId}, j) => {
      for (let d = 1; d <= REACH && d <= j; d++) rules.add(rows[j - d].itemId, itemId, 1 / d);
    });
  }
  return rules.byLastItem();
}
