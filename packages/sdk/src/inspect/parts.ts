import {build, type Guard} from '@vitrine/widgets';
import type {PanelMessages} from './messages.ts';

/** What every part of a panel is given. */
export interface Kit {
  readonly messages: PanelMessages;
  readonly guard: Guard;
  /** Tells whoever listens to the page. */
  readonly say: (text: string) => void;
}

type Nodes = readonly (Node | string)[];

/** A heading and what stands under it, drawn anew only when that has changed. */
export function createSection(title: string) {
  const body = build('div', {});
  const node = build('section', {}, build('h3', {}, title), body);
  let shown = '';
  return {
    node,
    /** @param model all that `draw` draws, as plain data; null hides the section */
    show(model: unknown, draw: () => Nodes): void {
      const text = JSON.stringify(model);
      if (text === shown) return;
      shown = text;
      node.hidden = model === null;
      replace(body, model === null ? [] : draw());
    },
  };
}

/** What was open stays open, and the focus where it was, as far as the same key is there again. */
function replace(parent: HTMLElement, nodes: Nodes): void {
  const keyed = () => [...parent.querySelectorAll<HTMLElement>('[data-key]')];
  const keyOf = (node: Element | null | undefined) => node?.getAttribute('data-key');
  const isOpen = new Map(keyed().map((node) => [keyOf(node), node.hasAttribute('open')]));
  const focused = keyOf((parent.getRootNode() as ShadowRoot).activeElement);
  parent.replaceChildren(...nodes);
  for (const node of keyed()) {
    const key = keyOf(node);
    if (node.localName === 'details' && isOpen.has(key)) node.toggleAttribute('open', isOpen.get(key));
    if (focused && key === focused) node.focus();
  }
}

/** Terms and what is said of each; what has nothing to say is left out. */
export function facts(rows: readonly (readonly [term: string, ...said: Nodes])[]): HTMLElement {
  return build(
    'dl',
    {},
    ...rows.flatMap(([term, ...said]) =>
      said.some((one) => one !== '') ? [build('dt', {}, term), build('dd', {}, ...said)] : [],
    ),
  );
}

export function button(
  name: string,
  text: string,
  press: () => unknown,
  {guard}: Pick<Kit, 'guard'>,
): HTMLButtonElement {
  const node = build('button', {type: 'button', part: name, 'data-key': name}, text);
  node.addEventListener('click', guard(press));
  return node;
}

/** A line of code with the button that copies it. */
export function copyable(line: string, kit: Kit): HTMLElement {
  const code = build('code', {}, line);
  const press = button('copy', kit.messages.copy, () => copy(line, code, kit), kit);
  press.setAttribute('data-key', line);
  press.setAttribute('aria-label', `${kit.messages.copy}: ${line.slice(0, 60)}`);
  return build('div', {part: 'line'}, code, press);
}

/** The first line, and behind a fold the other ways of saying it. */
export function copyables([first, ...others]: readonly string[], kit: Kit): HTMLElement[] {
  const nodes = first ? [copyable(first, kit)] : [];
  if (others.length)
    nodes.push(
      fold(
        first,
        kit.messages.other,
        others.map((line) => copyable(line, kit)),
      ),
    );
  return nodes;
}

export function fold(key: string, title: string | HTMLElement, nodes: Nodes): HTMLElement {
  return build(
    'details',
    {'data-key': `fold ${key}`},
    build('summary', {'data-key': `summary ${key}`}, title),
    ...nodes,
  );
}

/** Copies; where the page may not, what is to be copied is selected for the keyboard. */
export async function copy(text: string, shownIn: HTMLElement, {messages, say}: Kit): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(messages.copied);
  } catch {
    getSelection()?.selectAllChildren(shownIn);
    say(messages.selected);
  }
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** "3 hours ago", "in 4 minutes". */
export function sayWhen(ms: number, {lang}: PanelMessages): string {
  const [unit, size] = UNITS.find(([, unitMs]) => Math.abs(ms) >= 2 * unitMs) ?? UNITS[3];
  return new Intl.RelativeTimeFormat(lang, {numeric: 'auto'}).format(Math.round(ms / size), unit);
}

/** "today", "3 days ago": packs tell their day. Both in epoch ms. */
export function sayDay(at: number, now: number, {lang}: PanelMessages): string {
  const days = Math.floor(at / 86_400_000) - Math.floor(now / 86_400_000);
  return new Intl.RelativeTimeFormat(lang, {numeric: 'auto'}).format(days, 'day');
}

export const sayNumber = (value: number, {lang}: PanelMessages, digits = 0): string =>
  value.toLocaleString(lang, {minimumFractionDigits: digits, maximumFractionDigits: digits});
