import {build} from '@vitrine/widgets';
import type {Door} from './door.ts';
import {createInspector} from './inspector.ts';
import type {createKept, View} from './kept.ts';
import {panelMessages} from './messages.ts';
import {button, type Kit} from './parts.ts';
import {createSetup, type Verdict} from './setup.ts';
import {PANEL_CSS} from './styles.ts';
import type {Told} from './told.ts';

interface Actions {
  /** Something is wanted that was not asked for before. */
  readonly look: () => void;
  readonly forget: () => Promise<void>;
  readonly end: () => void;
}

/** The corner, the panel it opens into, and the two views of it. */
export function createShell(door: Door, kept: ReturnType<typeof createKept>, actions: Actions) {
  const {guard, config} = door;
  const messages = panelMessages(config.locale);
  const host = document.createElement('vitrine-panel');
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_CSS);
  root.adoptedStyleSheets = [sheet];

  const status = build('p', {part: 'status', role: 'status'});
  const kit: Kit = {
    messages,
    guard,
    say(text) {
      status.textContent = text;
    },
  };
  const verdict = build('p', {part: 'verdict'});
  const body = build('div', {part: 'body'});
  const views = {setup: createSetup(door, kit), inspect: createInspector(door, kit, actions.forget)};
  const tabs = (Object.keys(views) as View[]).map(
    (view) => [view, button(view, messages[view], () => turnTo(view), kit)] as const,
  );
  const corner = button('corner', messages.reading, () => setOpen(true), kit);
  const collapse = button('collapse', '–', () => setOpen(false), kit);
  const close = button(
    'close',
    '×',
    () => {
      host.remove();
      actions.end();
    },
    kit,
  );
  for (const [node, name] of [
    [collapse, messages.collapse],
    [close, messages.close],
  ] as const) {
    node.setAttribute('aria-label', name);
    node.setAttribute('title', name);
  }
  const panel = build(
    'div',
    {part: 'panel'},
    build('header', {}, build('h2', {}, 'Vitrine'), ...tabs.map(([, node]) => node), collapse, close),
    body,
  );
  const aside = build('aside', {lang: messages.lang, 'aria-label': 'Vitrine'}, panel, corner);
  let told: Told | undefined;

  const draw = () => {
    const {view, open} = kept.get();
    panel.hidden = !open;
    corner.hidden = open;
    for (const [name, node] of tabs) node.setAttribute('aria-pressed', String(name === view));
    const shown = views[view];
    if (body.lastChild !== shown.node) body.replaceChildren(status, verdict, shown.node);
    const said: Verdict = told ? shown.show(told) : {text: messages.reading, tone: 'none'};
    for (const [node, text] of [
      [verdict, said.text],
      [corner, `Vitrine · ${said.text}`],
    ] as const) {
      if (node.textContent !== text) node.textContent = text;
      node.setAttribute('data-tone', said.tone);
    }
  };
  const setOpen = (open: boolean) => {
    kept.set({open});
    draw();
    (open ? collapse : corner).focus();
    actions.look();
  };
  const turnTo = (view: View) => {
    kept.set({view});
    body.scrollTop = 0;
    draw();
    actions.look();
  };
  panel.addEventListener(
    'keydown',
    guard((event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation(); // the shop's own dialogs stay open
      setOpen(false);
    }),
  );
  root.append(aside);
  draw();
  return {
    /** Puts the panel into the page: at first, and when a framework has drawn the body anew. */
    attach(): void {
      if (!host.isConnected) document.body?.append(host);
    },
    show(now: Told): void {
      told = now;
      draw();
    },
  };
}
