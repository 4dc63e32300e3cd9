import type {ShopEvent} from '@vitrine/core';
import {quietly} from './page.ts';
import {parseEvent} from './parse-event.ts';
import {createSlot} from './slot.ts';

/** A page never has more than a few events under way; more means that nobody acknowledges them. */
const MAX_EVENTS = 40;

/**
 * The worker dies with its page, and a message on its way to it too. So what was handed to the engine lies in
 * `sessionStorage`, written at once, until the engine has it; the next page of the tab takes over what is left.
 *
 * @param allowed whether this may be written and read: only with consent to local storage
 */
export function createHandover(page: Window, key: string, allowed: () => boolean) {
  const slot = createSlot(page, key, allowed);
  return {
    add(events: readonly ShopEvent[]): void {
      const light = events.filter((event) => !('items' in event)); // a list with its cards would fill the slot
      slot.write([...slot.read(), ...light.map((event) => JSON.stringify(event))].slice(-MAX_EVENTS));
    },
    /** The engine has them. */
    settle(events: readonly ShopEvent[]): void {
      const settled = events.map((event) => JSON.stringify(event));
      slot.write(slot.read().filter((line) => !settled.includes(line as string)));
    },
    /** What the page before could not deliver, oldest first; whoever takes it is to add it again. */
    take(now: number): ShopEvent[] {
      const events = slot.read().map((line) => quietly(() => parseEvent(JSON.parse(line as string), now)));
      slot.write([]);
      return events.filter((event) => !!event);
    },
    clear(): void {
      slot.write([]);
    },
  };
}
