import type {ShopEvent} from '@vitrine/core';

/** Both, oldest first, what both have once. */
export function merged(some: readonly ShopEvent[], others: readonly ShopEvent[]): ShopEvent[] {
  return [...some, ...unknownTo(some, others)].sort((a, b) => a.at - b.at);
}

/** Those of the others that are equal to none of some. */
export function unknownTo(some: readonly ShopEvent[], others: readonly ShopEvent[]): ShopEvent[] {
  const known = new Set(some.map(sameness));
  return others.filter((event) => !known.has(sameness(event)));
}

/** Equal for an event and its copy from another device. */
export const sameness = (event: ShopEvent) => JSON.stringify({...event, adopted: undefined});
