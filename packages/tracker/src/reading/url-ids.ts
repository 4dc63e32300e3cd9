import {pageKey, routesOf} from '../navigation.ts';
import {quietly} from '../page.ts';
import {oneOf} from '../words.ts';
import {idsOf} from './found.ts';

/** Steps of an address behind which an id stands, or one step further. */
const BEFORE_ID = oneOf('id|p|dp|itm|item|items|ip|product|detail');

/** Ids that an address bears: /p/33770, …-1255714.html, /id/2.html, and the name of the page itself. */
export function idsOfUrl(url: string): string[] {
  const {pathname = '', search = ''} = quietly(() => routesOf(url).at(-1)) ?? {};
  const path = pathname + search;
  const last = nameIn(path);
  if (!/\d/.test(path)) return idsOf([isName(last) && last]);
  const steps = path.split('/');
  const end = last.slice(-60);
  return idsOf([
    behindWord(steps),
    /(\d{5,})\D*$/.exec(last)?.[1], // shorter ones are years and sizes
    steps.find((step, i) => i > 0 && /^\d{5,}$/.test(step)),
    /\d{8,}/.exec(last)?.[0],
    /(?:^|[-_.])([A-Z0-9_]*\d[A-Z0-9_]{5,})$/.exec(last)?.[1],
    /[-_]/.test(end) && /(?:^|[-_+])((?=.{6})(?:[A-Za-z]*\d\w*[-_])+[A-Za-z]*\d\w*)$/.exec(end)?.[1], // …-es183c02r-k11
    /(?:^|[-_+])([A-Za-z]*\d[A-Za-z\d]{5,})$/.exec(end)?.[1],
    isName(last) && last,
  ]);
}

const isName = (last: string) => /[-\d]/.test(last) && last.length > 5;

/** "/item/4711", "/item/red-shoe/4711". */
function behindWord(steps: readonly string[]): string | undefined {
  for (let i = 1; i < steps.length - 1; i++) {
    if (!BEFORE_ID.test(steps[i])) continue;
    for (const step of [steps[i + 2], steps[i + 1]]) {
      const id = step && /^[A-Za-z]?\d\w*/.exec(step)?.[0];
      if (id && (step === steps[i + 1] || /^[\w%-]+$/.test(steps[i + 1]))) return id;
    }
  }
  return undefined;
}

/** What a path or, where that is empty, the query ends with, without its ending. */
function nameIn(path: string): string {
  const [steps, query = ''] = path.split('?', 2);
  const name = steps.split('/').findLast(Boolean) ?? query.split('/').at(-1)!;
  const end = name.lastIndexOf('.');
  return end > 0 && /^\w+$/.test(name.slice(end + 1)) ? name.slice(0, end) : name;
}

/** The last resort of an id: what of an address names its page. */
export function idOfUrl(url: string): string {
  const key = pageKey(url);
  return (quietly(() => decodeURIComponent(key)) ?? key).slice(-200);
}
