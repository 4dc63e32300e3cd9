import {
  buildProfile,
  encodePack,
  foldEvent,
  openPack,
  type Pack,
  rank,
  refine,
  rerank,
  type ShopEvent,
} from '@vitrine/core';
import {suggest} from '@vitrine/engine';
import {itemIdOf, MAKES, NOUNS, NOW, speedShop} from './speed-shop.ts';
import {type Timings, time} from './timings.ts';

/** Kept, so that no loop can be left out as unused. */
export let kept = 0;

const HITS = 200;

/**
 * Times what the engine does, each beside its floor or a peer in the same run: the same columns read once, the same text
 * scanned once, the same catalogue as plain objects.
 */
export async function measureCore(itemCount: number, rounds: number, seed: number): Promise<Timings[]> {
  const content = speedShop(itemCount, seed);
  const bytes = encodePack(content);
  const pack = openPack(bytes.buffer);
  const json = JSON.stringify(content.items);
  const objects = objectsOf(pack);
  const text = pack.titles.tables.map((table) => table.all().join('\n')).join('\n');
  const itemAt = (n: number) => (n * 7919) % itemCount;
  const past = (round: number): ShopEvent[] =>
    Array.from({length: 30}, (_, n) => ({
      type: 'view',
      at: NOW - 60_000 * (30 - n),
      item: {itemId: itemIdOf(itemAt(31 * round + (n % 6)))},
    }));
  const profiles = Array.from({length: 16}, (_, round) => buildProfile(past(round), pack));
  const profileOf = (round: number) => profiles[round % profiles.length];
  const queries = NOUNS.flatMap((noun) => MAKES.map((make) => `${make}${noun}`)).concat(NOUNS);
  const queryOf = (round: number) => queries[(round * 37) % queries.length];
  const typed = (round: number) => queryOf(round).slice(0, 1 + (round % 4));
  const moment = {now: NOW, listId: 'speed'};
  const hitsOf = (round: number) => Array.from({length: HITS}, (_, n) => itemIdOf(itemAt(round + 3 * n)));
  const measure = (name: string, run: (round: number) => unknown, most = rounds) => time(name, itemCount, most, run);
  const few = Math.min(rounds, 20);

  return [
    await measure('open pack', () => (kept += openPack(bytes.buffer).itemCount)),
    await measure(
      '  peer: the same catalogue by JSON.parse',
      () => (kept += (JSON.parse(json) as unknown[]).length),
      few,
    ),
    await measure('list of 12', (round) => rank(pack, profileOf(round), {placement: 'home'}, moment)),
    await measure('  floor: the columns it reads, read once', () => (kept += readColumns(pack))),
    await measure('  peer: plain objects, scored and sorted', (round) => (kept += rankObjects(objects, round))),
    await measure('chips of a query', (round) => refine(pack, profileOf(round), {query: queryOf(round)}, moment)),
    await measure('chips of a category', (round) =>
      refine(pack, profileOf(round), {categoryId: `部门${round % 12}`}, moment),
    ),
    await measure('chips of a query without results', (round) =>
      refine(pack, profileOf(round), {query: `飞船 ${queryOf(round)}`}, moment),
    ),
    await measure('  floor: the titles, scanned once', (round) => (kept += text.indexOf(`no such ${round}`))),
    await measure(
      '  peer: plain objects, filtered and counted',
      (round) => (kept += refineObjects(objects, queryOf(round))),
    ),
    await measure('re-rank 200 hits', (round) =>
      rerank(pack, profileOf(round), {itemIds: hitsOf(round), query: queryOf(round)}, moment),
    ),
    await measure(
      '  floor: 200 numbers sorted',
      (round) => (kept += Float64Array.from({length: HITS}, (_, n) => (n * round) % 97).sort()[0]),
    ),
    await measure('fold one event', (round) => foldEvent(profileOf(round), past(round)[0], pack)),
    await measure(
      '  floor: a profile of the same size, copied',
      (round) => (kept += new Map(profileOf(round).affinities).size),
    ),
    await measure('suggest, per key', (round) => suggest(pack, profileOf(round), {query: typed(round)}, moment)),
  ];
}

interface Plain {
  readonly title: string;
  readonly category: string;
  readonly brand: string;
  readonly price: number;
  readonly popularity: number;
  readonly rating: number;
}

const objectsOf = (pack: Pack): Plain[] =>
  Array.from({length: pack.itemCount}, (_, i) => ({
    title: pack.titles.get(i),
    category: pack.categoryNames.get(pack.category[i]),
    brand: pack.brands.get(pack.brand[i]),
    price: pack.price[i],
    popularity: pack.popularity[i],
    rating: pack.rating[i],
  }));

function readColumns({popularity, rating, priceRank, category, brand, trend}: Pack): number {
  let sum = 0;
  for (let i = 0; i < popularity.length; i++) {
    sum += popularity[i] + rating[i] + priceRank[i] + category[i] + brand[i] + trend[i];
  }
  return sum;
}

/** As a shop's own script might do it. */
function rankObjects(items: readonly Plain[], round: number): number {
  const liked = new Map([
    [items[round % items.length].category, 0.6],
    [items[round % items.length].brand, 0.3],
  ]);
  const scored = items.map((item) => ({
    item,
    score: 0.3 * item.popularity + 0.15 * item.rating + (liked.get(item.category) ?? 0) + (liked.get(item.brand) ?? 0),
  }));
  return scored.sort((a, b) => b.score - a.score)[0].item.price;
}

function refineObjects(items: readonly Plain[], query: string): number {
  const found = items.filter(({title, category}) =>
    Array.from(query).every((sign) => title.includes(sign) || category.includes(sign)),
  );
  const counts = new Map<string, number>();
  for (const {brand, category} of found) {
    for (const value of [brand, category]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).length;
}
