import type {Choices, ShopEvent} from '@vitrine/core';

/** What one device of a shopper's tells another. */
export interface Passport {
  /** The shop it was made in. */
  readonly shop: string;
  /** When it was made, epoch ms. */
  readonly at: number;
  /** Oldest first. */
  readonly events: readonly ShopEvent[];
  readonly choices: Choices;
}

/**
 * Why a passport does not open: it is none of ours or has been changed on its way, a newer version has made it, the passphrase
 * is not the one it was sealed with, or another shop's events are in it.
 */
export type PassportProblem = 'damaged' | 'version' | 'passphrase' | 'foreign';
