import type {Pack, RankWeights} from '@vitrine/core';
import {fitModel, type Model} from '@vitrine/server';
import {type Estimate, estimateMean} from '../estimate.ts';
import {deliver, packContent} from '../fit.ts';
import {SHOP} from '../log-catalog.ts';
import type {OwnLog} from './own-log.ts';
import {differences, hits, reciprocals} from './ranks.ts';

/** What the lists lose when one part is taken out and everything else stays as it was chosen. */
export interface Loss {
  readonly part: string;
  readonly hr20: Estimate;
  readonly mrr20: Estimate;
  /** Why no list changed; '' where lists did. */
  readonly idle: string;
}

/** A part of the ranker or the model, and the pack without it. */
export interface Part {
  readonly name: string;
  readonly without: Pack;
  /** Why the part may have nothing to say in this shop; '' when it may have. */
  readonly idle: string;
}

const UNCHOSEN = 'weight 0 chosen on held-out sessions';
/** Makes what is left out outweigh the rest so far that the rest is nothing. */
const OUTWEIGH = 1e6;

/** Every scorer, by the weights it has in the pack; the pack's neighbors and columns stay. */
export function scorerParts(pack: Pack): Part[] {
  const without = (name: string, changed: Partial<RankWeights>, idle = ''): Part => ({
    name,
    without: {...pack, weights: {...pack.weights, ...changed}},
    idle,
  });
  const scorer = (name: keyof RankWeights, known: boolean, missing: string): Part =>
    without(name, {[name]: 0}, known ? (pack.weights[name] === 0 ? UNCHOSEN : '') : missing);
  return [
    without('neighbors', {neighbors: 0}),
    without('repeat', {repeat: 0, repeats: []}),
    without('items before the last', {seedDecay: 0}),
    without('fading of older items', {seedDecay: 1}),
    scorer('popularity', true, ''),
    scorer('category', pack.categoryCount > 0, 'no categories in the data'),
    scorer('transitions', pack.categoryCount > 0, 'no categories in the data'),
    scorer('brand', pack.brandCount > 0, 'no brands in the data'),
    scorer('attributes', pack.valueNames.count > 0, 'no attributes in the data'),
    scorer('price', new Set(pack.price).size > 1, 'no prices in the data'),
    scorer(
      'rating',
      pack.ratingCount.some((count) => count > 0),
      'no ratings in the data',
    ),
    scorer(
      'novelty',
      pack.createdDay.some((day) => day > 0),
      'no dates of arrival in the data',
    ),
  ];
}

/** Each part of the item → item model; the ranker stays. */
export async function modelParts({catalog, sums, shape, pack: {weights}}: OwnLog): Promise<Part[]> {
  const fitted = await fitModel({catalog, settings: SHOP, sums, reports: [], now: 0});
  const {backward, alike} = shape;
  const whole = fitted.shape(shape, weights);
  /** The whole pack with other neighbors. */
  const packOf = ({neighbors}: Model, factor = 1): Pack =>
    deliver(packContent(catalog, {...whole, neighbors, weights: {...weights, neighbors: factor * weights.neighbors}}))
      .pack;
  const bare = {
    categories: [],
    items: catalog.items.map((item) => ({...item, title: '', category: [], attributes: {}})),
  };
  const uncomposed = await fitModel({catalog: bare, settings: SHOP, sums, reports: [], now: 0});
  const outweighed = fitted.shape({backward: backward * OUTWEIGH, alike: alike * OUTWEIGH}, weights);
  return [
    {
      name: 'steps forward',
      without: packOf(outweighed, backward === 0 && alike === 0 ? 0 : 1 / OUTWEIGH),
      idle: '',
    },
    {
      name: 'steps backward',
      without: packOf(fitted.shape({...shape, backward: 0}, weights)),
      idle: backward === 0 ? UNCHOSEN : '',
    },
    {
      name: 'likeness of company',
      without: packOf(fitted.shape({...shape, alike: 0}, weights)),
      idle: alike === 0 ? UNCHOSEN : '',
    },
    {
      name: 'composed from the catalogue',
      without: packOf(uncomposed.shape(shape, weights)),
      idle: catalog.items.every(({category}) => category.length === 0) ? 'no categories in the data' : '',
    },
  ];
}

/**
 * @param whole ranks with every part in place, one per point
 * @param clusters the session or shopper of each point
 * @param ranksOf ranks of another pack on the same points
 */
export function lossesOf(
  parts: readonly Part[],
  whole: Uint8Array,
  clusters: readonly number[],
  ranksOf: (pack: Pack) => Uint8Array,
): Loss[] {
  const lost = (measure: (ranks: Uint8Array) => Float64Array, ranks: Uint8Array) =>
    estimateMean([differences(measure(whole), measure(ranks))], clusters) ?? NOTHING;
  return parts.map(({name, without, idle}) => {
    const ranks = ranksOf(without);
    const same = ranks.every((rank, point) => rank === whole[point]);
    const why = idle || 'moves no item that was looked for';
    return {part: name, hr20: lost(hits, ranks), mrr20: lost(reciprocals, ranks), idle: same ? why : ''};
  });
}

const NOTHING: Estimate = {value: 0, low: 0, high: 0};
