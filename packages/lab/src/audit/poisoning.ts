import {
  addAnswer,
  type Catalog,
  type Counters,
  createCounters,
  type RandomWord,
  randomizeFacts,
  type Task,
} from '@vitrine/core';
import {type Batch, batchOf, createPrefixCaps, DEFAULT_SHAPE, findAlarms, fitModel, taskShares} from '@vitrine/server';
import type {Figure} from '../figure.ts';
import {SHOP} from '../quality/log-catalog.ts';
import {normal, seededWords} from '../quality/random.ts';
import type {AuditOptions} from './options.ts';

/** A shop with 10,000 visits a day, of which half are the first of a device in its window. */
const ITEMS = 1_000;
const LEAVES = 40;
const WEEKS = 4;
const ANSWERS_PER_DAY = 5_000;
const DAY_MS = 86_400_000;
/** First week of a period, so that all answers have one set of salts. */
const FIRST_WEEK = 2_000;
const TOP = 50;
/** Of the middle of the shop: nobody looks for it. */
const TARGET = 500;
const GROUPS = 16;
/** Weekly change of what items are sought: every item a little, three of them threefold for a week. */
const DRIFT = 0.2;
const FASHIONS = 3;
const FASHION = 3;

interface Attack {
  /** Forged answers of all that are sent. */
  readonly share: number;
  /** The first of the weeks it lasts, 0 … 3. */
  readonly from: number;
  /** Networks the forged answers come from; null for as many as there are answers. */
  readonly networks: number | null;
  readonly capped: boolean;
}

/**
 * What forgers gain who state one item with every answer they send, how far they move the others, whether they are noticed,
 * and what is left after their week is rolled back. Questions about items and leaves alone are simulated: popularity rests
 * on them. Forged answers all go to the question about items, where they gain most.
 */
export async function attackCounters({quick, seed}: AuditOptions): Promise<Figure[]> {
  const catalog = shopCatalog();
  const weights = Float64Array.from({length: ITEMS}, (_, i) => 1 / (i + 1));
  const draw = (attack: Attack | null, grouped = false) => drawBatches(weights, seed, attack, grouped);
  const ranksOf = async (batches: readonly Batch[]) => rank(await popularityOf(catalog, batches));
  const honest = await ranksOf(draw(null));
  const figures: Figure[] = [];
  const other = mostMoved(honest, await ranksOf(drawBatches(weights, seed + 1, null, false)));
  const tell = (name: string, ranks: Int32Array) => {
    const moved = mostMoved(honest, ranks);
    figures.push(
      {name: `${name}: rank of the attacked item, honestly ${honest[TARGET]}`, value: ranks[TARGET], unit: 'rank'},
      // The peer is chance: as many honest answers, drawn anew.
      {
        name: `${name}: most any other of the top 50 moved`,
        value: moved,
        unit: 'ranks',
        peer: other,
        goal: moved <= other,
      },
    );
  };
  const always = {from: 0, networks: null, capped: false};
  const attacks: readonly (readonly [string, Attack])[] = [
    ['1 % forged, no caps', {...always, share: 0.01}],
    ['1 % forged from 1 network, caps', {...always, share: 0.01, networks: 1, capped: true}],
    ['1 % forged from 100 networks, caps', {...always, share: 0.01, networks: 100, capped: true}],
  ];
  for (const [name, attack] of attacks) tell(name, await ranksOf(draw(attack)));
  if (!quick) {
    const grouped = await ranksOf(draw(null, true));
    const attacked = await ranksOf(draw({...always, share: 0.01, networks: 2}, true));
    figures.push({
      name: `1 % forged from 2 networks, groups: rank of the attacked item, honestly ${grouped[TARGET]}`,
      value: attacked[TARGET],
      unit: 'rank',
    });
  }

  const week: Attack = {share: 0.05, from: WEEKS - 1, networks: null, capped: false};
  const attacked = draw(week);
  const asked: ReadonlyMap<Task, ReadonlySet<string>> = new Map([
    ['item', new Set(catalog.items.map(({itemId}) => itemId))],
    ['leaf', new Set(catalog.categories.map(({categoryId}) => categoryId))],
  ]);
  const lastWeek = FIRST_WEEK + WEEKS - 1;
  const alarms = findAlarms({batches: attacked, asked, thisWeek: lastWeek});
  const flagged = alarms.some(({keys}) => keys.length === 1 && keys[0] === itemId(TARGET)) ? 1 : 0;
  tell('5 % of the last week forged, no caps', await ranksOf(attacked));
  figures.push({name: '5 % forged: the item is named in that week', value: flagged, unit: 'of 1', goal: flagged === 1});
  const before = (batches: readonly Batch[]) => batches.filter((batch) => batch.week < lastWeek);
  const [left, without] = [await ranksOf(before(attacked)), await ranksOf(before(draw(null)))];
  const differing = left.filter((place, i) => place !== without[i]).length;
  figures.push(
    {
      name: '5 % forged, week rolled back: items elsewhere than in the honest shop without that week',
      value: differing,
      unit: 'items',
      limit: 0,
      goal: differing === 0,
    },
    {
      name: '5 % forged, week rolled back: most any of the top 50 is off for want of a week',
      value: mostMoved(honest, left),
      unit: 'ranks',
    },
  );
  figures.push(falseAlarms(weights, asked, seed, quick ? 6 : 50));
  return figures;
}

const itemId = (i: number) => `I${i}`;
const leafOf = (i: number) => `Shop > Leaf ${i % LEAVES}`;

function shopCatalog(): Catalog {
  return {
    categories: Array.from({length: LEAVES}, (_, l) => ({categoryId: leafOf(l), name: `Leaf ${l}`})),
    items: Array.from({length: ITEMS}, (_, i) => ({
      itemId: itemId(i),
      aliases: [],
      title: `Item ${i}`,
      url: `/p/${i}`,
      image: '',
      price: 1_000,
      category: ['Shop', `Leaf ${i % LEAVES}`],
      attributes: {},
      available: true,
    })),
  };
}

/** Answers of four weeks; honest ones are the same whatever the attack. */
function drawBatches(weights: Float64Array, seed: number, attack: Attack | null, grouped: boolean): Batch[] {
  return Array.from({length: WEEKS}, (_, w) => {
    const tables = openWeek(FIRST_WEEK + w, grouped);
    countHonest(tables, weights, seededWords(seed * 1_000 + w), grouped);
    if (attack && w >= attack.from) countForged(tables.item, attack, seededWords(seed * 1_000 + 500 + w), grouped);
    return [batchOf(tables.item, FIRST_WEEK + w, WEEKS - 1 - w), batchOf(tables.leaf, FIRST_WEEK + w, WEEKS - 1 - w)];
  }).flat();
}

interface WeekTables {
  readonly item: readonly Counters[];
  readonly leaf: readonly Counters[];
}

function openWeek(week: number, grouped: boolean): WeekTables {
  const open = (task: Task) =>
    Array.from({length: grouped ? 1 + GROUPS : 1}, () => createCounters(task, Math.floor(week / 4), 148));
  return {item: open('item'), leaf: open('leaf')};
}

function countHonest(tables: WeekTables, weights: Float64Array, random: RandomWord, grouped: boolean): void {
  const drawItem = sampler(weights, random);
  const shares = taskShares(ITEMS);
  const count = (task: 'item' | 'leaf', keys: readonly string[]) => {
    const [{period, a}] = tables[task];
    const {row, value} = randomizeFacts(task, keys, a, period, random);
    addAnswer(tables[task][grouped ? 1 + (random() % GROUPS) : 0], row, value);
  };
  for (let n = Math.round(7 * ANSWERS_PER_DAY * (shares.item ?? 0)); n > 0; n--) {
    const keys = new Set([itemId(drawItem())]);
    while (keys.size < 4 && random() % 2 === 0) keys.add(itemId(drawItem()));
    count('item', [...keys]);
  }
  for (let n = Math.round(7 * ANSWERS_PER_DAY * (shares.leaf ?? 0)); n > 0; n--) count('leaf', [leafOf(drawItem())]);
}

function countForged(tables: readonly Counters[], attack: Attack, random: RandomWord, grouped: boolean): void {
  const {share, networks, capped} = attack;
  const perDay = Math.round((ANSWERS_PER_DAY * share) / (1 - share));
  const [{period, a}] = tables;
  for (let day = 0; day < 7; day++) {
    const caps = createPrefixCaps(() => day * DAY_MS);
    for (let n = 0; n < perDay; n++) {
      // Honest answers of all networks come between.
      for (let h = 0; h < ANSWERS_PER_DAY / perDay; h++) caps.count(SHOP.shopId, null);
      const network = networks === null ? n : n % networks;
      const key = caps.keyOf(SHOP.shopId, `10.${network >> 8}.${network & 255}.1`);
      if (capped && caps.isFull(SHOP.shopId, key)) continue;
      caps.count(SHOP.shopId, key);
      const words = [random(), 0]; // any row, and the turn that tells the truth
      const {row, value} = randomizeFacts('item', [itemId(TARGET)], a, period, () => words.shift() ?? 0);
      addAnswer(tables[grouped ? 1 + (network % GROUPS) : 0], row, value);
    }
  }
}

/** Items drawn by their weights: the inverse of the sum of weights, by bisection. */
function sampler(weights: Float64Array, random: RandomWord): () => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, i) => {
    total += weight;
    sums[i] = total;
  });
  return () => {
    const at = (random() / 2 ** 32) * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

async function popularityOf(catalog: Catalog, batches: readonly Batch[]): Promise<Float32Array> {
  const now = (FIRST_WEEK + WEEKS - 1) * 7 * DAY_MS;
  const fitted = await fitModel({catalog, settings: SHOP, sums: null, reports: batches, now});
  return fitted.shape(DEFAULT_SHAPE).popularity;
}

/** The place of each item, 1 for the most popular. */
function rank(popularity: Float32Array): Int32Array {
  const order = [...popularity.keys()].sort((a, b) => popularity[b] - popularity[a] || a - b);
  const ranks = new Int32Array(popularity.length);
  order.forEach((item, place) => {
    ranks[item] = place + 1;
  });
  return ranks;
}

/** The most places that an item of the honest top 50, but for the attacked, is off among the others. */
function mostMoved(honest: Int32Array, ranks: Int32Array): number {
  const among = (places: Int32Array, i: number) => places[i] - (places[TARGET] < places[i] ? 1 : 0);
  let most = 0;
  for (let i = 0; i < honest.length; i++) {
    if (i === TARGET || honest[i] > TOP) continue;
    most = Math.max(most, Math.abs(among(ranks, i) - among(honest, i)));
  }
  return most;
}

/** Alarms in weeks nobody attacks, while items come into fashion and go out of it. */
function falseAlarms(
  weights: Float64Array,
  asked: ReadonlyMap<Task, ReadonlySet<string>>,
  seed: number,
  windows: number,
): Figure {
  const random = seededWords(seed + 77);
  const sought = weights.slice();
  let batches: Batch[] = [];
  let alarmed = 0;
  for (let week = FIRST_WEEK; week < FIRST_WEEK + WEEKS + windows; week++) {
    const now = sought.map((weight) => weight * Math.exp(DRIFT * normal(random)));
    for (let f = 0; f < FASHIONS; f++) now[random() % ITEMS] *= FASHION;
    sought.forEach((weight, i) => {
      sought[i] = Math.sqrt(weight * weights[i]) * Math.exp(DRIFT * normal(random)); // drifts, and is drawn back
    });
    const tables = openWeek(week, false);
    countHonest(tables, now, random, false);
    batches = [
      ...batches.filter((batch) => batch.week >= week - 8),
      batchOf(tables.item, week, 0),
      batchOf(tables.leaf, week, 0),
    ];
    if (week < FIRST_WEEK + WEEKS) continue;
    const found = findAlarms({batches, asked, thisWeek: week}).filter(
      ({days}) => Date.parse(days[0]) === week * 7 * DAY_MS,
    );
    if (found.length > 0) alarmed++;
  }
  const limit = windows / 50;
  return {name: `weeks with a false alarm of ${windows}`, value: alarmed, unit: 'weeks', limit, goal: alarmed <= limit};
}
