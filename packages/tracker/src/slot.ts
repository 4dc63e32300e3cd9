import {quietly} from './page.ts';

/** What is longer has not been written by us. */
const MAX_CHARS = 32_768;

/**
 * A list in the tab's session: empty, and left alone but for its removal, where it is not allowed or cannot be read.
 *
 * @param allowed whether it may be written and read: only with consent to local storage
 */
export function createSlot(page: Window, key: string, allowed: () => boolean) {
  return {
    read(): unknown[] {
      const text = (allowed() && quietly(() => page.sessionStorage.getItem(key))) || '';
      const list: unknown = text.length < MAX_CHARS && quietly(() => JSON.parse(text));
      return Array.isArray(list) ? list : [];
    },
    write(list: readonly unknown[]): void {
      quietly(() => {
        if (!list.length) page.sessionStorage.removeItem(key);
        else if (allowed()) page.sessionStorage.setItem(key, JSON.stringify(list));
      });
    },
  };
}
