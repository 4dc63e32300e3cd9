/** How far PageUp and PageDown go. */
const PAGE = 5;

/**
 * The option that a key leads to from option `at`, where −1 is the box itself: beyond either end lies the box again. Without
 * an active option Home, End and the pages belong to the text. Undefined for keys that lead to none.
 */
export function moveBy(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1 < count ? at + 1 : -1;
    case 'ArrowUp':
      return at < 0 ? count - 1 : at - 1;
  }
  if (at < 0) return undefined;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'PageDown':
      return Math.min(count - 1, at + PAGE);
  }
  return undefined;
}
