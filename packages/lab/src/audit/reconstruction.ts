import {aOf, type Fact, type RandomWord, type Summary} from '@vitrine/core';
import {buildModel, OWN_EPSILON} from '@vitrine/server';
import type {Figure} from '../figure.ts';
import {countAnswers} from '../quality/count-answers.ts';
import {seededWords} from '../quality/random.ts';
import {answerOf, CATALOG, crowdOf, factsOfVisit, ITEM_COUNT, numbersOf, SETTINGS, visitTo} from './attacked-shop.ts';
import {clopperPearson} from './clopper-pearson.ts';
import {madeOf, type Source} from './membership.ts';
import {learnToTell} from './tell-apart.ts';

export interface DeltaOptions {
  readonly source: Source;
  /** Pairs of packs, ≥ 100; half of them teach, half are judged. */
  readonly pairs: number;
  readonly seed: number;
}

/** How often the newcomer was named, of how many. */
export interface Named {
  readonly hits: number;
  readonly judged: number;
}

/** Who was there the day before. */
const CROWD = 100;
/** What the newcomer may have looked at: each is as likely as another, so that guessing names one in six. */
const CANDIDATES: readonly (readonly number[])[] = [
  [0, 1],
  [2, 0],
  [3, 4],
  [5, 3],
  [6, 7],
  [8, 6],
];
const EVERYTHING = Array.from({length: ITEM_COUNT}, (_, i) => i);
const PAIRS = 900;
const EXACT_PAIRS = 120;
const RISK = 0.025;
const SEED = 20_260_501;

/**
 * Whether two packs of consecutive days, between which one shopper came, tell what that shopper did. The attacker knows what
 * everybody did the day before, that one came, and six things it may have been; he takes one pack from the other, and
 * names what his own packs, built by the shop's code, make likeliest. Answers of the day before are the same in both packs, so
 * nothing but the newcomer's answer stands between them; a file of own statistics is given its noise anew.
 */
export async function attackDeltas(): Promise<Figure[]> {
  const answers = await nameNewcomers({source: 'answers', pairs: PAIRS, seed: SEED});
  const published = await nameNewcomers({source: 'published', pairs: PAIRS, seed: SEED + 1});
  const exact = await nameNewcomers({source: 'exact', pairs: EXACT_PAIRS, seed: SEED + 2});
  return [
    figureOf('what one device more did, from two packs of answers', answers, aOf('item')),
    // One shopper in the place of another is one left out and one put in: twice ε.
    figureOf(
      `what one shopper more did, from two packs of own statistics, ε ${OWN_EPSILON}`,
      published,
      Math.exp(2 * OWN_EPSILON),
    ),
    figureOf('the same, own statistics exact', exact, null),
  ];
}

/** @param a odds that the promise lets anybody gain; null: nothing is promised, and nothing asked */
function figureOf(name: string, {hits, judged}: Named, a: number | null): Figure {
  const guess = 1 / CANDIDATES.length;
  const value = hits / judged;
  const {low, high} = clopperPearson(hits, judged, RISK);
  const figure = {name: `${name}: named, guessing ${guess.toFixed(3)}`, value, low, high, unit: 'share', peer: guess};
  if (a === null) return figure;
  const limit = (a * guess) / (a * guess + 1 - guess);
  return {...figure, limit, goal: low <= limit};
}

export async function nameNewcomers({source, pairs, seed}: DeltaOptions): Promise<Named> {
  const random = seededWords(seed);
  const crowd = crowdOf(CROWD, random);
  const newcomers = CANDIDATES.map(visitTo);
  const facts = newcomers.map(factsOfVisit);
  const crowdFacts = crowd.map(factsOfVisit);
  const seen: Float64Array[][] = newcomers.map(() => []);
  for (let pair = 0; pair < pairs; pair++) {
    const candidate = pair % newcomers.length;
    const [before, after] =
      source === 'answers'
        ? answersOf(crowdFacts, facts[candidate], random)
        : [madeOf(source, crowd, random), madeOf(source, [...crowd, newcomers[candidate]], random)];
    const [was, is] = [await numbers(before), await numbers(after)];
    seen[candidate].push(is.map((value, i) => value - was[i]));
  }
  const taught = seen.map((own) => own.slice(0, own.length >> 1));
  const judge = learnToTell(taught);
  let [hits, judged] = [0, 0];
  seen.forEach((own, candidate) => {
    for (const delta of own.slice(own.length >> 1)) {
      const scores = judge(delta);
      judged++;
      if (scores.indexOf(Math.max(...scores)) === candidate) hits++;
    }
  });
  return {hits, judged};
}

/** The same answers with the newcomer's and without. */
function answersOf(crowd: readonly (readonly Fact[])[], newcomer: readonly Fact[], random: RandomWord) {
  const before: Summary[] = crowd.map((facts) => answerOf(facts, random));
  const after = [...before, answerOf(newcomer, random)];
  return [before, after].map((summaries) => ({sums: null, reports: countAnswers(summaries)}));
}

async function numbers(made: ReturnType<typeof madeOf>): Promise<Float64Array> {
  return numbersOf(await buildModel({catalog: CATALOG, settings: SETTINGS, now: 0, ...made}), EVERYTHING);
}
