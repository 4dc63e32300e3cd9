import type {ShopEvent} from '@vitrine/core';

/** Events that no list waits for reach the engine in one message with others of the same moment. */
const BATCH_MS = 4;

/** Acts on items, searches and lists change what is shown; impressions and clicks are consequences of it. */
const changesLists = (event: ShopEvent) => 'item' in event || 'query' in event || 'category' in event;

/**
 * Collects events and hands them on. The page pays a push on an array for each.
 *
 * @param changed hears that the engine is being told what changes lists
 */
export function createOutbox(record: (events: readonly ShopEvent[]) => Promise<void>, changed: () => void) {
  let waiting: ShopEvent[] = [];
  let last = Promise.resolve();

  /** Hands on what waits; resolves when the engine has it and everything before it. */
  const send = (): Promise<void> => {
    const events = waiting;
    if (events.length) {
      waiting = [];
      last = record(events);
      if (events.some(changesLists)) changed(); // the engine answers in turn: lists asked for now know of it, kept or not yet
    }
    return last;
  };
  return {
    send,
    /** An act of the shopper goes as soon as the code that told of it has run, and takes along what waits. */
    add: (events: readonly ShopEvent[]): Promise<void> => {
      waiting.push(...events);
      return new Promise<void>((resolve) =>
        events.some(changesLists) ? resolve() : setTimeout(resolve, BATCH_MS),
      ).then(send);
    },
  };
}
