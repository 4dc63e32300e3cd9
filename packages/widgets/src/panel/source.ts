import type {Choices, Consent, Erasure, ProfileView, ShopEvent} from '@vitrine/core';
import type {Guard} from '../source.ts';

/** What the panel is given: the shop's public calls, which never reject, and what the shopper allows now. */
export interface PanelSource {
  /** BCP 47; the element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  readonly allowed: () => Consent;
  /** Resolves with what holds now, which a stricter signal may have lowered. */
  readonly consent: (choice: Consent) => Promise<Consent>;
  readonly profile: () => Promise<ProfileView>;
  /** Newest first. */
  readonly history: () => Promise<readonly ShopEvent[]>;
  readonly adopt: (events: readonly ShopEvent[]) => Promise<void>;
  readonly neutral: (on?: boolean) => Promise<void>;
  readonly pause: (on?: boolean) => Promise<void>;
  readonly choose: (change: Partial<Choices>) => Promise<void>;
  readonly forget: (what?: Erasure) => Promise<void>;
}

/** The file that makes and opens passports: few shoppers ever need it. */
export type PassportMaker = typeof import('../passport.ts');
