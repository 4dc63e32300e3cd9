/** What a shop is called on its page: the id its tag names, else its host. */
export function shopName(): string {
  const tag = Document.prototype.querySelector.call(document, 'script[data-shop]');
  return tag?.getAttribute('data-shop') || location.host;
}

/** The page's address without a fragment. */
export const pageAddress = (): string => location.href.split('#')[0];

/**
 * The sealed passport in the page's address, if there is one; the address is without it from then on, and so is what else reads it.
 * Null also for what is no base64: it then was none of ours.
 */
export function takeFragment(): Uint8Array<ArrayBuffer> | null {
  const [, sealed] = /^#vitrine-passport=([\w-]+)$/.exec(location.hash) ?? [];
  if (!sealed) return null;
  history.replaceState(history.state, '', pageAddress());
  const signs = sealed.replaceAll('-', '+').replaceAll('_', '/');
  try {
    return Uint8Array.from(atob(signs), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array(); // an end is missing: damaged
  }
}
