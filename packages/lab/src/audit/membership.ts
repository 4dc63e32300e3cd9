import {addSession, createFactSums, type RandomWord, type ShopEvent} from '@vitrine/core';
import {buildModel, createOwnFacts, type ModelInput, OWN_EPSILON, publishSums} from '@vitrine/server';
import type {Figure} from '../figure.ts';
import {countAnswers} from '../quality/count-answers.ts';
import {seededWords} from '../quality/random.ts';
import {answerOf, CATALOG, crowdOf, factsOfVisit, lookup, numbersOf, SETTINGS, visitTo} from './attacked-shop.ts';
import {areaUnderCurve, learnToTell} from './tell-apart.ts';

/** What a shop makes its packs of. */
export type Source = 'answers' | 'published' | 'exact';
type Attacked = Pick<ModelInput, 'sums' | 'published' | 'reports'>;

export interface AttackOptions {
  readonly source: Source;
  /** Packs with the shopper and as many without, ≥ 4. */
  readonly packs: number;
  readonly seed: number;
}

/** Everybody else who answers in 28 days: a shop of some 36 shoppers a day, to whom packs of answers are of little use. */
const CROWD = 500;
/** What the shopper sought did, and hardly anybody else: the last items of each leaf, from one to another. */
const RARE = [2, 5, 8, 1];
/** Packs of either world: as many as make the interval narrower than what is asked lies above guessing. */
const PACKS = {answers: 1_700, published: 4_000, exact: 60} as const;
const MAX_AUC = 0.52;
const SEED = 20_260_401;

/**
 * Whether packs tell that one shopper's history is in them. The attacker knows what everybody else did and what the one
 * did, when, and which question nobody but chance decides; he builds packs with and without the one by the shop's own code,
 * learns how their numbers differ, and judges packs he has not seen by the ratio of likelihoods. Of 0.5 he knows nothing.
 */
export async function attackMembership(): Promise<Figure[]> {
  const answers = await aucOf({source: 'answers', packs: PACKS.answers, seed: SEED});
  const published = await aucOf({source: 'published', packs: PACKS.published, seed: SEED + 1});
  const exact = await aucOf({source: 'exact', packs: PACKS.exact, seed: SEED + 2});
  const crowd = `${CROWD} others`;
  return [
    {name: `is a device's history in a pack of answers, ${crowd}: AUC`, ...answers, ...asked(answers.value)},
    {
      name: `is a shopper in a pack of own statistics, ε ${OWN_EPSILON}, ${crowd}: AUC`,
      ...published,
      ...asked(published.value),
    },
    {name: `the same, own statistics exact: AUC`, ...exact, unit: 'share'},
  ];
}

const asked = (value: number) => ({unit: 'share', limit: MAX_AUC, goal: value <= MAX_AUC});

/** How well packs with the shopper are told from packs without; each half of the packs is judged by what the other taught. */
export async function aucOf({source, packs, seed}: AttackOptions) {
  const random = seededWords(seed);
  const crowd = crowdOf(CROWD, random);
  const worlds: Float64Array[][] = [[], []];
  for (let pack = 0; pack < packs; pack++) {
    for (const [world, visits] of [
      [...crowd, visitTo(RARE)],
      [...crowd, []],
    ].entries()) {
      const model = await buildModel({catalog: CATALOG, settings: SETTINGS, now: 0, ...madeOf(source, visits, random)});
      worlds[world].push(numbersOf(model, RARE));
    }
  }
  const half = packs >> 1;
  const scores = [0, 1].map(() => [] as number[]);
  for (const [taught, judged] of [
    [worlds.map((seen) => seen.slice(0, half)), worlds.map((seen) => seen.slice(half))],
  ].flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ])) {
    const judge = learnToTell(taught);
    judged.forEach((seen, world) => {
      for (const numbers of seen) {
        const [inside, outside] = judge(numbers);
        scores[world].push(inside - outside);
      }
    });
  }
  return areaUnderCurve(scores[0], scores[1]);
}

/** What goes into a pack when these shoppers came; an empty visit is a shopper who did nothing. */
export function madeOf(source: Source, visits: readonly (readonly ShopEvent[])[], random: RandomWord): Attacked {
  if (source === 'answers') {
    return {sums: null, reports: countAnswers(visits.map((events) => answerOf(factsOf(events), random)))};
  }
  if (source === 'exact') {
    const sums = createFactSums();
    for (const events of visits) addSession(sums, events, lookup);
    return {sums, reports: []};
  }
  const own = createOwnFacts(lookup, random);
  for (const events of visits) own.add([events]);
  const secret = new Uint8Array(Uint32Array.from({length: 8}, random).buffer);
  return {sums: null, reports: [], published: publishSums([own.result()], OWN_EPSILON, secret)};
}

const known = new WeakMap<readonly ShopEvent[], ReturnType<typeof factsOfVisit>>();
/** Facts do not change with chance. */
function factsOf(events: readonly ShopEvent[]) {
  const facts = known.get(events) ?? (events.length > 0 ? factsOfVisit(events) : []);
  known.set(events, facts);
  return facts;
}
