import {fingerprint, pageKey} from '../navigation.ts';

/** What each element said when it was first read, under which address and beside which heading. */
const read = new WeakMap<Element, {readonly said: string; readonly key: string; readonly look: string}>();

/**
 * Whether an element of the document still says what it said of an earlier page: the server wrote it for the address it was
 * asked for, and the shop's app, going on from page to page, leaves it. The same page under another address is no other page.
 */
export function isLeftover(element: Element, said: string, page: Window): boolean {
  const key = pageKey(page.location.href);
  const before = read.get(element);
  if (before?.said === said) return before.key !== key && before.look !== fingerprint(page);
  read.set(element, {said, key, look: fingerprint(page)});
  return false;
}
