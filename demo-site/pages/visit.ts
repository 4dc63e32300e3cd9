import type {Markup} from '../html.ts';
import type {Locale} from '../messages.ts';
import type {ShopIndex} from '../search.ts';

/** The Vitrine server a shop is connected to, as its script tag says it. */
export interface VitrineTag {
  readonly server: string;
  readonly shopId: string;
  readonly key: string;
}

/** One request to one page. */
export interface Visit {
  readonly index: ShopIndex;
  readonly locale: Locale;
  readonly url: URL;
  /** Of this answer's Content-Security-Policy. */
  readonly nonce: string;
  /** Null: the shop without any of it. */
  readonly vitrine: VitrineTag | null;
}

/** What a page gives the layout. */
export interface Page {
  readonly title: string;
  readonly description?: string;
  readonly status?: 200 | 404;
  /** Names the page's script to `shop.js`. */
  readonly kind: 'home' | 'list' | 'product' | 'favorites' | 'cart' | 'checkout' | 'thanks' | 'privacy' | 'missing';
  /** Path of the picture for link previews. */
  readonly image?: string;
  /** Structured data and data layer. */
  readonly head?: Markup;
  readonly main: Markup;
}

/** The address of a page of ours in the visitor's language; `path` begins with a slash. */
export const to = ({locale}: Pick<Visit, 'locale'>, path: string): string =>
  locale === 'en' ? (path === '/' ? '/en/' : `/en${path}`) : path;

/** The address of this visit with some parameters changed; null takes one away. */
export function withParams({url}: Visit, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return url.pathname + (text ? `?${text}` : '');
}
