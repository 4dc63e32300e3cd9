import {isTracking} from '@vitrine/core';
import type {Stop} from './adapter.ts';
import {bare, isVisible, listen, quietly, stopAll, textOf} from './page.ts';
import {QUERY} from './words.ts';

/** Frameworks fill a page in bursts of a frame or two; measured on Next.js 16: title and heading are right after 150–400 ms. */
const QUIET_MS = 120;
const MAX_WAIT_MS = 3000;
const POLL_MS = 500;

export interface NavigationHandlers {
  /** A page state is complete enough to be read. */
  readonly settled: () => void;
  /** The address changed within the document, or the document is being left or put to sleep. */
  readonly left: () => void;
  /** The document woke up again from the back/forward cache: the same page as before, seen again. */
  readonly restored: () => void;
}

/**
 * Follows the shopper from page to page in shops of either kind, documents or single page, patching nothing: the
 * Navigation API where there is one, else popstate, hashchange and a look at the address twice a second.
 */
export function watchNavigation(page: Window, handlers: NavigationHandlers): Stop {
  const document = page.document;
  const navigation = (page as unknown as {navigation?: EventTarget}).navigation;
  let href = page.location.href;
  let stopWaiting: Stop = () => {};
  /** The page before an address change: polling learns of one when the new page may be there already. */
  let look = '';
  const wait = (from: string | null) => {
    stopWaiting();
    stopWaiting = whenSettled(page, from, () => {
      look = fingerprint(page);
      quietly(handlers.settled);
    });
  };
  const check = () => {
    if (page.location.href === href) return;
    const moved = pageKey(href) !== pageKey(page.location.href);
    href = page.location.href;
    if (moved) handlers.left();
    wait(moved ? (navigation ? fingerprint(page) : look) : null);
  };
  const begin = () => {
    href = page.location.href;
    wait(null);
  };
  const remember = () => {
    if (page.location.href === href) look = fingerprint(page);
  };
  const timer = navigation ? 0 : page.setInterval(() => quietly(check), POLL_MS);
  const stops = [
    () => page.clearInterval(timer),
    () => stopWaiting(),
    listen(page, 'popstate', check),
    listen(page, 'hashchange', check),
    listen(page, 'click', remember),
    ...(navigation?.addEventListener ? [listen(navigation, 'currententrychange', check)] : []),
    listen(page, 'pagehide', handlers.left),
    listen<PageTransitionEvent>(page, 'pageshow', (event) => {
      if (event.persisted) handlers.restored();
    }),
  ];
  if ((document as Document & {prerendering?: unknown}).prerendering === true) {
    stops.push(listen(document, 'prerenderingchange', begin)); // a page nobody looks at yet is no view
  } else if (document.readyState === 'loading') stops.push(listen(document, 'DOMContentLoaded', begin));
  else begin();
  return stopAll(stops);
}

/** Parameters by which shops name a page, as do searches; others sort, filter, choose a variant or follow the shopper. */
const IDENTITY =
  /^(?:(?:products?|goods|items?|it|article|art|prod|prd|cate?(?:gory)?)[_-]?(?:id|no|nr|code|cd|num(?:ber)?)|id[_-]?(?:product|category)|[acp]?n?id|cs?id|cbid|branduid|sku|route|c?path|controller|main_page|dispatch|p|page|cat(?:egory)?)$/i;
/** Addresses of a program, which shows each time what its parameters say. */
const PROGRAM = /\.(?:php|aspx?|jspx?|do|cgi|cfm|action)$/i;
/** Parameters that name nothing of a page beside those that say where a visitor came from, and those that are nobody's business. */
const PASSING =
  /^(?:sort|dir|limit|lang|currency)|sid$|sess|zenid|key|token|auth|mail|user|cust|order|hash|sign|nonce/i;
const MAX_NAMING = 40;

/** A page's own address is asked for again and again. */
const known = new Map<string, string>();
const MAX_KNOWN = 500;

/** What of an address names the page: path and identifying parameters, also those of a hash router. */
export function pageKey(href: string): string {
  let key = known.get(href);
  if (key === undefined) {
    const keys = () => routesOf(href).map((part) => part.pathname.replace(/\/$/, '') + namedBy(part));
    key = quietly(keys)?.join('#') ?? href; // whole where a shop's own `URL` cannot be gone through
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(href, key);
  }
  return key;
}

/** The address, and the one that a hash router keeps within it. @throws TypeError when it is none */
export function routesOf(href: string): URL[] {
  const url = new URL(href);
  const route = ['#/', '#!/'].some((mark) => url.hash.startsWith(mark)) && url.hash.slice(url.hash.indexOf('/'));
  return route ? [url, new URL(route, url.origin)] : [url];
}

function namedBy({pathname, searchParams}: URL): string {
  const all = [...searchParams];
  const named = all.filter(([key]) => IDENTITY.test(key) || QUERY.test(key));
  const known =
    named.length || !PROGRAM.test(pathname)
      ? named
      : all.filter(([key, value]) => value.length < MAX_NAMING && !isTracking(key) && !PASSING.test(key));
  return known.map(String).sort().join('&');
}

/** Calls back once the document has been quiet, and shows something else than `from` when that is given; at the latest after 3 s. */
function whenSettled(page: Window, from: string | null, done: () => void): Stop {
  let quiet = 0;
  const finish = () => {
    stop();
    done();
  };
  const again = () => {
    page.clearTimeout(quiet);
    quiet = page.setTimeout(() => {
      const look = fingerprint(page);
      if (from === null || (look && look !== from)) finish();
    }, QUIET_MS);
  };
  const observer = quietly(() => new (page as Window & typeof globalThis).MutationObserver(again));
  const latest = page.setTimeout(finish, MAX_WAIT_MS);
  const stop = () => {
    observer?.disconnect();
    page.clearTimeout(quiet);
    page.clearTimeout(latest);
  };
  observer?.observe(page.document, bare({childList: true, subtree: true, characterData: true}));
  again();
  return stop;
}

/** What a shopper would recognise the page by; '' while a framework is between two pages. */
export function fingerprint(page: Window): string {
  const {document} = page;
  const headings = () => [...document.querySelectorAll('h1')].filter(isVisible).map(textOf).join('|');
  const title = `${document.title}`;
  return title && title + (quietly(headings) ?? ''); // a page may have an image named "querySelectorAll"
}
