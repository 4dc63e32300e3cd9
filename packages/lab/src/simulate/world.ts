import type {Pack} from '@vitrine/core';
import type {Chance} from './chance.ts';
import type {Persona} from './personas.ts';

/** What one shopper has in mind, item by item of the shop. */
export interface Taste {
  /** How much each leaf category draws; index: category. */
  readonly categories: Float64Array;
  /** How much each item draws within its category. */
  readonly items: Float64Array;
  /** Items of each category. */
  readonly itemsOf: readonly (readonly number[])[];
  /** A query somebody types for a category, in the shop's first language. */
  queryOf(category: number): string;
}

/** How fast liking falls with the distance from the price looked for. */
const PRICE_WIDTH = 0.25;
const MY_BRANDS = 3;

/** Gives a persona a taste in this shop: its own brands, and its eye for prices and sales. */
export function createTaste(pack: Pack, persona: Persona, chance: Chance): Taste {
  const itemsOf = Array.from({length: pack.categoryCount}, () => [] as number[]);
  for (let item = 0; item < pack.itemCount; item++) {
    if (pack.category[item] < pack.categoryCount) itemsOf[pack.category[item]].push(item);
  }
  const names = pack.categoryNames.tables.map((table) => table.all());
  const categories = Float64Array.from(itemsOf, (items, category) => {
    if (items.length === 0) return 0;
    const name = names.map((table) => table[category].toLowerCase()).join(' ');
    const weights = persona.interests.filter(([words]) => words.some((word) => name.includes(word)));
    return Math.max(0, ...weights.map(([, weight]) => weight)) * (0.5 + chance.unit());
  });
  if (categories.every((weight) => weight === 0)) {
    for (const category of categories.keys()) categories[category] = itemsOf[category].length;
  }

  const brands = new Set(
    Array.from({length: MY_BRANDS}, () => pack.brand[Math.floor(chance.unit() * pack.itemCount)] ?? pack.brandCount),
  );
  const items = Float64Array.from({length: pack.itemCount}, (_, item) => {
    // A liking of the crowd's that no persona explains: the same for everybody, uneven as sales are.
    let draw = pack.available[item] ? 0.15 + (((item + 1) * 0.618034) % 1) ** 3 : 0.02;
    if (persona.priceRank !== null) {
      draw *= Math.exp(-((pack.priceRank[item] - persona.priceRank) ** 2) / (2 * PRICE_WIDTH ** 2));
    }
    if (brands.has(pack.brand[item]) && pack.brand[item] < pack.brandCount) draw *= persona.brandPull;
    if (pack.listPrice[item] > pack.price[item]) draw *= persona.salePull;
    return draw;
  });
  return {categories, items, itemsOf, queryOf: (category) => pack.categoryNames.get(category)};
}
