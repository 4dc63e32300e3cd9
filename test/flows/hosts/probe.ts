// Runs before anything else of a host page: keeps natives for itself, hears what the page complains of, remembers every
// descriptor that can be reached from the window, and at the end takes its report to a page of its own, whose title a driver
// reads whatever this host did to JSON, promises or fetch. It is served as a script: no imports.
declare const window: Window & typeof globalThis & Record<string, unknown>;

(() => {
  const {apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys} = Reflect;
  const {is} = Object;
  const {stringify} = JSON;
  const {isArray} = Array;
  const {get: mapGet, set: mapSet, has: mapHas} = Map.prototype;
  const {querySelectorAll} = Document.prototype;
  const {dispatchEvent: dispatch} = EventTarget.prototype;
  const NativeEvent = Event;
  const withinRoot = DocumentFragment.prototype.querySelectorAll;
  const {getClientRects} = Element.prototype;
  const {
    setTimeout: wait,
    performance,
    document,
    location,
    Node,
    Storage,
    Promise: NativePromise,
    Map: NativeMap,
    encodeURIComponent: encode,
  } = window;
  const now = performance.now.bind(performance);
  const entriesOf = performance.getEntriesByType.bind(performance);
  const shadowOf = getOwnPropertyDescriptor(Element.prototype, 'shadowRoot')!.get!;
  const {console} = window;
  const startedAt = now();
  const MAX_OBJECTS = 30_000;
  const asked = new URLSearchParams(location.search);
  const maxWaitMs = Number(asked.get('wait'));
  const isTagged = asked.get('tag') === '1';
  const counts = !asked.has('uncounted');

  const noise: string[] = [];
  const violations: string[] = [];
  const add = (list: string[], text: string) => {
    list[list.length] = text;
  };
  window.addEventListener('error', (event) => add(noise, `error: ${event.message}`), true);
  window.addEventListener('unhandledrejection', (event) => add(noise, `rejection: ${event.reason}`), true);
  document.addEventListener('securitypolicyviolation', (event) => add(violations, event.effectiveDirective), true);
  for (const name of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    const inner = console[name];
    console[name] = (...args: unknown[]) => {
      add(noise, `console.${name}: ${String(args[0])}`);
      apply(inner, console, args);
    };
  }

  // ── descriptors ──
  type Seen = {path: string; object: object; keys: PropertyKey[]; descriptors: (PropertyDescriptor | undefined)[]};
  const seen: Seen[] = [];
  let descriptorCount = 0;
  const isObject = (value: unknown): value is object =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';
  /** Elements, stored texts and other windows are contents of the page, not its language. */
  const isContent = (value: object) => {
    try {
      return value instanceof Node || value instanceof Storage || (value !== window && 'window' in value);
    } catch {
      return true; // a window of another origin
    }
  };
  const describe = (object: object, path: string): Seen => {
    const keys: PropertyKey[] = [];
    const descriptors: (PropertyDescriptor | undefined)[] = [];
    for (const key of ownKeys(object)) {
      if (object === window && typeof key === 'string' && key >= '0' && key <= '999') continue; // frames
      let descriptor: PropertyDescriptor | undefined;
      try {
        descriptor = getOwnPropertyDescriptor(object, key);
      } catch {
        continue; // a proxy that will not say
      }
      keys[keys.length] = key;
      descriptors[descriptors.length] = descriptor;
    }
    return {path, object, keys, descriptors};
  };
  function mark() {
    if (seen.length) return; // a page with several tags marks before its first
    const found = new NativeMap<object, boolean>();
    const visit = (value: unknown, path: string) => {
      if (!isObject(value) || apply(mapHas, found, [value]) || seen.length + 1 > MAX_OBJECTS || isContent(value))
        return;
      apply(mapSet, found, [value, true]);
      let one: Seen;
      try {
        one = describe(value, path);
      } catch {
        return;
      }
      seen[seen.length] = one;
      descriptorCount += one.keys.length;
    };
    visit(window, 'window');
    for (let i = 0; i < seen.length; i++) {
      const {object, path, keys, descriptors} = seen[i];
      for (let k = 0; k < keys.length; k++) {
        const at = `${path}.${String(keys[k])}`;
        const one = descriptors[k];
        if (!one) continue;
        visit(one.value, at);
        visit(one.get, `${at}.get`);
        visit(one.set, `${at}.set`);
      }
      try {
        visit(getPrototypeOf(object), `${path}.__proto__`);
      } catch {
        // as above
      }
    }
  }
  const isSame = (a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined) =>
    a === b ||
    (!!a &&
      !!b &&
      is(a.value, b.value) &&
      a.get === b.get &&
      a.set === b.set &&
      a.writable === b.writable &&
      a.enumerable === b.enumerable &&
      a.configurable === b.configurable);
  function changes(): string[] {
    const list: string[] = [];
    for (let i = 0; i < seen.length; i++) {
      const before = seen[i];
      const after = describe(before.object, before.path);
      const index = new NativeMap<PropertyKey, number>();
      for (let k = 0; k < before.keys.length; k++) apply(mapSet, index, [before.keys[k], k]);
      for (let k = 0; k < after.keys.length; k++) {
        const key = after.keys[k];
        const at = `${before.path}.${String(key)}`;
        const was = apply(mapGet, index, [key]) as number | undefined;
        if (was === undefined) add(list, `+${at}`);
        else if (!isSame(before.descriptors[was], after.descriptors[k])) add(list, `~${at}`);
      }
      if (after.keys.length < before.keys.length) add(list, `-${before.path}`);
    }
    return list;
  }

  // ── the host's own tests ──
  const tests: {name: string; run: () => unknown}[] = [];
  const answers: Record<string, string> = {};
  const write = (value: unknown, depth = 0): string => {
    if (typeof value === 'number' || typeof value === 'boolean') return is(value, NaN) ? '"NaN"' : `${value}`;
    if (typeof value === 'function' || depth > 4) return '"…"';
    if (!isObject(value))
      return value === undefined
        ? '"undefined"'
        : value === null
          ? 'null'
          : stringify(String(value as number | bigint | symbol));
    let text = '';
    if (isArray(value)) {
      for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + write(value[i], depth + 1);
      return `[${text}]`;
    }
    for (const key of ownKeys(value)) {
      if (typeof key === 'string') text += `${text && ','}${stringify(key)}:${write((value as never)[key], depth + 1)}`;
    }
    return `{${text}}`;
  };
  const soon = (ms: number) =>
    new NativePromise<void>((resolve) => {
      wait(resolve, ms);
    });
  /** Awaits promises of any make: the host's may be no native one. */
  const settle = (value: unknown) =>
    new NativePromise<unknown>((resolve) => {
      wait(resolve, 1000, 'never settled');
      if (isObject(value) && typeof (value as {then?: unknown}).then === 'function') {
        (value as PromiseLike<unknown>).then(resolve, (error) => resolve(`rejects: ${error}`));
      } else resolve(value);
    });
  async function runTests() {
    for (let i = 0; i < tests.length; i++) {
      try {
        answers[tests[i].name] = write(await settle(tests[i].run()));
      } catch (error) {
        answers[tests[i].name] = `throws: ${String(error)}`;
      }
    }
  }

  // ── the shelf ──
  let shownMs = 0;
  /** The most that were seen at a time: a host may have drawn itself anew just now. */
  let cardCount = 0;
  let counted = 0;
  function cards(): number {
    let visible = 0;
    const shelves = apply(querySelectorAll, document, ['vitrine-shelf']) as NodeListOf<Element>;
    for (let s = 0; s < shelves.length; s++) {
      const root = apply(shadowOf, shelves[s], []) as ShadowRoot | null;
      const found = root ? (apply(withinRoot, root, ['li[data-item-id]']) as NodeListOf<Element>) : [];
      for (let i = 0; i < found.length; i++) {
        const rects = apply(getClientRects, found[i], []) as DOMRectList;
        if (rects.length && rects[0].height) visible++;
      }
    }
    return visible;
  }
  /** Asks Vitrine how many items it has seen looked at. */
  function count() {
    const api = getOwnPropertyDescriptor(window, 'vitrine')?.value as {
      profile?: () => Promise<{recentItemIds: string[]}>;
    };
    if (typeof api?.profile !== 'function') return;
    void api.profile().then(({recentItemIds}) => (counted = recentItemIds.length));
  }
  /** On a machine so busy that the first answer came too late, and so was empty, the shelf asks again. */
  const ASK_AGAIN_MS = 4500;
  async function watchShelf() {
    let askAt = ASK_AGAIN_MS;
    while (now() - startedAt < maxWaitMs) {
      const seen = cards();
      if (seen > cardCount) cardCount = seen;
      shownMs ||= seen && now() - startedAt;
      if (shownMs && (counted || !counts)) return;
      if (shownMs) count();
      else if (now() - startedAt > askAt) {
        askAt += ASK_AGAIN_MS;
        apply(dispatch, document, [new NativeEvent('vitrine-change')]);
      }
      await soon(25);
    }
  }
  function engineFile(): string {
    const entries = entriesOf('resource');
    for (let i = 0; i < entries.length; i++) {
      const [file] = /vitrine-engine\.mjs/.exec(entries[i].name) ?? [];
      if (file) return 'page';
    }
    return shownMs ? 'worker' : 'none';
  }

  /** Each page is a device's first, unless it is asked for again. */
  function forget() {
    try {
      localStorage.clear();
      sessionStorage.clear();
      indexedDB.deleteDatabase('vitrine-window-market');
    } catch {
      // there is no storage, and nothing to forget
    }
  }
  if (isTagged && !asked.has('again')) forget();

  window['hostTest'] = (name: string, run: () => unknown) => {
    tests[tests.length] = {name, run};
  };
  window['hostMark'] = mark;
  window.addEventListener('load', () => {
    void finish();
  });
  async function finish() {
    await soon(20); // the host's own ready handlers
    if (isTagged) await watchShelf();
    await soon(20);
    const changed = changes();
    await runTests();
    const report = {
      tests: answers,
      noise,
      violations,
      changed,
      descriptorCount,
      cardCount,
      shownMs: Math.round(shownMs),
      counted,
      engine: engineFile(),
    };
    const text = `REPORT ${write(report)}`;
    if (window.parent === window) location.replace(`/report#${encode(text)}`);
    else window.parent.postMessage(text, '*'); // a framed page reports through the page around it
  }
})();
