/**
 * The indexes of the `count` largest scores that `wanted` lets through, largest first; equal scores in the order of
 * their indexes. A heap of `count` entries: far cheaper than sorting when few of many are wanted.
 */
export function topIndexes(
  scores: Float64Array,
  length: number,
  count: number,
  wanted: (index: number) => boolean,
): number[] {
  const heap: number[] = []; // the worst of the best on top
  const worse = (a: number, b: number) => scores[a] < scores[b] || (scores[a] === scores[b] && a > b);
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) return;
      if (child + 1 < heap.length && worse(heap[child + 1], heap[child])) child++;
      if (!worse(heap[child], heap[at])) return;
      [heap[at], heap[child]] = [heap[child], heap[at]];
      at = child;
    }
  };
  let bar = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    if (!(scores[i] > bar) || !wanted(i)) continue; // an equal score has the higher index and comes later
    if (heap.length < count) {
      heap.push(i);
      if (heap.length < count) continue;
      for (let at = count >> 1; at >= 0; at--) sink(at);
    } else {
      heap[0] = i;
      sink(0);
    }
    bar = scores[heap[0]];
  }
  return heap.sort((a, b) => scores[b] - scores[a] || a - b);
}
