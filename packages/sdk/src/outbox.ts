import type {ShopEvent} from '@vitrine/core';

/** Events reach the engine in batches: one message in an idle slice, at the latest after this. */
const IDLE_MS = 50;

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
      return whenIdle().then(send);
    },
  };
}

const whenIdle = () =>
  new Promise<void>((resolve) => {
    const done = () => resolve();
    if ('requestIdleCallback' in globalThis) requestIdleCallback(done, {timeout: IDLE_MS});
    else setTimeout(done, 0); // WebKit has no idle callback
  });
