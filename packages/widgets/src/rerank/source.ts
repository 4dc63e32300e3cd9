import type {Reranking} from '@vitrine/core';
import type {Guard} from '../source.ts';

/** What the element is given of the shop's public calls, which never reject. */
export interface RerankSource {
  /** BCP 47; the element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  readonly rerank: (
    hits: readonly string[],
    request: Readonly<Record<string, string | null>>,
  ) => Promise<Reranking | undefined>;
  /** Resolves when the choice is kept; the document then fires `vitrine-change`. */
  readonly neutral: (on: boolean) => Promise<void>;
}
