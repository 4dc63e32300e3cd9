import type {ShopEvent} from '@vitrine/core';

/** Events of one moment reach the engine in one message; the list that follows a click is still there within a frame. */
const BATCH_MS = 4;

/** Collects events and hands them on. The page pays a push on an array for each. */
export function createOutbox(record: (events: readonly ShopEvent[]) => Promise<void>) {
  let waiting: ShopEvent[] = [];
  let last = Promise.resolve();

  /** Hands on what waits; resolves when the engine has it and everything before it. */
  const send = (): Promise<void> => {
    const events = waiting;
    if (events.length) {
      waiting = [];
      last = record(events);
    }
    return last;
  };
  return {
    send,
    add(events: readonly ShopEvent[]): Promise<void> {
      waiting.push(...events);
      return new Promise((resolve) => setTimeout(resolve, BATCH_MS)).then(send);
    },
  };
}
