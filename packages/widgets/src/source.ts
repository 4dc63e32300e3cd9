import type {ChipList, RecList, RecRequest, RefineRequest} from '@vitrine/core';

/** Runs `fn` and keeps whatever it throws or rejects with away from the shop's page. */
export type Guard = <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R | undefined;

/** What the elements are given: answers that never reject, and the way to wrap a callback. */
export interface WidgetSource {
  /** BCP 47; an element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  recommend(request: RecRequest): Promise<RecList>;
  refine(request: RefineRequest): Promise<ChipList>;
  /** Resolves when the choice is kept; the document then fires `vitrine-change`. */
  setNeutral(neutral: boolean): Promise<void>;
}
