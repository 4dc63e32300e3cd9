import type {LogSession} from '../read-log.ts';
import {createItemRows} from './item-rows.ts';
import {type Predict, raise} from './predict.ts';

/** Added to both supports, so that two rare items that met once are not the nearest of all. */
const LAMBDA = 20;

/**
 * Item-kNN: the items nearest to the last one by the cosine of the sessions they were in,
 * events of i in a session with j ÷ √((events of i + λ)(events of j + λ)). No item is its own neighbor.
 *
 * Source: Hidasi et al. 2016, https://arxiv.org/abs/1511.06939, as session-rec has it, α = .5 and λ = 20.
 */
export function itemKnn(sessions: readonly LogSession[]): Predict {
  const events = new Map<string, number>();
  for (const {rows} of sessions) for (const {itemId} of rows) raise(events, itemId, 1);
  const norm = (itemId: string) => Math.sqrt((events.get(itemId) ?? 0) + LAMBDA);

  const similar = createItemRows();
  for (const {rows} of sessions) {
    const distinct = new Set(rows.map(({itemId}) => itemId));
    for (const {itemId: i} of rows) {
      for (const j of distinct) if (i !== j) similar.add(i, j, 1 / (norm(i) * norm(j)));
    }
  }
  return similar.byLastItem();
}
