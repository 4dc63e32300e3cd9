import type {Erasure, Suggestions, SuggestRequest} from '@vitrine/core';
import type {Guard} from '../source.ts';

/** What the element is given: the shop's public calls, which never reject. */
export interface SearchSource {
  /** BCP 47; the element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  readonly suggest: (request: SuggestRequest) => Promise<Suggestions>;
  readonly profile: () => Promise<{readonly recentQueries: readonly string[]}>;
  readonly forget: (what: Erasure) => Promise<void>;
}
