import {fingerprint, pageKey} from '../navigation.ts';

/** Whether an element of the document still says what it said of an earlier page. */
export type IsLeftover = (element: Element, said: string) => boolean;

/** What each element said when it was first read, under which address and beside which heading. */
const read = new WeakMap<Element, {readonly said: string; readonly key: string; readonly look: string}>();

/**
 * Knows what is of an earlier page of the document: the server wrote it for the address it was asked for, and the shop's app,
 * going on from page to page, leaves it. The same page under another address is no other page. For one reading of the page.
 */
export function leftoversOf(page: Window): IsLeftover {
  const key = pageKey(page.location.href);
  const look = fingerprint(page);
  return (element, said) => {
    const before = read.get(element);
    if (before?.said === said) return before.key !== key && before.look !== look;
    read.set(element, {said, key, look});
    return false;
  };
}
