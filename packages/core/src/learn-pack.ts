import type {CatalogItem} from './catalog.ts';
import {encodePack} from './encode-pack.ts';
import type {SeenItem, ShopEvent} from './event.ts';
import {normalizeUrl} from './normalize-url.ts';
import {decimalsOf} from './price-band.ts';
import {createSparseRows} from './sparse-rows.ts';
import {tokenize} from './text.ts';
import {DEFAULT_WEIGHTS} from './weights.ts';

/** The items seen last are the catalogue; more would make a page wait for it. */
const MAX_LEARNT = 1_000;
/** Items kept as similar to one, and how alike they must be. */
const SIMILAR = 24;
const MIN_LIKENESS = 0.1;
/** Words that more items share than this say nothing of one. */
const MAX_SHARED = 100;

/**
 * The pack of a shop without a server, from what this device has seen of it: product pages, and the cards of lists. It
 * knows what there is and what is alike, but not what other shoppers want: popularity weighs nothing.
 *
 * @param events oldest first
 * @param locale of the page: the one language of the pack
 * @param now epoch ms
 * @returns the file for `openPack`, or null as long as no item has been seen with a title, an address and a price
 */
export function learnPack(
  events: readonly ShopEvent[],
  {shopId, locale, now}: {readonly shopId: string; readonly locale: string; readonly now: number},
): ArrayBuffer | null {
  const seen = collect(events).filter(
    ({title, url, price, currency}) => title && url && price && /^[A-Z]{3}$/.test(currency ?? ''),
  );
  if (!seen.length) return null;
  const currency = mostFrequent(seen.map((item) => item.currency!));
  const minor = 10 ** decimalsOf(currency);
  const items = seen
    .filter((item) => item.currency === currency)
    .slice(0, MAX_LEARNT)
    .map(
      (item): CatalogItem => ({
        itemId: item.itemId,
        aliases: item.aliases ?? [],
        title: item.title!,
        url: item.url!,
        image: item.image ?? '',
        price: Math.round(item.price! * minor),
        category: item.category ?? [],
        ...(item.brand && {brand: item.brand}),
        attributes: {},
        available: item.available !== false,
      }),
    );
  const similar = similarItems(items);
  const bytes = encodePack({
    part: 'body',
    shop: {shopId, name: '', currency, locales: [locale]},
    builtAt: now,
    weights: {...DEFAULT_WEIGHTS, popularity: 0},
    evidence: [],
    categories: [],
    items,
    popularity: new Float32Array(items.length).fill(1 / items.length),
    neighbors: similar, // the best guess at what is looked at next, where no visit but this one is known
    transitions: createSparseRows([]),
    similar,
    queries: [],
  });
  return bytes.buffer;
}

/** Each item once, whichever of its ids or addresses it was seen by, with the newest of each field; last seen first. */
function collect(events: readonly ShopEvent[]): SeenItem[] {
  const known = new Map<string, {item: SeenItem}>();
  const entries = new Set<{item: SeenItem}>();
  const add = (item: SeenItem) => {
    const page = item.url ? normalizeUrl(item.url) : '/';
    const keys = [item.itemId, ...(item.aliases ?? []), ...(page === '/' ? [] : [page])];
    const entry = keys.map((key) => known.get(key)).find((one) => one) ?? {item};
    const before = entry.item;
    const aliases = new Set([...(before.aliases ?? []), item.itemId, ...(item.aliases ?? [])]);
    aliases.delete(before.itemId);
    // A card says less than the item's page: its empty fields take nothing away.
    entry.item = {...before, ...item, itemId: before.itemId, aliases: [...aliases].slice(0, 12)};
    for (const key of keys) known.set(key, entry);
    entries.delete(entry);
    entries.add(entry);
  };
  for (const event of events) {
    if ('item' in event) add(event.item);
    else if (event.type === 'list') {
      const {category} = event;
      for (const item of event.items ?? []) add(category.length && !item.category ? {...item, category} : item);
    }
  }
  // Two items that only share an alias: it names the one seen last.
  const taken = new Set([...entries].map(({item}) => item.itemId));
  return [...entries].reverse().map(({item}) => {
    const aliases = item.aliases?.filter((alias) => !taken.has(alias) && taken.add(alias));
    return {...item, aliases};
  });
}

/** Likeness is the cosine of idf-weighted words, brand and category, less where prices are far apart (as on the server). */
function similarItems(items: readonly CatalogItem[]) {
  const holders = new Map<string, number[]>();
  const bags = items.map(({title, brand, category}, i) => {
    const words = new Set(tokenize(title as string));
    if (brand) words.add(`brand\t${brand as string}`);
    if (category.length) words.add(`category\t${category.join('\t')}`);
    for (const word of words) {
      const list = holders.get(word);
      if (list) list.push(i);
      else holders.set(word, [i]);
    }
    return [...words];
  });
  const idf = (word: string) => Math.log((items.length + 1) / holders.get(word)!.length);
  const norms = bags.map((bag) => Math.hypot(...bag.map(idf)) || 1);
  return createSparseRows(
    bags.map((bag, i) => {
      const sums = new Map<number, number>();
      for (const word of bag) {
        const list = holders.get(word)!;
        if (list.length > MAX_SHARED) continue;
        for (const j of list) if (j !== i) sums.set(j, (sums.get(j) ?? 0) + idf(word) ** 2);
      }
      return [...sums]
        .map(([j, sum]) => {
          const [cheaper, dearer] = [items[i].price, items[j].price].sort((a, b) => a - b);
          return {column: j, weight: (sum / norms[i] / norms[j]) * (1 - 0.3 * (1 - cheaper / dearer))};
        })
        .filter(({weight}) => weight >= MIN_LIKENESS)
        .sort((a, b) => b.weight - a.weight || a.column - b.column)
        .slice(0, SIMILAR);
    }),
  );
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
}
