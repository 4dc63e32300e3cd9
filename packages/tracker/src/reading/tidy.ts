import {HOME} from '../words.ts';
import {type Candidate, wordsOf} from './merge.ts';

/**
 * Takes out of what the sources say what is no such thing: a logo or a brand for a title, the shop's name or the shelf's
 * for a brand, and of a path the home page, the shop, the brand and the product itself.
 *
 * @param isSite tells the shop's own name
 */
export function tidy(said: readonly Candidate[], isSite: (text: string | undefined) => boolean): Candidate[] {
  const keysOf = (texts: readonly (string | undefined)[]) => texts.map(wordsOf).filter((key) => key.length > 1);
  const titles = keysOf(said.map(({found}) => found.title));
  /** A shop may be called what its one product is called: then that is no reason to have no title. */
  const isOnlySite = !said.some(({found: {title}}) => title && !isSite(title));
  const brands = keysOf(said.map(({found}) => found.brand));
  const steps = keysOf(said.flatMap(({found}) => found.category ?? []));
  const ids = new Set(said.flatMap(({found}) => found.ids ?? []));
  const isBrand = (key: string) => brands.some((brand) => key.startsWith(brand) || key.endsWith(brand));
  const isTitle = (key: string) => titles.some((title) => isMostOf(key, title) || isMostOf(title, key));
  const shelvesOf = (path: readonly string[]) => {
    const shelves = path.filter((step) => !HOME.test(step));
    if (isSite(shelves[0])) shelves.shift();
    if (isTitle(wordsOf(shelves.at(-1)))) shelves.pop();
    while (shelves.length && (ids.has(shelves.at(-1)!) || isBrand(wordsOf(shelves.at(-1))))) shelves.pop();
    return shelves;
  };
  return said.map(({source, trust, found}): Candidate => {
    const {title, brand, category = []} = found;
    const key = wordsOf(brand);
    const path = shelvesOf(category);
    const isFiller = (isSite(brand) || steps.includes(key)) && !titles.some((one) => one.includes(key));
    return {
      source,
      // A trail of one step is often no more than a place in the shop
      trust: path.length === 1 && !found.ids ? Math.min(trust ?? 1, 0.5) : trust,
      found: {
        ...found,
        title: (isSite(title) && !isOnlySite) || brands.includes(wordsOf(title)) ? undefined : title,
        brand: isFiller ? undefined : brand,
        category: path,
      },
    };
  });
}

/** Is it, or makes up most of it; of short ones ("Lamps", "Lamp") a letter is a difference. */
const isMostOf = (part: string, whole: string) =>
  part === whole || (part.length > 9 && part.length > whole.length * 0.6 && whole.includes(part));
