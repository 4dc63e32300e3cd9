import type {Stop} from '../adapter.ts';
import {listen, quietly} from '../page.ts';
import {within} from './within.ts';

const POLL_MS = 250;
const TRIES = 40;

/**
 * Attaches to what a shop's scripts make: now, within ten seconds, or, where a shop delays its scripts until it is
 * touched, at a press. `attach` gives the way to detach again, and null as long as there is nothing to attach to.
 */
export function eventually(page: Window, attach: () => Stop | null): Stop {
  let tries = 0;
  let detach: Stop | null | undefined;
  const end = () => {
    page.clearInterval(timer);
    unlisten();
  };
  const attempt = () => {
    detach ??= quietly(attach);
    if (detach) end();
    else if (++tries > TRIES) page.clearInterval(timer);
  };
  const timer = page.setInterval(attempt, POLL_MS);
  const unlisten = listen(page, 'click', attempt);
  attempt();
  return () => {
    end();
    detach?.();
    detach = () => {}; // nothing attaches any more
  };
}

type JQuery = (target: Document) => Record<'on' | 'off', (names: string, handler: Handler) => void>;
type Handler = (event: unknown, ...told: readonly unknown[]) => void;

/** Hears what shops tell in jQuery's own events: those are none of the document's, so through the page's own jQuery. */
export function onJQuery(page: Window, names: string, handler: (...told: readonly unknown[]) => void): Stop {
  return eventually(page, () => {
    const jQuery = within(page, 'jQuery') as JQuery;
    if (typeof within(jQuery, 'fn', 'on') !== 'function') return null;
    const safely: Handler = (_event, ...told) => quietly(() => handler(...told));
    jQuery(page.document).on(names, safely);
    return () => jQuery(page.document).off(names, safely);
  });
}
