import {hasState, isHeld} from './cards.ts';

/** Cards that came together, as a page of the list; they are put in order among themselves. */
export interface Batch {
  /** In the shop's order. */
  readonly cards: readonly Element[];
  /** As they stand. */
  shown: readonly Element[];
  /** When they began to be seen, ms of the page's clock. */
  readonly since: number;
}

/** What has stood before a shopper's eyes for so long is being read, and stays. */
const READ_MS = 1500;
/** Sizes that differ by less are equal but for rounding. */
const EQUAL_PX = 1;

/** @param isLater they came to a list that was there, or to a page that its script has made another */
export function createBatch(cards: readonly Element[], isLater: boolean): Batch {
  const [loaded] = performance.getEntriesByType('navigation');
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  const isFromStart = !isLater && loaded?.name === location.href;
  return {cards, shown: cards, since: isFromStart && painted ? painted.startTime : performance.now()};
}

/** Whether `wanted` can take the place of what is shown unasked: nobody sees it, or has had the time to look at it. */
export function mayMove({shown, since}: Batch, wanted: readonly Element[]): boolean {
  const moved = wanted.filter((card, at) => card !== shown[at]);
  const boxes = moved.map((card) => card.getBoundingClientRect());
  const isSeen = boxes.some(({top, bottom}) => bottom > 0 && top < innerHeight);
  if (!isSeen || document.visibilityState === 'hidden') return true;
  const [{width, height}] = boxes;
  const isEqual = boxes.every((box) => Math.abs(box.width - width) + Math.abs(box.height - height) < EQUAL_PX);
  const isBusy = moved.some((card) => isHeld(card) || hasState(card));
  return isEqual && performance.now() - since < READ_MS && !isBusy;
}
