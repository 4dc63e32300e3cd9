/** What one sign in another's place costs, and one more or fewer; signs as code units, NaN where there is none. */
export interface Costs {
  swap(a: number, b: number): number;
  /** `before` stands before the sign that is one too many. */
  gap(code: number, before: number): number;
  /** Two neighbors in each other's place. */
  turn(a: number, b: number): number;
}

export const MAX_LENGTH = 64;
const WIDTH = MAX_LENGTH + 1;
/** Three rows in turn; both texts are at most `MAX_LENGTH` long. */
const rows = [new Float64Array(WIDTH), new Float64Array(WIDTH), new Float64Array(WIDTH)];

/**
 * The cheapest way from one text to the other by wrong, missing, extra and swapped signs, none touched twice (optimal
 * string alignment); `most` + 1 as soon as none can be had for `most`.
 *
 * Source: Damerau 1964, https://doi.org/10.1145/363958.363994
 */
export function distance(a: string, b: string, most: number, costs: Costs): number {
  const n = Math.min(a.length, MAX_LENGTH);
  const m = Math.min(b.length, MAX_LENGTH);
  let [before, last, row] = rows;
  let leastBefore = 0;
  last[0] = 0;
  for (let j = 1; j <= m; j++) last[j] = last[j - 1] + costs.gap(b.charCodeAt(j - 1), b.charCodeAt(j - 2));
  for (let i = 1; i <= n; i++) {
    const x = a.charCodeAt(i - 1);
    const beforeX = a.charCodeAt(i - 2);
    const extra = costs.gap(x, beforeX);
    row[0] = last[0] + extra;
    let least = row[0];
    for (let j = 1; j <= m; j++) {
      const y = b.charCodeAt(j - 1);
      const beforeY = b.charCodeAt(j - 2);
      let cost = x === y ? last[j - 1] : last[j - 1] + costs.swap(x, y);
      cost = Math.min(cost, last[j] + extra, row[j - 1] + costs.gap(y, beforeY));
      if (x === beforeY && y === beforeX && x !== y) cost = Math.min(cost, before[j - 2] + costs.turn(x, y));
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most && leastBefore > most) return most + 1; // a turn reaches over one row
    leastBefore = least;
    [before, last, row] = [last, row, before];
  }
  return last[m] <= most ? last[m] : most + 1;
}
