import type {ChipList, RecList} from '@vitrine/core';

/** Runs `fn` and keeps whatever it throws or rejects with away from the shop's page. */
export type Guard = <A extends unknown[], R>(
  fn: (...args: A) => R,
) => (...args: A) => R extends Promise<unknown> ? void : R | undefined;

/** An element's attributes: `placement item query category limit`, as they are written, and what it decides itself. */
export type WidgetRequest = Readonly<Record<string, string | boolean>>;

/** What the elements are given: answers that never reject, and the way to wrap a callback. */
export interface WidgetSource {
  /** BCP 47; an element's own `locale` attribute goes first. */
  readonly locale: string;
  readonly guard: Guard;
  recommend(request: WidgetRequest): Promise<RecList>;
  refine(request: WidgetRequest): Promise<ChipList>;
  /** Resolves when the choice is kept; the document then fires `vitrine-change`. */
  neutral(on: boolean): Promise<void>;
  /** Loads `file` and calls its `show` with what is given and this source. */
  open(file: string, ...shown: unknown[]): void;
}
