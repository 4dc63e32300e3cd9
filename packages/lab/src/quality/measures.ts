/** Collects prediction points; ranks are 1-based, 0 when the target was not in the list. */
export interface Measures {
  /** @param session the test session of the point, 0-based */
  add(session: number, rank: number, shown: readonly string[]): void;
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
  /** 1-based rank of the target of each point, 0 where it was not among the first 20; and the point's test session. */
  readonly ranks: Uint8Array;
  readonly sessions: Uint32Array;
}

/** What a rank adds to HR@20 and to MRR@20. */
export const hitOf = (rank: number): number => (rank > 0 ? 1 : 0);
export const reciprocalOf = (rank: number): number => (rank > 0 ? 1 / rank : 0);

/** The measures of QUALITY.md §1, micro-averaged over points. */
export function createMeasures(itemCount: number): Measures {
  const ranks: number[] = [];
  const sessions: number[] = [];
  const shownItems = new Set<string>();
  return {
    add(session, rank, shown) {
      sessions.push(session);
      ranks.push(rank > 20 ? 0 : rank);
      for (const itemId of shown) shownItems.add(itemId);
    },
    result() {
      const mean = (gainOf: (rank: number) => number) =>
        ranks.reduce((sum, rank) => sum + gainOf(rank), 0) / Math.max(1, ranks.length);
      const first10 = (rank: number) => (rank > 10 ? 0 : rank);
      return {
        points: ranks.length,
        hr10: mean((rank) => hitOf(first10(rank))),
        hr20: mean(hitOf),
        mrr10: mean((rank) => reciprocalOf(first10(rank))),
        mrr20: mean(reciprocalOf),
        ndcg20: mean((rank) => (rank > 0 ? 1 / Math.log2(rank + 1) : 0)),
        coverage: itemCount > 0 ? shownItems.size / itemCount : 0,
        ranks: Uint8Array.from(ranks),
        sessions: Uint32Array.from(sessions),
      };
    },
  };
}
