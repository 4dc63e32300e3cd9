/** Room kept free at the edges of the screen, and between input and panel. */
const EDGE = 8;
/** A panel is as wide as its input, but no narrower than this; on narrower pages it takes the whole width. */
const LEAST_WIDTH = 384;
const PHONE_WIDTH = 640;
/** With less room than this below the input the panel stands above it, if there is more. */
const LEAST_HEIGHT = 200;

/**
 * Puts the panel at the input, in px of the viewport: it is `position: fixed` in the top layer, where nothing of the page
 * clips it, covers it or is moved by it. False when the input is not to be seen.
 */
export function place(panel: HTMLElement, input: HTMLElement): boolean {
  const {top, bottom, left, right, width} = input.getBoundingClientRect();
  if (width === 0) return false;
  const {clientWidth, clientHeight} = document.documentElement;
  const {offsetTop, height} = window.visualViewport ?? {offsetTop: 0, height: clientHeight}; // less of it beside a keyboard
  const room = clientWidth - 2 * EDGE;
  const wide = clientWidth < PHONE_WIDTH ? room : Math.min(Math.max(width, LEAST_WIDTH), room);
  const start = getComputedStyle(input).direction === 'rtl' ? right - wide : left;
  const below = offsetTop + height - bottom - 2 * EDGE;
  const above = top - offsetTop - 2 * EDGE;
  const upwards = below < LEAST_HEIGHT && above > below;
  const sizes = {
    left: `${Math.max(EDGE, Math.min(start, clientWidth - EDGE - wide))}px`,
    width: `${wide}px`,
    top: upwards ? 'auto' : `${bottom + EDGE}px`,
    bottom: upwards ? `${clientHeight - top + EDGE}px` : 'auto',
    'max-height': `${Math.max(0, upwards ? above : below)}px`,
  };
  for (const [name, value] of Object.entries(sizes)) panel.style.setProperty(name, value); // which a CSP lets scripts do
  return true;
}
