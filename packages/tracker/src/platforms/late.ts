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

type Hear = (...told: readonly unknown[]) => void;
type Emitter = Readonly<Record<string, (name: string, hear: Hear) => unknown>>;

/**
 * Hears an emitter that a shop's scripts make, by its own ways to listen and to leave.
 *
 * @param find the emitter, once it is there
 * @param on the names of its methods, e.g. `['on', 'removeListener']`
 */
export function onEmitter(
  page: Window,
  find: () => unknown,
  [on, off]: readonly [string, string],
  hears: Readonly<Record<string, Hear>>,
): Stop {
  return eventually(page, () => {
    const emitter = find() as Emitter | null | undefined;
    if (typeof emitter?.[on] !== 'function') return null;
    const safely = Object.entries(hears).map(
      ([name, hear]) => [name, (...told: readonly unknown[]) => quietly(() => hear(...told))] as const,
    );
    for (const [name, hear] of safely) emitter[on](name, hear);
    return () => {
      for (const [name, hear] of safely) emitter[off](name, hear);
    };
  });
}

/** Hears what shops tell in jQuery's own events: those are none of the document's, so through the page's own jQuery. */
export function onJQuery(page: Window, name: string, hear: Hear): Stop {
  const find = () => {
    const jQuery = within(page, 'jQuery') as (target: Document) => unknown;
    return within(jQuery, 'fn', 'on') && jQuery(page.document);
  };
  return onEmitter(page, find, ['on', 'off'], {[name]: (_event, ...told) => hear(...told)});
}
