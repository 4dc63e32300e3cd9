/** Where the shop marks what it was paid for, these go before the attribute `pinned`. */
const SPONSORED = '[data-sponsored], [data-ad], [rel~="sponsored"]';

/** Nodes move with their state where the browser can (Chromium 133, Firefox 144, Safari 26.2). */
type Moving = ParentNode & {moveBefore?: (node: Node, before: Node | null) => void};

/**
 * Cards of a list in the order of the page: what the shop's selector finds, else the children that say which item they are
 * or lead to its page, inside however many boxes lie around them alone.
 */
export function cardsIn(container: Element, item: string | null, key: string): Element[] {
  if (item) return [...container.querySelectorAll(item)].filter((card) => !card.parentElement?.closest(item));
  let list = container;
  while (list.children.length === 1 && !list.children[0].hasAttribute(key)) list = list.children[0];
  return [...list.children].filter((card) => itemOf(card, key) !== '');
}

/** The id the card bears, else the address of its page; '' when it says neither. */
export function itemOf(card: Element, key: string): string {
  const marked = card.hasAttribute(key) ? card : card.querySelector(`[${CSS.escape(key)}]`);
  return marked?.getAttribute(key) || card.querySelector<HTMLAnchorElement>('a[href]')?.href || '';
}

/** Stays where it is: paid for, the shop's own choice, or not to be moved without harm. */
export function isPinned(card: Element, pinned: string | null): boolean {
  const has = (selector: string) => card.matches(selector) || card.querySelector(selector) !== null;
  return has(SPONSORED) || (!!pinned && has(pinned)) || (!('moveBefore' in Element.prototype) && hasState(card));
}

/** Holds what starts anew when it is taken out of the page and put back. */
export const hasState = (card: Element): boolean => card.querySelector('iframe, video, audio, object, embed') !== null;

/** Under the shopper's pointer, or holding the focus. */
export const isHeld = (card: Element): boolean => card.matches(':hover, :focus-within');

/**
 * Puts `wanted` where `shown` stands now; both hold the same cards. Each card that changes its place is moved, and no other:
 * of equal cards none is then pushed by another, and the page's layout stays as it is.
 */
export function moveCards(shown: readonly Element[], wanted: readonly Element[]): void {
  const {activeElement, scrollingElement} = document;
  const scrolled = scrollingElement?.scrollTop;
  const places = wanted.flatMap((card, at) => {
    if (card === shown[at]) return [];
    const place = document.createComment('');
    shown[at].before(place);
    return [{card, place}];
  });
  for (const {card, place} of places) {
    const parent = place.parentNode as Moving | null;
    // What moves with its state also counts as shifted (Chromium): so moves only what has one.
    if (parent?.moveBefore && card.isConnected && hasState(card)) parent.moveBefore(card, place);
    else parent?.insertBefore(card, place);
    place.remove();
  }
  if (activeElement !== document.activeElement) (activeElement as HTMLElement | null)?.focus({preventScroll: true});
  // A card that the browser held fast while others moved takes the page along.
  if (scrollingElement && scrolled !== undefined && scrollingElement.scrollTop !== scrolled)
    scrollingElement.scrollTop = scrolled;
}
