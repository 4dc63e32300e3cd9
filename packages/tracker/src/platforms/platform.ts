import type {SeenItem} from '@vitrine/core';
import type {PageKind, PageReading, Sighting, Stop} from '../adapter.ts';
import type {Found} from '../reading/found.ts';

/** What only one shop platform knows of its pages and tells of what happens on them. */
export interface Platform {
  /** What the platform's own state says of the page as it stands; null when it says nothing. Never throws, never writes. */
  read(page: Window): PlatformReading | null;
  /** Tells acts from the platform's own events and answers, until stopped. */
  watch(page: Window, acts: Acts): Stop;
}

/** Absent fields are left to the other sources. */
export interface PlatformReading {
  readonly kind?: PageKind;
  readonly product?: Found;
  readonly category?: readonly string[];
  readonly query?: string;
  /** What was bought, on a thank-you page that lists it; no order number, no key. */
  readonly bought?: PageReading['bought'];
}

/** A shopper's press or submit that may come to nothing. */
export interface Attempt {
  readonly type: 'add' | 'favorite' | 'unfavorite' | 'remove';
  readonly item: SeenItem;
  readonly quantity?: number;
}

/**
 * Takes in what shoppers try and what shops answer. An attempt is told as an event once an outcome has been seen: the
 * shop's own event or answer, a cart that counts more, a message that says so. What the shop refuses, or never answers,
 * is not told.
 */
export interface Acts {
  /** The shop itself says that it happened; takes the place of the attempt before it. */
  happened(seen: Sighting): void;
  tried(attempt: Attempt): void;
  /** The shop's answer to the attempt of this item, or to the last one. */
  answered(ok: boolean, item?: SeenItem): void;
}
