/**
 * Builds a node: attributes by name, text as text. There is no other way to make markup here, so nothing the shop's
 * catalogue says can become an element, a handler or a style.
 */
export function build<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

const RASTER = /^data:image\/(png|jpe?g|webp|avif|gif)[;,]/i;

/** The address when it is http, https or relative (for images also an inline raster picture), else ''. */
export function safeUrl(url: string, image = false): string {
  if (image && RASTER.test(url)) return url;
  try {
    const {protocol, href} = new URL(url, document.baseURI);
    return url && (protocol === 'https:' || protocol === 'http:') ? href : '';
  } catch {
    return ''; // not an address: the card goes without
  }
}
