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
  /** What they type to find something in a category: its name, or that with a brand or an attribute they like. */
  queryOf(category: number): string;
}

/** How fast liking falls with the distance from the price looked for. */
const PRICE_WIDTH = 0.25;
/** A brand lover has so many. */
const MY_BRANDS = 3;
/** What is typed beside the category's name. */
const TYPED = {nothing: 0.5, brand: 0.25, attribute: 0.25};

/** Gives a persona a taste in this shop: categories, brands of its own, an eye for prices and sales. */
export function createTaste(pack: Pack, persona: Persona, locale: string, chance: Chance): Taste {
  const itemsOf = Array.from({length: pack.categoryCount}, () => [] as number[]);
  for (let item = 0; item < pack.itemCount; item++) {
    if (pack.category[item] < pack.categoryCount) itemsOf[pack.category[item]].push(item);
  }
  const categories = likedCategories(pack, persona, itemsOf, chance);
  const brands = new Set(
    Array.from({length: MY_BRANDS}, () => {
      const items = itemsOf[chance.pick(categories)] ?? [];
      return items.length > 0 ? pack.brand[items[Math.floor(chance.unit() * items.length)]] : pack.brandCount;
    }),
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

  return {
    categories,
    items,
    itemsOf,
    queryOf(category) {
      const name = pack.categoryNames.get(category, locale);
      const kind = chance.pick(Object.values(TYPED));
      const item = itemsOf[category][chance.pick(itemsOf[category].map((one) => items[one]))] ?? -1;
      if (kind === 0 || item < 0) return name;
      if (kind === 1)
        return pack.brand[item] < pack.brandCount ? `${pack.brands.get(pack.brand[item], locale)} ${name}` : name;
      const [from, to] = [pack.valueOffsets[item], pack.valueOffsets[item + 1]];
      if (from === to) return name;
      return `${pack.valueNames.get(pack.values[from + Math.floor(chance.unit() * (to - from))], locale)} ${name}`;
    },
  };
}

/** Weights of the categories whose names have the persona's words; of all that have items, when none has. */
function likedCategories(
  pack: Pack,
  {interests}: Persona,
  itemsOf: readonly (readonly number[])[],
  chance: Chance,
): Float64Array {
  const names = pack.categoryNames.tables.map((table) => table.all());
  const liked = Float64Array.from(itemsOf, (items, category) => {
    if (items.length === 0) return 0;
    const name = names.map((table) => table[category].toLowerCase()).join(' ');
    const weights = interests.filter(([words]) => words.some((word) => name.includes(word)));
    return Math.max(0, ...weights.map(([, weight]) => weight)) * (0.5 + chance.unit());
  });
  return liked.some((weight) => weight > 0) ? liked : Float64Array.from(itemsOf, (items) => items.length);
}
