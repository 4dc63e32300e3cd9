import {Worker} from 'node:worker_threads';
import type {Figure} from '../figure.ts';
import {guessBy} from './guess.ts';
import type {AuditOptions} from './options.ts';
import type {Sight, Watch} from './watch.ts';

/** What an observer may gain over guessing, points of a hundred. */
const LIMIT = 2;
const THREADS = 2;
const PAIRS = [
  ['histories', 'new or with 5,000 events'],
  ['windows', 'answer or decoy'],
] as const;

/**
 * Whether somebody on the way can tell by a body's length, its looks or its time whose it is: with real facts, seals and
 * requests by Node's clock, in which only the waiting is skipped.
 */
export async function measureObserver({quick, seed}: AuditOptions): Promise<Figure[]> {
  const bodies = quick ? 100 : 4_000;
  const figures: Figure[] = [];
  for (const [pair, name] of PAIRS) {
    const parts = await Promise.all(
      Array.from({length: THREADS}, (_, i) => watchThere({pair, bodies: bodies / THREADS, seed: seed + i})),
    );
    const sides = [0, 1].map((side) => parts.flatMap((part) => part[side]));
    const looks = new Set(sides.flat().map((sight) => sight.looks)).size;
    const [leaving, computing] = (['leftAfter', 'lateness'] as const).map((time) => {
      const [one, other] = sides.map((side) => side.map((sight) => sight[time]));
      return {...guessBy(one, other), difference: medianOf(other) - medianOf(one)};
    });
    const {value, low, high} = leaving;
    // Few bodies can not show so little: then it is enough that the interval reaches down to the limit.
    const goal = (quick ? low : value) <= LIMIT;
    figures.push(
      {
        name: `${name}: different looks of ${2 * bodies} bodies`,
        value: looks,
        unit: 'looks',
        limit: 1,
        goal: looks === 1,
      },
      {name: `${name}: gain by the time of leaving`, value, low, high, unit: 'points', limit: LIMIT, goal},
      {name: `${name}: computing, more for the second`, value: computing.difference, unit: 'ms of up to 10 min'},
      {name: `${name}: gain by computing alone, which nobody sees`, value: computing.value, unit: 'points'},
    );
  }
  return figures;
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

function watchThere(workerData: Watch): Promise<[Sight[], Sight[]]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./watch-thread.ts', import.meta.url), {workerData});
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread of the observer ended with ${code}`)));
  });
}
