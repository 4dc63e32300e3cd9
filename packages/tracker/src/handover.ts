import type {ShopEvent} from '@vitrine/core';
import {quietly} from './page.ts';
import {parseEvent} from './parse-event.ts';

/** A page never has more than a few events under way; more means that nobody acknowledges them. */
const MAX_EVENTS = 40;
const MAX_CHARS = 32_768;

/**
 * The worker dies with its page, and a message on its way to it too. So what was handed to the engine lies in
 * `sessionStorage`, written at once, until the engine has it; the next page of the tab takes over what is left.
 *
 * @param allowed whether this may be written and read: only with consent to local storage
 */
export function createHandover(page: Window, key: string, allowed: () => boolean) {
  const read = (): string[] => {
    const text = quietly(() => page.sessionStorage.getItem(key)) ?? '';
    const list: unknown = text.length < MAX_CHARS ? quietly(() => JSON.parse(text)) : null;
    return Array.isArray(list) ? list.filter((line) => typeof line === 'string') : [];
  };
  const write = (lines: readonly string[]) =>
    quietly(() => {
      if (lines.length) page.sessionStorage.setItem(key, JSON.stringify(lines.slice(-MAX_EVENTS)));
      else page.sessionStorage.removeItem(key);
    });
  return {
    add(events: readonly ShopEvent[]): void {
      if (allowed()) write([...read(), ...events.map((event) => JSON.stringify(event))]);
    },
    /** The engine has them. */
    settle(events: readonly ShopEvent[]): void {
      const settled = events.map((event) => JSON.stringify(event));
      const lines = read();
      if (lines.length) write(lines.filter((line) => !settled.includes(line)));
    },
    /** What the page before could not deliver, oldest first; whoever takes it is to add it again. */
    take(now: number): ShopEvent[] {
      if (!allowed()) return [];
      const events = read().map((line) =>
        parseEvent(
          quietly(() => JSON.parse(line)),
          now,
        ),
      );
      write([]);
      return events.filter((event) => event !== null);
    },
    clear(): void {
      write([]);
    },
  };
}
