import type {Erasure, ShopEvent} from '@vitrine/core';

/** The shop's calls that take something away. */
export interface Forgetting {
  readonly history: () => Promise<readonly ShopEvent[]>;
  readonly forget: (what: Erasure) => Promise<unknown>;
}

/** Forgets one thing after the other; resolves with the events that went, newest first, so that they can be adopted again. */
export async function forgetAndTell(source: Forgetting, things: readonly Erasure[]): Promise<ShopEvent[]> {
  const before = await source.history();
  for (const thing of things) await source.forget(thing);
  const left = new Set((await source.history()).map((event) => JSON.stringify(event)));
  return before.filter((event) => !left.has(JSON.stringify(event)));
}
