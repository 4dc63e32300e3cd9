import {quietly} from '@vitrine/tracker';
import {STEPS, type Step} from './steps.ts';

/** Also in vitrine.ts, which loads the panels where it is there. Not named like what is kept of shoppers, and so not forgotten with it. */
const KEY = 'vitrine:panel';

export type View = 'setup' | 'inspect';

/** What outlives a page of whoever asked for a panel: no item, no query, no address. */
export interface Kept {
  readonly view: View;
  readonly open: boolean;
  readonly steps: readonly Step[];
}

/**
 * The panel over the pages of one tab. It is written without anybody's consent since the person who asked for the panel,
 * by its address, asked for just that; it ends with the tab or the panel's close button.
 */
export function createKept(page: Window) {
  const asked = /[?&]vitrine=(setup|inspect)\b/.exec(page.location.href)?.[1] as View | undefined;
  let kept = read(page);
  if (asked) kept = {...kept, view: asked};
  return {
    get: () => kept,
    set(change: Partial<Kept>): void {
      kept = {...kept, ...change};
      quietly(() => page.sessionStorage.setItem(KEY, JSON.stringify(kept)));
    },
    end(): void {
      quietly(() => page.sessionStorage.removeItem(KEY));
    },
  };
}

function read(page: Window): Kept {
  const text = quietly(() => page.sessionStorage.getItem(KEY)) ?? '';
  const value = Object(quietly(() => JSON.parse(text.slice(0, 500)))) as Partial<Record<keyof Kept, unknown>>;
  const {view, open, steps} = value;
  return {
    view: view === 'inspect' ? view : 'setup',
    open: open === true,
    steps: Array.isArray(steps) ? STEPS.filter((step) => steps.includes(step)) : [],
  };
}
