import type {Task} from './summary.ts';

/**
 * Something out of the ordinary in a week's answers, for the merchant to judge: fashions, sales and forgers look alike
 * from afar.
 */
export interface Alarm {
  /** "2026-W47", and its first and last day, ISO dates. */
  readonly week: string;
  readonly days: readonly [from: string, to: string];
  /**
   * `change`: answers state keys far more often than in the weeks before. `networks`: most of those who state a key are in
   * one or two groups of networks. `rows`: hash functions, which devices draw evenly, were picked. `volume`: days with far
   * more answers than usual. `refused`: networks that would have given more than their share.
   */
  readonly kind: 'change' | 'networks' | 'rows' | 'volume' | 'refused';
  /** Null where all questions are meant. */
  readonly task: Task | null;
  /** What rose, strongest first, at most 20; of `volume` the days. */
  readonly keys: readonly string[];
  /** By how many standard deviations the strongest strays from what was expected. */
  readonly z: number;
  /** Part of the week's answers (to the question, if there is one) that would have to be forged to explain the strongest. */
  readonly share: number;
}
