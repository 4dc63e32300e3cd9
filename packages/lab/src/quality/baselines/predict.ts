/** Answers what comes next after the items so far, best first, at most `LIST`. */
export type Predict = (items: readonly string[]) => readonly string[];

export const LIST = 20;

export const raise = (scores: Map<string, number>, itemId: string, by: number): void => {
  scores.set(itemId, (scores.get(itemId) ?? 0) + by);
};

/** Largest first; of equal ones the one met first. */
export const best = (scores: ReadonlyMap<string, number>, limit: number): string[] =>
  [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([itemId]) => itemId);
