import type {Stop} from '../adapter.ts';

/**
 * What one source says of keeping a profile on the device. `denied` is a shopper's own no: what lies there is erased.
 * `pending` is no yes yet, because a consent manager is still loading, or has not been answered, or only a default speaks:
 * nothing is written, and nothing erased. Null: no such source on this page.
 */
export type ConsentState = 'granted' | 'denied' | 'pending' | null;

export interface ConsentSignal {
  /** At this moment; cheap, and asked again and again, so that a source may come late. */
  readonly state: () => ConsentState;
  readonly stop: Stop;
}

/**
 * Listens to one family of sources. `changed` says that `state` may answer differently now. `group` is the shop's own
 * name for the kind of consent a profile needs; '' stands for what the family calls functional or preferences.
 */
export type ReadConsent = (page: Window, changed: () => void, group: string) => ConsentSignal;

const ORDER: readonly ConsentState[] = ['denied', 'pending', 'granted'];

/** The strictest of those that say anything. */
export function strictest(states: readonly ConsentState[]): ConsentState {
  return ORDER.find((state) => states.includes(state)) ?? null;
}
