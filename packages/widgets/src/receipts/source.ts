import type {Budget, Consent, ProfileView, Receipt} from '@vitrine/core';
import type {Guard} from '../source.ts';

/** What the element is given: the shop's public calls, which never reject, and what the shopper allows now. */
export interface ReceiptsSource {
  /** BCP 47; the element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  readonly allowed: () => Consent;
  readonly profile: () => Promise<Pick<ProfileView, 'storage'>>;
  /** Newest first. */
  readonly receipts: () => Promise<readonly Receipt[]>;
  /** A limit of 0: the engine did not answer. */
  readonly budget: () => Promise<Budget>;
  readonly refuse: (receiptId: string) => Promise<void>;
}
