import {type FactSums, type PackQuery, textFor, tokenize} from '@vitrine/core';
import {answersTo} from './answers.ts';
import {discoveries} from './discovery.ts';
import type {Shelves} from './shelves.ts';
import {learnRatios} from './shrink.ts';
import type {TaskReports} from './types.ts';

const MAX_QUERIES = 500;
const MAX_CATEGORIES = 5;
/** What is asked for, most first. */
interface Queries {
  readonly queries: PackQuery[];
  /** True when devices told some word beyond doubt (see `discoveries`). */
  readonly measured: boolean;
}

/** A category's name counts like so many searches for it, divided among categories by their interest. */
const USUAL_SEARCHES = 100;

/**
 * What shoppers ask for and the categories it leads to: names of categories from the start, the shop's own searches,
 * and what devices answered about words of category names and the categories they were followed by.
 *
 * @param locales of the shop; a category is asked for by its name in each
 */
export function estimateQueries(
  shelves: Shelves,
  shares: Float64Array,
  locales: readonly string[],
  sums: FactSums | null,
  reports: readonly TaskReports[],
): Queries {
  const {itemsOf, leaves} = shelves;
  const table = new Map<string, Map<number, number>>();
  const add = (query: string, category: number, weight: number) => {
    if (query === '' || category < 0 || !(weight > 0)) return;
    const row = table.get(query) ?? new Map<number, number>();
    table.set(query, row.set(category, (row.get(category) ?? 0) + weight));
  };
  const masses = itemsOf.map((items) => items.reduce((sum, i) => sum + shares[i], 0));
  for (const leaf of leaves) {
    for (const name of namesOf(shelves, leaf, locales)) add(name, leaf, USUAL_SEARCHES * masses[leaf]);
  }
  if (sums) {
    for (const [key, count] of sums.counts.query) {
      const [token, categoryId] = key.split('\t');
      add(token, shelves.findCategory(categoryId ?? ''), count);
    }
  }
  const measured = addAnswers(shelves, masses, locales, reports, add);
  const queries = [...table].map(([query, row]) => {
    const found = [...row].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MAX_CATEGORIES);
    const weight = found.reduce((sum, [, part]) => sum + part, 0);
    return {query, weight, categories: found.map(([category, part]) => ({category, weight: part / weight}))};
  });
  queries.sort((a, b) => b.weight - a.weight || (a.query < b.query ? -1 : 1));
  return {queries: queries.slice(0, MAX_QUERIES), measured};
}

const namesOf = ({categories}: Shelves, category: number, locales: readonly string[]) =>
  new Set(locales.map((locale) => textFor(categories[category].name, locale).trim().toLowerCase()));

/**
 * A device can only be asked about words the server can name: those of the categories. Answers whether any is beyond doubt.
 */
function addAnswers(
  shelves: Shelves,
  masses: readonly number[],
  locales: readonly string[],
  reports: readonly TaskReports[],
  add: (query: string, category: number, weight: number) => void,
): boolean {
  const answers = answersTo('query', reports);
  if (answers.reports === 0) return false;
  const asked = shelves.leaves.flatMap((leaf) => {
    const tokens = new Set([...namesOf(shelves, leaf, locales)].flatMap(tokenize));
    return [...tokens].map((token) => ({token, leaf, share: masses[leaf] / tokens.size}));
  });
  if (asked.length === 0) return false;
  const seen = answers.see(asked.map(({token, leaf}) => `${token}\t${shelves.categories[leaf].categoryId}`));
  const found = seen.all.reduce((sum, {estimate}) => sum + estimate, 0);
  const mass = Math.min(answers.reports, Math.max(0.05 * answers.reports, found));
  const ratios = learnRatios(
    seen,
    asked.map(({share}) => mass * share),
  );
  if (ratios === null) return false;
  asked.forEach(({token, leaf, share}, k) => {
    add(token, leaf, mass * share * ratios[k]);
  });
  return discoveries(seen.all).includes(true);
}
