/** Sums over prediction points; ranks are 1-based, 0 when the target was not in the list. */
export interface Measures {
  add(rank: number, shown: readonly string[]): void;
  result(): Measured;
}

export interface Measured {
  readonly points: number;
  readonly hr10: number;
  readonly hr20: number;
  readonly mrr10: number;
  readonly mrr20: number;
  readonly ndcg20: number;
  /** Items ever shown ÷ items of the catalogue. */
  readonly coverage: number;
}

/** The measures of QUALITY.md §1, micro-averaged over points. */
export function createMeasures(itemCount: number): Measures {
  const sums = {points: 0, hr10: 0, hr20: 0, mrr10: 0, mrr20: 0, ndcg20: 0};
  const shownItems = new Set<string>();
  return {
    add(rank, shown) {
      sums.points++;
      for (const itemId of shown) shownItems.add(itemId);
      if (rank < 1 || rank > 20) return;
      sums.hr20++;
      sums.mrr20 += 1 / rank;
      sums.ndcg20 += 1 / Math.log2(rank + 1);
      if (rank > 10) return;
      sums.hr10++;
      sums.mrr10 += 1 / rank;
    },
    result() {
      const mean = (sum: number) => (sums.points > 0 ? sum / sums.points : 0);
      return {
        points: sums.points,
        hr10: mean(sums.hr10),
        hr20: mean(sums.hr20),
        mrr10: mean(sums.mrr10),
        mrr20: mean(sums.mrr20),
        ndcg20: mean(sums.ndcg20),
        coverage: itemCount > 0 ? shownItems.size / itemCount : 0,
      };
    },
  };
}
