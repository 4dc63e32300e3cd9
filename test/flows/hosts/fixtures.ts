/** Addresses a content security policy may name. */
export interface Origins {
  /** The host's own. */
  readonly own: string;
  /** The same pages under another name. */
  readonly other: string;
  /** Ours, where the tag comes from unless the shop serves it itself. */
  readonly server: string;
  readonly nonce: string;
}

export interface Fixture {
  /** Also its file in `pages/`, unless `page` names another. */
  readonly name: string;
  readonly page?: string;
  readonly csp?: (origins: Origins) => string;
  /** Attributes of the tag beside the usual ones; `own`: the shop serves our files itself. `{own}` and `{other}` stand for origins. */
  readonly tag?: Readonly<Record<`data-${string}`, string>> & {readonly own?: true};
  readonly frame?: 'sandbox' | 'cross';
  readonly type?: string;
  readonly charset?: string;
  /** How long the page waits for shelf and event at most; shorter where there will be none. */
  readonly waitMs?: number;
  /** The engine can run in the page alone. */
  readonly engine?: 'page';
  /** Why no shelf is shown. */
  readonly noShelf?: string;
  /** The page without the tag may not stand beside the one with it. */
  readonly alone?: true;
  /** Why the page's view may go uncounted. */
  readonly noView?: string;
  /** Directives whose violation is documented, once for each time. */
  readonly violations?: readonly string[];
  /** Descriptors that change beside the new global. */
  readonly changes?: readonly string[];
}

const TRUSTED = "require-trusted-types-for 'script'";

/** Hosts by what they do to a page; each runs its own tests with Vitrine and without. */
export const HOSTS: readonly Fixture[] = [
  {name: 'plain'},
  // Natives replaced or extended
  {name: 'prototype-js'},
  {name: 'mootools'},
  {name: 'zone'},
  {name: 'core-js'},
  {name: 'es5-shim'},
  {name: 'broken-bind'},
  {name: 'replaced-json'},
  {name: 'replaced-promise'},
  {name: 'replaced-date'},
  {name: 'replaced-url'},
  {name: 'replaced-crypto'},
  {name: 'replaced-map', noView: 'products are kept in maps, which this page has none of'},
  {name: 'replaced-iterator'},
  {name: 'throwing-network', tag: {own: true}},
  {name: 'frozen'},
  {name: 'lockdown'},
  {name: 'polluted', noView: 'each object seems to name a category, and the product is not believed'},
  {name: 'pollution-x'},
  {name: 'custom-elements'},
  {name: 'no-observers'},
  {name: 'console-missing'},
  // Loaders and frameworks
  {name: 'require-js'},
  {name: 'system-js'},
  {name: 'common-js'},
  {name: 'jquery-1'},
  {name: 'angular-js'},
  {name: 'react-like'},
  {name: 'body-clearing'},
  {name: 'data-layer', changes: ['~window.dataLayer.push']},
  // Documents
  {name: 'quirks'},
  {name: 'document-write'},
  {name: 'hostile-base'},
  {name: 'xhtml', type: 'application/xhtml+xml'},
  {name: 'gbk', charset: 'gbk'},
  {name: 'clobbering'},
  {name: 'clobbering-methods', noView: 'nothing can be looked up in this document'},
  {name: 'hidden-by-css', waitMs: 1500, noShelf: 'the shop hides every element, and means it'},
  {name: 'reset-by-css'},
  {name: 'sandboxed-frame', page: 'plain', frame: 'sandbox'},
  {name: 'foreign-frame', page: 'plain', frame: 'cross'},
  // Storage
  {name: 'idb-busy', tag: {'data-consent': 'local'}},
  {name: 'idb-throwing', tag: {'data-consent': 'local', 'data-worker': 'off'}, engine: 'page'},
  {name: 'idb-missing', tag: {'data-consent': 'local', 'data-worker': 'off'}, engine: 'page'},
  {name: 'idb-never-opens', tag: {'data-consent': 'local', 'data-worker': 'off'}, engine: 'page'},
  {name: 'storage-throwing', tag: {'data-consent': 'local'}},
  {name: 'storage-full', tag: {'data-consent': 'local'}, alone: true},
  // The tag itself
  {name: 'late'},
  {name: 'moved'},
  {name: 'wp-rocket'},
  {name: 'two-copies', tag: {own: true}},
  {name: 'older-first', tag: {own: true}},
  {name: 'older-last', tag: {own: true}},
  // Content security policies
  {
    name: 'csp-strict-dynamic',
    page: 'plain',
    csp: ({nonce}) => `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`,
  },
  {name: 'csp-own-files', page: 'plain', tag: {own: true}, csp: ({nonce}) => `script-src 'self' 'nonce-${nonce}'`},
  {name: 'csp-no-styles', page: 'plain', csp: () => "style-src 'none'"},
  {
    name: 'csp-least',
    page: 'plain',
    csp: ({nonce, own, server}) =>
      `default-src 'none'; script-src 'nonce-${nonce}' ${own} ${server}; connect-src ${server}; worker-src blob:; img-src *`,
  },
  {
    name: 'csp-least-own-files',
    page: 'plain',
    tag: {own: true},
    csp: ({nonce, server}) =>
      `default-src 'none'; script-src 'nonce-${nonce}' 'self'; connect-src 'self' ${server}; worker-src 'self'; img-src *`,
  },
  {
    name: 'csp-no-server',
    page: 'plain',
    waitMs: 1500,
    csp: () => "connect-src 'self'",
    noShelf: 'a new device has nothing to show without the server',
    violations: ['connect-src', 'connect-src'],
  },
  {name: 'tt-vitrine', page: 'plain', csp: () => `${TRUSTED}; trusted-types vitrine`},
  {name: 'tt-any-policy', page: 'plain', csp: () => TRUSTED},
  {
    name: 'tt-none-worker-off',
    page: 'plain',
    tag: {'data-worker': 'off'},
    engine: 'page',
    csp: () => `${TRUSTED}; trusted-types 'none'`,
  },
];

const LOCAL = {'data-consent': 'local'} as const;

/** Workers that are refused, missing or dumb: the engine then runs in the page, and a refusal is remembered for a day. */
export const WORKERS: readonly Fixture[] = [
  {
    name: 'worker-src-none',
    page: 'plain',
    tag: {...LOCAL, own: true},
    engine: 'page',
    csp: () => "worker-src 'none'",
    violations: ['worker-src'],
  },
  {
    name: 'no-blob-worker',
    page: 'plain',
    tag: LOCAL,
    engine: 'page',
    csp: ({nonce, own, server}) => `script-src 'nonce-${nonce}' ${own} ${server}`,
    violations: ['worker-src'],
  },
  {
    name: 'tt-none',
    page: 'plain',
    tag: LOCAL,
    engine: 'page',
    csp: () => `${TRUSTED}; trusted-types 'none'`,
    violations: ['trusted-types'],
  },
  {
    name: 'worker-off',
    page: 'plain',
    tag: {...LOCAL, 'data-worker': 'off'},
    engine: 'page',
    csp: () => "worker-src 'none'",
  },
  {name: 'worker-missing', page: 'plain', tag: {...LOCAL, 'data-worker': '{own}/worker/missing.js'}, engine: 'page'},
  {name: 'worker-is-a-page', page: 'plain', tag: {...LOCAL, 'data-worker': '{own}/worker/page.js'}, engine: 'page'},
  {name: 'worker-throws', page: 'plain', tag: {...LOCAL, 'data-worker': '{own}/worker/throws.js'}, engine: 'page'},
  {
    name: 'worker-is-no-script',
    page: 'plain',
    tag: {...LOCAL, 'data-worker': '{other}/worker/broken.js'},
    engine: 'page',
  },
  {name: 'worker-hangs', page: 'plain', tag: {...LOCAL, 'data-worker': '{own}/worker/hangs.js'}, engine: 'page'},
  {name: 'worker-silent', page: 'plain', tag: {...LOCAL, 'data-worker': '{other}/worker/silent.js'}, engine: 'page'},
];

/** What each landing asks: hosts of each kind, those first that engines answer differently. `HOSTS=all` asks every one. */
const AT_LANDING = new Set([
  'plain',
  'prototype-js',
  'zone',
  'replaced-promise',
  'replaced-map',
  'throwing-network',
  'frozen',
  'lockdown',
  'polluted',
  'custom-elements',
  'no-observers',
  'jquery-1',
  'body-clearing',
  'data-layer',
  'hostile-base',
  'xhtml',
  'clobbering',
  'clobbering-methods',
  'reset-by-css',
  'sandboxed-frame',
  'foreign-frame',
  'idb-busy',
  'idb-throwing',
  'storage-throwing',
  'storage-full',
  'moved',
  'older-first',
  'csp-strict-dynamic',
  'csp-least',
  'csp-no-server',
  'tt-vitrine',
  'worker-src-none',
  'no-blob-worker',
  'tt-none',
  'worker-hangs',
]);

/** Those of the list that this run asks. */
export function asked(fixtures: readonly Fixture[]): readonly Fixture[] {
  return process.env['HOSTS'] === 'all' ? fixtures : fixtures.filter(({name}) => AT_LANDING.has(name));
}
