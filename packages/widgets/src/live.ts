import {sheetOf} from './dom.ts';
import type {Guard} from './source.ts';
import {COMMON_CSS} from './styles.ts';

/** What an element shows of the device, and how it gets to know. */
export interface LiveView<Told> {
  /** Asks the device; never rejects. */
  readonly read: () => Promise<Told>;
  readonly show: (told: Told) => void;
  /** How often to look without being told of a change. */
  readonly lookAgainMs?: number;
}

const looks = new WeakMap<HTMLElement, () => void>();

/**
 * Fills `host` once, and keeps what it shows up to date with `vitrine-change` while it is in the page. Once more for the same
 * element: looks again. Without constructable style sheets what the shop has put inside the element stays.
 *
 * @param open makes the view inside the empty root; `look` asks the device anew and resolves when that is shown
 */
export function showLive<Told>(host: HTMLElement, css: string, guard: Guard, open: OpenView<Told>): void {
  if (!('adoptedStyleSheets' in document)) return;
  let look = looks.get(host);
  if (!look) looks.set(host, (look = keepLive(host, css, guard, open)));
  look();
}

type OpenView<Told> = (root: ShadowRoot, look: () => Promise<void>) => LiveView<Told>;

function keepLive<Told>(host: HTMLElement, css: string, guard: Guard, open: OpenView<Told>): () => void {
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [COMMON_CSS, css].map(sheetOf);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const look = async () => {
    clearTimeout(timer);
    document.removeEventListener('vitrine-change', refresh);
    const mine = ++turn;
    if (!host.isConnected) return;
    document.addEventListener('vitrine-change', refresh);
    const told = await view.read();
    if (mine !== turn || !host.isConnected) return; // asked again since, and that answer is the right one; or gone
    view.show(told);
    if (view.lookAgainMs) timer = setTimeout(refresh, view.lookAgainMs);
  };
  const refresh = guard(look) as () => void;
  const view = open(root, look);
  return refresh;
}
