import type {Consent, RecRequest} from '@vitrine/core';
import {CALLS, EMPTY, emptyList} from './calls.ts';
import type {Engine, EngineConfig} from './engine.ts';
import {createLink, DEAD, type Link} from './link.ts';

/** Where the engine's files lie. */
export interface EngineFiles {
  /** Directory of the distributed files, with its trailing slash. */
  readonly base: string;
  /** Address of the worker's script when the shop serves it itself, from its own origin; `off` asks for no worker. */
  readonly worker?: string;
}

/** A worker that says nothing for so long after it was started is refused or hung. */
const READY_MS = 1000;
/** No call waits longer for its answer. */
const CALL_MS = 4000;
/** What a late worker has left to show that it is alive. */
const PING_MS = 2000;
const RESPAWNS = 3;
const DAY_MS = 86_400_000;
/** Holds when a worker was last refused, so that a shop's CSP reports it once a day and not on every page. */
const REFUSED_KEY = 'vitrine-worker';

/** The engine with what only its page can tell it. */
export interface PageEngine extends Engine {
  /**
   * The page goes away, perhaps into the back-forward cache: ends the worker until `resume`. Firefox freezes a worker in
   * the middle of a transaction, and then no other page of the shop gets at the database.
   */
  suspend(): void;
}

/**
 * The engine as the page sees it, at once: in a worker, or in the page where workers are refused, hang or die too
 * often. Every call is answered in `CALL_MS`, if need be with the empty answer; none rejects.
 *
 * @param onLate hears once that the engine has got to a call after its deadline; what was answered empty may be asked again
 */
export function connectEngine(config: EngineConfig, files: EngineFiles, onLate?: () => unknown): PageEngine {
  let consent: Consent = config.consent;
  let opened = 0;
  let link: Promise<Link> | undefined;
  let worker: Link | undefined;
  /** Holds what is asked while the page is away; `wake` lets it go on. */
  let asleep: Promise<undefined> | undefined;
  let wake: ((nothing?: undefined) => undefined) | undefined;

  const mayStore = () => consent === 'local' || consent === 'sync';

  async function open(): Promise<Link> {
    const now: EngineConfig = {...config, consent};
    if (opened++ <= RESPAWNS && files.worker !== 'off' && !(mayStore() && refusedToday())) {
      try {
        return await openWorker(now, files, (made) => (worker = made));
      } catch (error) {
        if (error === DEAD && opened === 1 && mayStore()) rememberRefusal();
      }
    }
    return openInPage(now, files);
  }

  /** A call that a dying worker left open is asked once more: it may be what the worker died of. */
  async function ask(call: Call, again = true): Promise<unknown> {
    await asleep;
    const used = (link ??= open());
    const {ask: askLink} = await used;
    try {
      return await askLink(call.name, call.args);
    } catch (error) {
      if (error !== DEAD) return undefined; // it failed over there: the caller gets the empty answer
      if (asleep) return ask(call);
      if (link === used) link = undefined;
      return again && !call.dropped ? ask(call, false) : undefined;
    }
  }

  async function answer(name: keyof Engine, args: readonly unknown[]): Promise<unknown> {
    const empty = name === 'recommend' ? emptyList(args[0] as Partial<RecRequest>) : EMPTY[name];
    if (name === 'resume') asleep = wake?.(); // which answers nothing
    if (name === 'setConsent') consent = args[0] as Consent;
    // A shopper who said no is not worth a worker; only the choice itself has to reach the engine, to erase.
    else if (consent === 'off' && name !== 'forget') return empty;
    const call: Call = {name, args, dropped: false};
    const asked = ask(call);
    const value = await within(CALL_MS, asked);
    if (value !== LATE) return value ?? empty;
    void asked.then(onLate);
    onLate = undefined; // once: an engine that is slow for good is not asked again and again
    call.dropped = empty !== undefined; // nobody waits for this answer any more; what is to be kept is still to be kept
    void endUnlessAlive(link);
    return empty;
  }

  return {
    ...(Object.fromEntries(
      CALLS.map((name) => [name, (...args: unknown[]) => answer(name, args)]),
    ) as unknown as Engine),
    suspend() {
      if (!worker || !mayStore()) return; // in memory there is nothing to block, and everything to lose
      asleep = new Promise((resolve) => {
        wake = resolve as typeof wake;
      });
      worker.end();
      link = undefined;
      opened = 0;
    },
  };
}

const LATE = Symbol();

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  dropped: boolean;
}

/** Resolves with `LATE` after `ms`. A shop's own `Promise` may have no `race`. */
function within<T>(ms: number, promise: Promise<T>): Promise<T | typeof LATE> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms, LATE);
    promise.then(resolve, reject);
  });
}

async function endUnlessAlive(opening: Promise<Link> | undefined) {
  const link = opening && (await within(0, opening));
  if (!link || link === LATE) return; // still opening: that has its own deadline
  const {ask, end} = link;
  if ((await within(PING_MS, ask('ping', [])).catch(() => LATE)) === LATE) end();
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): string};
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Under Trusted Types a worker's address needs a policy, named `vitrine`. @throws TypeError when the shop allows none */
function trusted(url: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
  policy ??= trustedTypes?.createPolicy('vitrine', {createScriptURL: (own) => own});
  return policy ? policy.createScriptURL(url) : url;
}

/** @throws DEAD when the worker is refused; LATE when it does not answer, or its source does not come. */
async function openWorker(config: EngineConfig, files: EngineFiles, onLink: (link: Link) => void): Promise<Link> {
  const address = new URL(files.worker || files.base + 'vitrine-worker.js', location.href);
  let url = address.href;
  const own = address.origin === location.origin;
  // A worker's script must come from the page's own origin. Another origin's is run from its text; our own is
  // fetched first as well, so that a slow network does not count against the worker's deadline.
  const text = await read(url).catch(() => '');
  if (!own) {
    if (!text) throw LATE;
    url = URL.createObjectURL(new Blob([text])); // an object of options would inherit what a page put on Object.prototype
  }
  let link: Link | undefined;
  try {
    onLink((link = createLink(new Worker(trusted(url))))); // throws in WebKit; elsewhere a refusal is an `error`
    if ((await within(READY_MS, link.ask('start', [config]))) === LATE) throw LATE;
    return link;
  } catch (error) {
    link?.end();
    throw error === LATE ? error : DEAD; // slow today is not refused for the day
  } finally {
    if (!own) URL.revokeObjectURL(url);
  }
}

/** '' where there is no such file. @throws whatever a shop's own `fetch` throws */
async function read(url: string): Promise<string> {
  const response = await fetch(url); // which takes no cookies to another origin
  return response.ok ? response.text() : '';
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
