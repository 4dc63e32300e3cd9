import type {Consent} from '@vitrine/core';
import {CALLS, EMPTY_CHIPS, EMPTY_VIEW, emptyList} from './calls.ts';
import type {Engine, EngineConfig} from './engine.ts';
import {createLink, DEAD, type Link} from './link.ts';

/** Where the engine's files lie. */
export interface EngineFiles {
  /** Directory of the distributed files, with its trailing slash. */
  readonly base: string;
  /** Address of the worker's script when the shop serves it itself, from its own origin. */
  readonly worker?: string;
}

/** A worker that says nothing for so long after it was started is refused or hung. */
const READY_MS = 1500;
/** No call waits longer for its answer. */
const CALL_MS = 4000;
/** What a late worker has left to show that it is alive. */
const PING_MS = 2000;
const RESPAWNS = 3;
const DAY_MS = 86_400_000;
/** Holds when a worker was last refused, so that a shop's CSP reports it once a day and not on every page. */
const REFUSED_KEY = 'vitrine-worker';

/**
 * The engine as the page sees it, at once: in a worker, or in the page where workers are refused, hang or die too
 * often. Every call is answered in `CALL_MS`, if need be with the empty answer; none rejects. A call that a dying worker
 * left open is asked again of its successor.
 */
export function connectEngine(config: EngineConfig, files: EngineFiles): Engine {
  let consent: Consent = config.consent;
  let opened = 0;
  let link: Promise<Link> | undefined;

  const mayStore = () => consent === 'local' || consent === 'sync';

  async function open(): Promise<Link> {
    const now: EngineConfig = {...config, consent};
    if (opened++ <= RESPAWNS && !(mayStore() && refusedToday())) {
      try {
        return await openWorker(now, files);
      } catch (error) {
        if (error === DEAD && opened === 1 && mayStore()) rememberRefusal();
      }
    }
    return openInPage(now, files);
  }

  async function ask(name: string, args: readonly unknown[]): Promise<unknown> {
    for (;;) {
      const used = (link ??= open());
      const {ask} = await used;
      try {
        return await ask(name, args);
      } catch (error) {
        if (error !== DEAD) return undefined; // it failed over there: the caller gets the empty answer
        if (link === used) link = undefined;
      }
    }
  }

  async function answer(name: string, args: readonly unknown[], empty: unknown): Promise<unknown> {
    // A shopper who said no is not worth a worker; only the new choice itself has to reach the engine, to erase.
    if (consent === 'off' && name !== 'setConsent' && name !== 'forget') return empty;
    const late = Symbol();
    const value = await within(CALL_MS, ask(name, args), late);
    if (value === late) void endUnlessAlive(link);
    return value === late ? empty : (value ?? empty);
  }

  const engine = Object.fromEntries(
    CALLS.map((name) => [name, (...args: unknown[]) => answer(name, args, undefined)]),
  ) as unknown as Engine;
  return {
    ...engine,
    recommend: (request) => answer('recommend', [request], emptyList(request)) as ReturnType<Engine['recommend']>,
    refine: (request) => answer('refine', [request], EMPTY_CHIPS) as ReturnType<Engine['refine']>,
    profile: () => answer('profile', [], EMPTY_VIEW) as ReturnType<Engine['profile']>,
    receipts: () => answer('receipts', [], []) as ReturnType<Engine['receipts']>,
    resume: () => answer('resume', [], false) as Promise<boolean>,
    async setConsent(next) {
      consent = next;
      await answer('setConsent', [next], undefined);
    },
  };
}

/** Resolves with `late` after `ms`. */
function within<T, L>(ms: number, promise: Promise<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, late);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function endUnlessAlive(link: Promise<Link> | undefined) {
  const late = Symbol();
  const settled = await within(0, link ?? Promise.reject(DEAD), late).catch(() => late);
  if (settled === late) return; // still opening: that has its own deadline
  const {ask, end} = settled as Link;
  if ((await within(PING_MS, ask('ping', []), late).catch(() => late)) === late) end();
}

/** @throws DEAD when the worker is refused or does not answer; a TypeError when its source cannot be fetched. */
async function openWorker(config: EngineConfig, files: EngineFiles): Promise<Link> {
  const address = new URL(files.worker || files.base + 'vitrine-worker.js', location.href);
  let url = address.href;
  const own = address.origin === location.origin;
  // A worker's script must come from the page's own origin. Another origin's is run from its text; our own is
  // fetched first as well, so that a slow network does not count against the worker's deadline.
  const source = fetch(url, own ? {} : {credentials: 'omit'}).then((response) => (response.ok ? response.text() : ''));
  if (own) await source.catch(() => '');
  else {
    const text = await source;
    if (!text) throw new TypeError('the worker has no source');
    url = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
  }
  let link: Link | undefined;
  try {
    link = createLink(new Worker(url)); // throws in WebKit and under Trusted Types; elsewhere a refusal is an `error`
    const late = Symbol();
    if ((await within(READY_MS, link.ask('start', [config]), late)) === late) throw DEAD;
    return link;
  } catch {
    link?.end();
    throw DEAD;
  } finally {
    if (!own) URL.revokeObjectURL(url);
  }
}

/** The same engine in the page; one that cannot even be loaded answers nothing. */
async function openInPage(config: EngineConfig, {base}: EngineFiles): Promise<Link> {
  let engine: Engine | undefined;
  try {
    const address = base + 'vitrine-engine.mjs';
    const {startEngine} = (await import(/* @vite-ignore */ address)) as {startEngine: (config: EngineConfig) => Engine};
    engine = startEngine(config);
  } catch {
    // Blocked or offline: every answer is the empty one, and the shop's page is as it was without us.
  }
  return {
    ask: async (name, args) =>
      engine && (engine[name as keyof Engine] as (...args: readonly unknown[]) => Promise<unknown>)?.(...args),
    end() {},
  };
}

function refusedToday(): boolean {
  try {
    const age = Date.now() - Number(localStorage.getItem(REFUSED_KEY));
    return age >= 0 && age < DAY_MS;
  } catch {
    return false; // storage is blocked: the worker is tried again
  }
}

function rememberRefusal() {
  try {
    localStorage.setItem(REFUSED_KEY, String(Date.now()));
  } catch {
    // Storage is blocked: the refusal is found out again on the next page.
  }
}
