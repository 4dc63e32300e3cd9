import {
  type Budget,
  type ChipList,
  type Choices,
  type Consent,
  type Erasure,
  isConsent,
  type ProfileView,
  type Receipt,
  type RecList,
  type RecRequest,
  type Reranking,
  type ShopEvent,
  type Suggestions,
} from '@vitrine/core';
import {connectEngine} from '@vitrine/engine';
import {quietly, readConsentSignals, watchDataLayer} from '@vitrine/tracker';
import {defineChips, defineLazy, defineShelf} from '@vitrine/widgets';
import {createChoice, effectiveConsent, isRefused} from './choice.ts';
import {parseOptions, type ShopOptions} from './config.ts';
import {createGuard} from './guard.ts';
import {createOutbox} from './outbox.ts';
import type {PageTracker, TrackingOptions} from './tracking.ts';

/** All a shop may ask. No call throws or rejects; what cannot be answered is answered empty. */
export interface Vitrine {
  readonly version: string;
  /** A list for `{placement, item, query, category, limit, locale}`, with reasons and fallback level. */
  readonly recommend: (request?: unknown) => Promise<RecList>;
  /** Narrower ways on from `{query, category}`, else from what the page shows. */
  readonly refine: (request?: unknown) => Promise<ChipList>;
  /** What a search box proposes: for what is typed as `query`, or for an empty box. */
  readonly suggest: (request?: unknown) => Promise<Suggestions>;
  /**
   * The shop's own hits in this shopper's order, with why each moved: the very objects given, each an id or one with an
   * `itemId` or `id`. `request` may name `{query, category, pinned, maxShift, neutral}`.
   */
  readonly rerank: <T>(hits: readonly T[], request?: unknown) => Promise<Reranking & {readonly ranked: readonly T[]}>;
  /** Records an event, e.g. `{type: 'add', item: {itemId: 'SKU-1'}}`. False when it is none. */
  readonly track: (event: unknown) => boolean;
  /** The shopper's choice; resolves with what holds now, which a stricter signal may have lowered. */
  readonly consent: (choice: Consent) => Promise<Consent>;
  readonly profile: () => Promise<ProfileView>;
  /** All the device remembers, newest first. */
  readonly history: () => Promise<ShopEvent[]>;
  /** Takes in what another device of the shopper's remembers. */
  readonly adopt: (events: readonly ShopEvent[]) => Promise<void>;
  readonly receipts: () => Promise<Receipt[]>;
  /** What the device has spent of its privacy budget. */
  readonly budget: () => Promise<Budget>;
  /** Refuses a summary that waits to be sent. */
  readonly refuse: (receiptId: string) => Promise<void>;
  /** 不是基于我: the same lists for every shopper. */
  readonly neutral: (on?: boolean) => Promise<void>;
  /** Remembers nothing new, and forgets nothing. */
  readonly pause: (on?: boolean) => Promise<void>;
  /** Other choices of the shopper: `{sensitive, removedStages}`. */
  readonly choose: (change: Partial<Choices>) => Promise<void>;
  /** Erases one event, or what speaks for one thing; without an argument all this device knows but a refusal and the spent budget. */
  readonly forget: (what?: Erasure) => Promise<void>;
  /** Hears of `list`, `chip` and `change`; returns the unsubscribe. */
  readonly on: (type: string, listener: (detail: unknown) => void) => () => void;
  /** `['track', {…}]`: a call by name, as written before the script had loaded. */
  readonly push: (...calls: unknown[]) => void;
}

export const VERSION = '0.1.0';

/**
 * Starts Vitrine on a page, once: another copy of the script finds the first one and leaves it alone.
 *
 * @throws TypeError when the options name no shop
 */
export function createVitrine(options: ShopOptions, page: Window & typeof globalThis = window): Vitrine {
  // An element with the id "vitrine" is no own property of the window, and so is never taken for ours.
  const present: unknown = Object.hasOwn(page, 'vitrine') && (page as Window & {vitrine?: unknown}).vitrine;
  if (isVitrine(present)) return present;

  const config = parseOptions(options, page);
  const {shopId, server, key, locale, base, worker, assured} = config;
  const {document} = page;
  const guard = createGuard(config.debug);
  const choice = createChoice(page, shopId);
  let explicit = choice.read();
  const signals = readConsentSignals(
    page,
    guard((state, before) => {
      if (state === 'denied' && before === 'granted' && explicit !== 'off') {
        explicit = null; // who takes a yes back there takes back the one given here
        choice.write('memory');
      }
      return applyConsent();
    }),
    config.consentGroup,
  );
  let allowed = effectiveConsent(config.consent, explicit, signals);
  let refused = explicit === 'off';
  const changed = () => void EventTarget.prototype.dispatchEvent.call(document, new CustomEvent('vitrine-change'));
  const engine = connectEngine(
    {shopId, server, key, locale, consent: allowed, gpc: signals.gpc, sealUrl: base + 'vitrine-seal.mjs', assured},
    {base, worker},
    guard(changed),
  );

  const outbox = createOutbox((events) => engine.record(events), changed);
  let shown = '';
  let tracker: PageTracker | undefined;
  let early: unknown[] | undefined;

  /** Loads what watches the page, once consent allows to watch; events told meanwhile wait for it. */
  const watch = guard(async () => {
    if (early || allowed === 'off') return;
    early = [];
    const {startTracker, readManagers} = (await import(
      /* @vite-ignore */ base + 'vitrine-tracker.mjs'
    )) as typeof import('./tracking.ts');
    const tracking: TrackingOptions = {
      page,
      shopId,
      watchDataLayer,
      withCards: !server,
      consent: () => allowed,
      emit: outbox.add,
      onPage: guard(({item, query, category}) => {
        if (shown !== (shown = JSON.stringify([item?.itemId, query, category]))) changed();
      }),
    };
    tracker = startTracker((await panel)?.(tracking) ?? tracking); // a panel is there first, and misses nothing
    for (const event of early) tracker.track(event);
    signals.listen(readManagers);
    await applyConsent(); // a no that was known from the start
  });

  async function applyConsent(): Promise<void> {
    const next = effectiveConsent(config.consent, explicit, signals);
    const moved = next !== allowed;
    // What a manager says is acted on once we can see whether there is anything: no database is made to be erased.
    const isNo = !!(tracker || explicit) && isRefused(explicit, signals);
    const isKept = isNo && !refused && (tracker?.forget() ?? true);
    refused = isNo;
    allowed = next;
    watch();
    if (!moved && !(await isKept)) return;
    await engine.setConsent(next, !refused);
    changed();
  }

  /** A request and what the page shows, as they cross the thread: what can not is left behind. */
  const asked = (request: unknown, more?: object) => {
    void outbox.send(); // the engine answers in turn, so the list already knows of everything up to now
    const page = tracker?.reading();
    return [
      {...more, ...JSON.parse(JSON.stringify(request ?? {}))} as RecRequest,
      page && {itemId: page.item?.itemId, query: page.query, category: page.category},
    ] as const;
  };

  const vitrine: Vitrine = {
    version: VERSION,
    recommend: (request) => engine.recommend(...asked(request)),
    refine: (request) => engine.refine(...asked(request, {placement: 'chips'})),
    suggest: (request) => engine.suggest(asked(request)[0]),
    async rerank(hits, request) {
      const itemIds = hits.map((hit) => ((hit as Hit)?.itemId ?? (hit as Hit)?.id ?? hit) as string); // made text over there
      const [wish, page] = asked(request, {placement: 'search'});
      const answer = await engine.rerank({...wish, itemIds}, page);
      return {...answer, ranked: hits.map((_, at) => hits[answer.hits[at]?.from ?? at])}; // what was not answered stays
    },
    track(event) {
      if (tracker) return tracker.track(event);
      if (allowed === 'off') return false;
      return (early?.push(event) ?? 0) > 0; // judged once the tracker is there
    },
    async consent(state) {
      if (!isConsent(state)) return allowed;
      explicit = state;
      const applied = applyConsent(); // which clears what a refusal forbids to keep, before the refusal itself is kept
      choice.write(state);
      await applied;
      return allowed;
    },
    profile: () => engine.profile(),
    history: () => engine.history(),
    receipts: () => engine.receipts(),
    budget: () => engine.budget(),
    refuse: (receiptId) => engine.refuse(receiptId),
    choose: (change) => engine.choose(change).then(changed),
    neutral: (neutral = true) => vitrine.choose({neutral}),
    pause: (paused = true) => vitrine.choose({paused}),
    adopt: (events) => engine.adopt(events).then(changed),
    async forget(what) {
      if (what) {
        await outbox.send();
        return engine.erase(what).then(changed);
      }
      void tracker?.forget();
      if (explicit === 'off') choice.write('off');
      else explicit = null;
      void outbox.send();
      await engine.forget();
      await applyConsent();
      changed();
    },
    on(type, listener) {
      const hear = guard((event: Event) => listener((event as CustomEvent).detail));
      page.addEventListener('vitrine-' + type, hear, true);
      return () => page.removeEventListener('vitrine-' + type, hear, true);
    },
    push(...calls) {
      for (const call of calls) {
        const [name, ...args] = Array.isArray(call) ? call : [];
        if (Object.hasOwn(vitrine, name)) (vitrine[name as keyof Vitrine] as (...args: unknown[]) => unknown)(...args);
      }
    },
  };

  for (const name of Object.keys(vitrine) as (keyof Vitrine)[]) {
    const call = vitrine[name];
    if (typeof call === 'function') Object.assign(vitrine, {[name]: guard(call as (...args: unknown[]) => unknown)});
  }
  Object.defineProperty(page, 'vitrine', {
    __proto__: null, // a polluted `get` would make it no descriptor
    value: Object.freeze(vitrine),
    configurable: true,
  } as PropertyDescriptor);

  /** Loads a file of ours and lets it show what it is asked to, with the shop's calls at hand. */
  const open = guard(async (file: string, ...shown: unknown[]) => {
    const {show} = (await import(/* @vite-ignore */ base + file + '.mjs')) as {show: (...shown: unknown[]) => void};
    show(...shown, source);
  });
  const source = {...vitrine, locale, guard, open, allowed: () => allowed};
  defineShelf(source);
  defineChips(source);
  for (const tag of ['vitrine-receipts', 'vitrine-panel', 'vitrine-search', 'vitrine-rerank']) {
    defineLazy(tag, (host) => open(tag, host));
  }

  /** `?vitrine=setup` and `?vitrine=inspect` show whoever asks, for as long as the tab lives, what we make of the page. */
  const panel = quietly(
    () => /[?&]vitrine=(setup|inspect)/.test(page.location.href) || page.sessionStorage.getItem('vitrine:panel'),
  )
    ? (import(/* @vite-ignore */ base + 'vitrine-inspect.mjs') as Promise<typeof import('./inspect/open-panel.ts')>)
        .then(({openPanel}) =>
          openPanel({config, guard, engine, vitrine, allowed: () => allowed, explicit: () => explicit}),
        )
        .catch(() => null) // blocked, perhaps: the page goes on without
    : null;
  watch();

  const turn = guard(async ({type, persisted}: Event & {readonly persisted?: boolean}) => {
    if (type === 'pagehide' || document.visibilityState === 'hidden') {
      // A worker ended in the middle of a write leaves WebKit's database locked: what waits is handed over instead.
      if (type === 'pagehide') return engine.suspend();
      void outbox.send();
      await engine.flush();
    } else if (persisted !== false && (await engine.resume())) changed(); // a first `pageshow` is no return
  });
  for (const type of ['pagehide', 'pageshow', 'visibilitychange']) page.addEventListener(type, turn);
  if (Array.isArray(present)) vitrine.push(...present); // what the shop asked for before we had loaded
  return vitrine;
}

interface Hit {
  readonly itemId?: unknown;
  readonly id?: unknown;
}

function isVitrine(value: unknown): value is Vitrine {
  return Object.hasOwn(Object(value) as object, 'refine');
}
