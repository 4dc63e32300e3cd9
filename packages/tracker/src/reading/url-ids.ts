import {pageKey} from '../navigation.ts';
import {quietly} from '../page.ts';
import {idsOf} from './found.ts';

/** Ids that an address bears: /p/33770, …-1255714.html, /id/2.html, and the name of the page itself. */
export function idsOfUrl(url: string): string[] {
  const path = quietly(() => new URL(url).pathname + new URL(url).search) ?? '';
  const last = /([^/?]+?)(?:\.\w+)?\/?(?:\?|$)/.exec(path)?.[1] ?? '';
  return idsOf([
    /\/(?:id|p|dp|itm|item|ip|product)\/(?:[\w-]+\/)?([A-Z]?\d\w*)/i.exec(path)?.[1],
    /(\d{5,})\D*$/.exec(last)?.[1], // shorter ones are years and sizes
    /\/(\d{5,})(?:\/|$)/.exec(path)?.[1],
    /\d{8,}/.exec(last)?.[0],
    /(?:^|[-_.])([A-Z0-9_]*\d[A-Z0-9_]{5,})$/.exec(last)?.[1],
    /(?:^|[-_+])((?=.{6})(?:[a-z]*\d\w*[-_])+[a-z]*\d\w*)$/i.exec(last.slice(-60))?.[1], // …-es183c02r-k11
    /(?:^|[-_+])([a-z]*\d[a-z\d]{5,})$/i.exec(last.slice(-60))?.[1],
    /[-\d]/.test(last) && last.length > 5 ? last : '',
  ]);
}

/** The last resort of an id: what of an address names its page. */
export function idOfUrl(url: string): string {
  const key = pageKey(url);
  return (quietly(() => decodeURIComponent(key)) ?? key).slice(-200);
}
