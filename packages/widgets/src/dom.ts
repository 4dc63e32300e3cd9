import type {Guard} from './source.ts';

/**
 * Builds a node: attributes by name, text as text. There is no other way to make markup here, so nothing the shop's
 * catalogue says can become an element, a handler or a style.
 */
export function build<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  // An image named "createElement" hides the document's own method, but not its prototype's.
  const node = Document.prototype.createElement.call(document, tag) as HTMLElementTagNameMap[K];
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

export function setAttributes(node: Element, attributes: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
}

/** A button that does `act`. */
export function button(part: string, text: string, act: () => unknown, guard: Guard): HTMLButtonElement {
  const node = build('button', {part, type: 'button'}, text);
  node.addEventListener('click', guard(act) as () => void);
  return node;
}

/** Leaves the same nodes in the same order where they stand: moving them would take the focus away. */
export function setNodes(parent: HTMLElement, nodes: readonly Node[]): void {
  const {childNodes} = parent;
  if (childNodes.length !== nodes.length || nodes.some((node, i) => node !== childNodes[i]))
    parent.replaceChildren(...nodes);
}

/** A style sheet to adopt: one that a policy on styles has nothing to say of. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** The address when it is http, https or relative, else ''. */
export function safeUrl(url: string): string {
  const {protocol, href} = build('a', {href: url});
  return url && /^https?:$/.test(protocol) ? href : '';
}
