import type {Rows} from './rows.ts';

/**
 * Where a long build lays down each part that is done, so that one that was stopped goes on where it was, and the next
 * one, with the same log and newer answers, is spared the work.
 */
export interface Work {
  /** The rows laid down under this name; null when there are none. */
  read(name: string): Promise<Rows | null>;
  write(name: string, rows: Rows): Promise<void>;
  /** Hears how many parts of a step are done. */
  progress(step: string, done: number, parts: number): void;
}

/** Remembers nothing and tells nobody. */
export const NO_WORK: Work = {
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(),
  progress: () => {},
};
