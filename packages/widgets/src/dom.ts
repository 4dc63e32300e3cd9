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
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

/** The address when it is http, https or relative, else ''. */
export function safeUrl(url: string): string {
  const {protocol, href} = build('a', {href: url});
  return url && /^https?:$/.test(protocol) ? href : '';
}
