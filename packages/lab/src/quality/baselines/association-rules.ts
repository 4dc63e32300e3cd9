import type {LogSession} from '../read-log.ts';
import {createItemRows} from './item-rows.ts';
import type {Predict} from './predict.ts';

/**
 * Association rules: items of one session, in any order, after the last item; an item met twice leads to itself.
 *
 * Source: Ludewig & Jannach 2018, https://doi.org/10.1007/s11257-018-9209-6
 */
export function associationRules(sessions: readonly LogSession[]): Predict {
  const rules = createItemRows();
  for (const {rows} of sessions) {
    rows.forEach(({itemId: b}, j) => {
      for (const {itemId: a} of rows.slice(0, j)) {
        rules.add(a, b, 1);
        rules.add(b, a, 1);
      }
    });
  }
  return rules.byLastItem();
}
