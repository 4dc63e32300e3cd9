import {quietly} from '../page.ts';

/** Null where there is no such cookie, or cookies are refused to us. */
export function cookie(page: Window, name: string): string | null {
  const found = (quietly(() => page.document.cookie) ?? '').split('; ').find((pair) => pair.startsWith(name + '='));
  return found?.slice(name.length + 1) ?? null;
}
