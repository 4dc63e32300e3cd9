import {
  type Budget,
  type ChipList,
  type Consent,
  isConsent,
  type ProfileView,
  type Receipt,
  type RecList,
  type ShopEvent,
} from '@vitrine/core';
import {connectEngine} from '@vitrine/engine';
import {quietly, readConsentSignals, watchDataLayer} from '@vitrine/tracker';
import {defineChips, defineReceipts, defineShelf, type showReceipts} from '@vitrine/widgets';
import {createChoice, effectiveConsent, isRefused} from './choice.ts';
import {parseOptions, type ShopOptions} from './config.ts';
import {createGuard} from './guard.ts';
import {createOutbox} from './outbox.ts';
import {parseRequest} from './requests.ts';
import type {PageTracker, TrackingOptions} from './tracking.ts';

/** All a shop may ask. No call throws or rejects; what cannot be answered is answered empty. */
export interface Vitrine {
  readonly version: string;
  /** A list for `{placement, item, query, category, limit, locale}`, with reasons and fallback level. */
  readonly recommend: (request?: unknown) => Promise<RecList>;
  /** Narrower ways on from `{query, category}`, else from what the page shows. */
  readonly refine: (request?: unknown) => Promise<ChipList>;
  /** Records an event, e.g. `{type: 'add', item: {itemId: 'SKU-1'}}`. False when it is none. */
  readonly track: (event: unknown) => boolean;
  /** The shopper's choice; resolves with what holds now, which a stricter signal may have lowered. */
  readonly consent: (choice: Consent) => Promise<Consent>;
  readonly profile: () => Promise<ProfileView>;
  readonly receipts: () => Promise<Receipt[]>;
  /** What the device has spent of its privacy budget. */
  readonly budget: () => Promise<Budget>;
  /** Refuses a summary that waits to be sent. */
  readonly refuse: (receiptId: string) => Promise<void>;
  /** 不是基于我: the same lists for every shopper. */
  readonly neutral: (on?: boolean) => Promise<void>;
  /** Erases what this device knows; only a refusal and the spent budget are remembered. */
  readonly forget: () => Promise<void>;
  /** Hears of `list`, `chip` and `change`; returns the unsubscribe. */
  readonly on: (type: string, listener: (detail: unknown) => void) => () => void;
  /** `['track', {…}]`: a call by name, as written before the script had loaded. */
  readonly push: (...calls: unknown[]) => void;
}

export const VERSION = '0.1.0';

/** Acts on items, searches and lists change what is shown; impressions and clicks are consequences of it. */
const changesLists = (event: ShopEvent) => 'item' in event || 'query' in event || 'category' in event;

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
  const changed = () => EventTarget.prototype.dispatchEvent.call(document, new CustomEvent('vitrine-change'));
  const engine = connectEngine(
    {shopId, server, key, locale, consent: allowed, gpc: signals.gpc, sealUrl: base + 'vitrine-seal.mjs', assured},
    {base, worker},
    guard(changed),
  );

  const outbox = createOutbox(async (events) => {
    await engine.record(events);
    if (events.some(changesLists)) changed();
  });
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
      emit: (events) => outbox.add(events),
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

  const asked = (request: unknown) => {
    void outbox.send(); // the engine answers in turn, so the list already knows of everything up to now
    return parseRequest(request, locale, tracker?.reading());
  };

  const vitrine: Vitrine = {
    version: VERSION,
    recommend: (request) => engine.recommend(asked(request)),
    refine: (request) => engine.refine(asked({placement: 'chips', ...(request as object)})),
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
    receipts: () => engine.receipts(),
    budget: () => engine.budget(),
    refuse: (receiptId) => engine.refuse(receiptId),
    async neutral(on = true) {
      await engine.setNeutral(on);
      changed();
    },
    async forget() {
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

  const source = {locale, guard, recommend: vitrine.recommend, refine: vitrine.refine, setNeutral: vitrine.neutral};
  defineShelf(source);
  defineChips(source);
  defineReceipts(
    guard(async (host: HTMLElement) => {
      const code = (await import(/* @vite-ignore */ base + 'vitrine-receipts.mjs')) as {
        showReceipts: typeof showReceipts;
      };
      code.showReceipts(host, {...vitrine, locale, guard, allowed: () => allowed});
    }),
  );

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

function isVitrine(value: unknown): value is Vitrine {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'refine');
}
