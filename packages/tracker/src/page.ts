import type {Stop} from './adapter.ts';

/**
 * Listens in the capture phase, so that a shop's stopPropagation hides nothing, and passively, so that nothing waits for
 * us. What goes wrong in `handler` stays with us: the page's own handlers must not meet it.
 */
export function listen<E extends Event>(target: EventTarget, type: string, handler: (event: E) => void): Stop {
  const safely = (event: Event) => quietly(() => handler(event as E));
  target.addEventListener(type, safely, bare({capture: true, passive: true}));
  return () => target.removeEventListener(type, safely, true);
}

/** Options that inherit nothing: the browser would read as ours what a page has put on `Object.prototype`. */
export const bare = <T extends object>(options: T): T => Object.assign(Object.create(null), options);

export const stopAll =
  (stops: readonly Stop[]): Stop =>
  () => {
    for (const stop of stops) stop();
  };

/** Runs what reads the shop's page. Silent: a page we fail to understand is a page we say nothing about. */
export function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The element itself or the nearest around it that matches, looking out of open shadow roots too. */
export function around(event: Event, selector: string): Element | null {
  for (const node of event.composedPath()) {
    if ((node as Element).nodeType === 1 && (node as Element).matches(selector)) return node as Element;
  }
  return null;
}

/** Single-page shops keep earlier pages in the document, hidden: those are not what the shopper sees. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility ? element.checkVisibility() : !element.closest('[hidden]');
}

/** A press on such a control takes back what it did. */
export const isPressed = (control: Element) => control.getAttribute('aria-pressed') === 'true';

/** Addresses of the document's scripts, cut to size. */
export const scriptUrls = (page: Window): readonly string[] =>
  quietly(() => [...page.document.scripts].map(({src}) => src.slice(0, 500))) ?? [];

/** The text of an element as one line, at most 300 characters. */
export function textOf(element: Element | null | undefined): string {
  return clean(element?.textContent);
}

export function clean(text: unknown): string {
  return typeof text === 'string' || typeof text === 'number'
    ? `${text}`.slice(0, 4000).replace(/\s+/g, ' ').trim().slice(0, 300)
    : '';
}

/** Absolute http(s) URL without what identifies no page; '' when it is none. */
export function absolute(url: unknown, base: string): string {
  const parsed = typeof url === 'string' && url ? quietly(() => new URL(url, base)) : undefined;
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : '';
}

const STEP_MARKS = ['>', '»', '›', '＞', '<'];

/** "Home > Kids > Beds" as its steps; some write the sign the other way round. */
export function pathOf(text: string): string[] {
  if (!STEP_MARKS.some((mark) => text.includes(mark))) return [clean(text)].filter(Boolean); // most are one step
  return text
    .split(/\s*[>»›＞]+\s*|\s+<\s+/)
    .map(clean)
    .filter(Boolean)
    .slice(0, 8);
}
