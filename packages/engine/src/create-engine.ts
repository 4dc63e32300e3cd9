import {
  buildProfile,
  type Choices,
  type Consent,
  categoryPath,
  createProfile,
  EMPTY_PACK,
  findItem,
  foldEvent,
  openPack,
  type Pack,
  rank,
  refine,
  rerank,
  SESSION_GAP_MS,
  type ShopEvent,
  searchItems,
} from '@vitrine/core';
import {createMemoryStore, DEFAULT_SETTINGS, isEvent, type Store} from '@vitrine/store';
import {budgetOf, type Sync} from '@vitrine/sync';
import {EMPTY_CHIPS, emptyList} from './calls.ts';
import type {Engine, EngineConfig} from './engine.ts';
import {merged, sameness, unknownTo} from './merge-events.ts';
import type {Parts} from './parts.ts';
import {parseRequest, parseRerank} from './requests.ts';
import {createTurns} from './turns.ts';

/** Everything the engine touches: parts, clock and chance. */
export interface EngineDeps {
  readonly config: EngineConfig;
  /** Opens the store on the device. Called only when consent allows to keep something, or to erase what was kept. */
  readonly openStore: () => Promise<Store>;
  /** The way to the server for what lies in a store; asked again when consent moves the engine to another store. */
  readonly createSync: (store: Store) => Sync;
  /** Epoch ms. */
  readonly now: () => number;
  /** Uniform 32-bit words, unsigned. */
  readonly random: () => number;
  /** Loads a part; default: there is none, and what needs one fails. */
  readonly load?: <K extends keyof Parts>(name: K) => Promise<Parts[K]>;
  /** How long a list waits for the first pack, ms. */
  readonly packWaitMs?: number;
  /** Does something later; who lives by a clock of their own, as the simulator does, passes one that never does. */
  readonly later?: (task: () => void, ms: number) => void;
}

/** A list that waited this long is late for the shopper's eye anyway; the next one has the pack. */
const PACK_WAIT_MS = 2000;
/** The page before hands on what may not have arrived; an event equal to one of the last so many has. */
const HANDED_ON = 200;

const keeps = (consent: Consent) => consent === 'local' || consent === 'sync';

/**
 * Joins store, core and sync. Returns at once; every call waits for the start itself. The events are held here too, so
 * that a new pack, another store or a summary needs no second reading of the device.
 */
export function createEngine(deps: EngineDeps): Engine {
  const {config, openStore, createSync, now, random, load = noPart} = deps;
  const {packWaitMs = PACK_WAIT_MS, later = (task, ms) => void setTimeout(task, ms)} = deps;
  const openedAt = now();
  let consent = config.consent;
  let store = createMemoryStore();
  let epoch = 0;
  let sync = openSync();
  let events: ShopEvent[] = [];
  /** Of these, what is recorded and not yet in the store. */
  let unwritten: readonly ShopEvent[] = [];
  /** What was erased while this page was open, by what it is equal to: taken back, it is the shopper's own again. */
  const erased = new Map<string, ShopEvent>();
  let pack: Pack = EMPTY_PACK;
  /** Hash of the pack in use. */
  let opened = '';
  let profile = createProfile();
  let choices: Choices = DEFAULT_SETTINGS;
  /** Of the last look for newer packs. */
  let problem = '';

  /** Changes of the store, one after the other. What the device refuses leaves this page as it is. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T | undefined> => {
    const done = turn.then(task).catch(() => undefined);
    turn = done;
    return done;
  };

  const write = async () => {
    const batch = unwritten;
    await store.appendEvents(batch);
    unwritten = unwritten.filter((event) => !batch.includes(event));
  };
  const chooseBy = async (change: (before: Choices) => Choices) => {
    choices = change(choices);
    await inTurn(async () => {
      choices = change(await store.readSettings()); // another tab may have chosen, too
      await store.writeSettings(choices);
    });
  };

  /** What happened here: what another device saw it tells itself, and its word for what this shop sells is not taken. */
  const own = () => events.filter(({adopted}) => !adopted);
  const rebuild = () => {
    profile = buildProfile(events, pack);
    learntUpTo = null; // what was learnt may have been taken away
  };
  /** Opens the fuller part the store has; a part that does not open is as good as none. */
  const openStored = async () => {
    for (const part of ['body', 'head'] as const) {
      const stored = await store.readPack(part);
      try {
        if (!stored) continue;
        if (stored.hash !== opened) pack = openPack(stored.bytes);
        opened = stored.hash;
        return rebuild();
      } catch {
        // Damaged on the device: the other part, or the next download.
      }
    }
  };
  const moveToDevice = async () => {
    const device = await openStore();
    const before = store;
    const kept = await device.readEvents();
    const joining = device.appendEvents(events);
    unwritten = [];
    await joining;
    events = [...kept, ...events];
    const chosen = await device.readSettings();
    if (choices === DEFAULT_SETTINGS) choices = chosen;
    else await device.writeSettings((choices = joined(chosen, choices)));
    for (const part of ['head', 'body'] as const) {
      const fetched = await before.readPack(part);
      if (fetched) await device.writePack(part, fetched);
    }
    store = device;
    sync = openSync();
    await openStored();
    rebuild();
  };
  const leaveDevice = async (erases: boolean) => {
    const device = erases && store.kind === 'memory' ? await openStore() : store;
    events = [];
    unwritten = [];
    if (erases) choices = DEFAULT_SETTINGS;
    rebuild();
    store = createMemoryStore();
    sync = openSync();
    if (erases) await device.clear();
    device.close();
  };

  /** Without a server the catalogue is what this device has seen: learnt when asked, anew when it has seen more. */
  let learntUpTo: ShopEvent | undefined | null = null;
  const learn = async () => {
    if (config.server || opened || learntUpTo === events.at(-1)) return;
    const {learnPack} = await load('learn');
    const bytes = learnPack(own(), {...config, now: now()});
    pack = bytes ? openPack(bytes) : EMPTY_PACK; // what was forgotten is not shown either
    rebuild();
    learntUpTo = events.at(-1);
  };

  const started = inTurn(() => (keeps(consent) ? moveToDevice() : Promise.resolve()));
  /** Resolve with any pack at all, and with the whole one; at the latest when nothing more will come. */
  let hasPack: Promise<unknown>;
  let hasBody: Promise<unknown>;
  refresh();

  /** Asks for newer packs. */
  function refresh(): void {
    hasPack = new Promise<void>((resolve) => {
      hasBody = started.then(async () => {
        if (consent === 'off') return resolve();
        if (pack !== EMPTY_PACK) resolve();
        problem = '';
        await sync
          .refresh(() => void inTurn(openStored).then(() => resolve()))
          .catch((error) => {
            problem = String(error); // no network, no newer pack
          });
        await turn;
        resolve();
      });
    });
  }
  /** When this visit began, on whichever page. */
  const visitSince = () =>
    events.reduceRight((since, {at}) => (at < since && since - at <= SESSION_GAP_MS ? at : since), openedAt);
  const mayReport = () => consent === 'sync' && !config.gpc;

  const categoryOf = (itemId: string) => {
    const index = findItem(pack, itemId);
    return index < 0 ? null : categoryPath(pack, index);
  };
  const turns = createTurns({
    mayReport: () => started.then(mayReport),
    since: visitSince,
    prepare: () => sync.prepareReport(own(), categoryOf),
    send: (isLeft) => sync.sendReport(isLeft),
    now,
    random,
    later,
  });
  turns.takeSoon();

  /** Resolves with the pack waited for, at the latest after the deadline. */
  async function orDeadline(waited: Promise<unknown>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([
      waited,
      new Promise((resolve) => {
        timer = setTimeout(resolve, packWaitMs);
      }),
    ]);
    clearTimeout(timer);
  }
  const wholePack = async () => pack.part === 'head' && orDeadline(hasBody);
  const meant = <T extends {readonly neutral?: boolean}>(request: T) => ({
    ...request,
    neutral: request.neutral ?? choices.neutral,
  });
  const moment = () => ({now: now(), listId: random().toString(36) + random().toString(36)});

  return {
    async record(batch) {
      await started;
      if (consent === 'off' || choices.paused) return;
      const fresh = unknownTo(events.slice(-HANDED_ON), batch);
      for (const event of fresh) {
        events.push(event);
        profile = foldEvent(profile, event, pack);
      }
      unwritten = [...unwritten, ...fresh];
      if (fresh.length) await inTurn(write);
    },
    async recommend(asked, page) {
      await started;
      const request = meant(parseRequest(asked, config.locale, page));
      if (pack === EMPTY_PACK) await orDeadline(hasPack);
      if (consent === 'off') return emptyList(request);
      await learn().catch(() => {}); // not there: what was learnt before
      const list = rank(pack, profile, request, moment());
      // In what was learnt here nothing is popular or new: a list that rests on nothing is none.
      return opened || list.level !== 'newest' ? list : emptyList(request);
    },
    async refine(asked, page) {
      await started;
      const request = meant(parseRequest(asked, config.locale, page));
      // The head is a part of the shop: what is counted in it would be less than the shop shows behind a chip.
      await wholePack();
      if (consent === 'off' || !opened || pack.part === 'head') return EMPTY_CHIPS;
      const list = refine(pack, profile, request, moment());
      if (!request.query || searchItems(pack, request.query).length > 0) return list;
      return load('find').then(
        ({withCorrections}) => withCorrections(pack, request, list),
        () => list, // the part is not there: the nearest there are
      );
    },
    async rerank(asked, page) {
      await started;
      await wholePack();
      return rerank(pack, profile, meant(parseRerank(asked, config.locale, page)), moment());
    },
    async suggest(asked) {
      await started;
      const [{suggest}] = await Promise.all([load('find'), wholePack()]);
      return suggest(pack, profile, meant(parseRequest(asked, config.locale, undefined)), moment());
    },
    async profile() {
      await started;
      const [{viewProfile}] = await Promise.all([load('profile'), wholePack()]);
      const view = viewProfile(pack, profile, {locale: config.locale, now: now(), events, choices});
      return {...choices, ...view, storage: store.kind};
    },
    async history() {
      await started;
      return events.toReversed();
    },
    async choose(change) {
      await started;
      await chooseBy((before) => ({...before, ...change}));
    },
    async erase(what) {
      await started;
      // Only who knows the whole shop knows everything that speaks for a thing.
      const [{withoutErased, withStageRemoved}] = await Promise.all([load('profile'), wholePack()]);
      await chooseBy((before) => withStageRemoved(before, what, pack, now()));
      await change((all) => {
        const left = new Set(withoutErased(all, what, pack));
        for (const event of all) if (!left.has(event)) erased.set(sameness(event), event);
        return [...left];
      });
    },
    async adopt(others) {
      await started;
      if (consent === 'off') return;
      const {adoptable} = await load('profile');
      const taken = adoptable(others, now(), isEvent).map((event) => erased.get(sameness(event)) ?? event);
      await change((all) => merged(all, taken));
    },
    async setConsent(next, isHeld = false) {
      await started;
      const before = consent;
      consent = next;
      await inTurn(async () => {
        if (before === 'sync' && next !== 'sync' && !isHeld) await sync.refuse();
        if (!keeps(next)) {
          if (!isHeld || keeps(before)) await leaveDevice(!isHeld);
        } else if (!keeps(before)) await moveToDevice();
      });
      refresh(); // a download under way went to the store that was
      if (mayReport()) turns.takeSoon();
    },
    async receipts() {
      await started;
      return (await inTurn(() => store.readReceipts())) ?? [];
    },
    async budget() {
      await started;
      return budgetOf(await store.readLedger(), now());
    },
    /* As things stand: whoever asks wants to see the start, too. */
    status: async () => ({
      inWorker: !('document' in globalThis),
      hash: opened,
      itemCount: pack.itemCount,
      builtAt: pack.builtAt,
      problem,
    }),
    async refuse(receiptId) {
      await started;
      await inTurn(() => sync.refuse(receiptId));
    },
    async flush() {
      await started;
      await turns.takeNow(true);
    },
    async resume() {
      await started;
      return (await inTurn(takeIn)) ?? false;
    },
    async forget() {
      await started;
      events = [];
      unwritten = [];
      erased.clear();
      choices = DEFAULT_SETTINGS;
      rebuild();
      sync = openSync();
      await inTurn(() => store.clear());
    },
  };

  /** A sync that may write until the next one is opened: what was under way brings nothing back that was erased. */
  function openSync(): Sync {
    const mine = ++epoch;
    const target = store;
    const whileMine = async <T>(write: () => Promise<T>): Promise<T> => {
      if (mine !== epoch) throw new Error('erased meanwhile');
      return write();
    };
    return createSync({
      ...target,
      writePack: (part, stored) => whileMine(() => target.writePack(part, stored)),
      updateLedger: (change) => whileMine(() => target.updateLedger(change)),
    });
  }

  /** What the device has now: with what other pages of the shop recorded since, and without what they erased. */
  async function takeIn(): Promise<boolean> {
    if (store.kind === 'memory') return false;
    const [written, chosen] = await Promise.all([store.readEvents(), store.readSettings()]);
    const all = merged(written, unwritten);
    if (JSON.stringify([all, chosen]) === JSON.stringify([events, choices])) return false;
    events = all;
    choices = chosen;
    rebuild();
    return true;
  }

  /** Takes events away, or adds some of another device: the profile is then that of who never knew any other. */
  async function change(rewrite: (all: readonly ShopEvent[]) => readonly ShopEvent[]): Promise<void> {
    await inTurn(async () => {
      await write().catch(() => {}); // a full disk: what it refused is changed here
      events = [...rewrite(events)];
      unwritten = unwritten.filter((event) => events.includes(event));
      rebuild();
      await store.rewriteEvents(rewrite);
      await takeIn();
    });
  }
}

const noPart = () => Promise.reject(new Error('no such part'));

/** A page's choices of before there was consent, with those of the device. */
const joined = (some: Choices, others: Choices): Choices => ({
  neutral: some.neutral || others.neutral,
  paused: some.paused || others.paused,
  sensitive: some.sensitive || others.sensitive,
  removedStages: {...some.removedStages, ...others.removedStages},
});
