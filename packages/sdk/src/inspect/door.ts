import type {Consent} from '@vitrine/core';
import type {Engine} from '@vitrine/engine';
import type {Guard} from '@vitrine/widgets';
import type {ShopConfig} from '../config.ts';
import type {Vitrine} from '../vitrine.ts';

/** What a page's Vitrine opens to its panels, and to nobody else. */
export interface Door {
  readonly config: ShopConfig;
  readonly guard: Guard;
  /** Its calls never reject. */
  readonly engine: Pick<Engine, 'status'>;
  readonly vitrine: Pick<Vitrine, 'version' | 'recommend' | 'profile' | 'receipts' | 'budget' | 'forget'>;
  /** What holds now. */
  readonly allowed: () => Consent;
  /** What the shopper has chosen; null before that. */
  readonly explicit: () => Consent | null;
}
