import {type RandomWord, type Receipt, SESSION_GAP_MS, type ShopEvent} from '@vitrine/core';
import {createEngine, type EngineConfig} from '@vitrine/engine';
import {createMemoryStore} from '@vitrine/store';
import {createSync, drawAnswer, drawDecoy, seal, sendPending} from '@vitrine/sync';
import {type Chance, createChance} from './chance.ts';
import {PERSONAS, type Persona} from './personas.ts';
import {createTaste} from './taste.ts';
import type {Town} from './town.ts';
import {type OrderLine, visit} from './visit.ts';

const DAY_MS = 86_400_000;
/** Shoppers who allow summaries; the others keep everything on their device. */
const AGREES = 0.9;
/** Shoppers who read the shop in its first language. */
const FIRST_LANGUAGE = 0.85;

/** What a shopper looks at last, looked at long enough for the answer to leave. */
const LAST_PAGE_MS = 40_000;

/** One device after its visits. */
export interface SimulatedShopper {
  readonly persona: Persona;
  readonly agreed: boolean;
  readonly events: readonly ShopEvent[];
  readonly orders: readonly OrderLine[];
  /** What the device sent or still has to send, newest first. */
  readonly receipts: readonly Receipt[];
}

/** When they come. */
export interface Calendar {
  /** Epoch ms; visits lie on the days before it. */
  readonly now: number;
  /** How many of them. */
  readonly days: number;
}

/**
 * One device over its days: the very engine of a page, which each visit finds open and leaves; that it would find the same
 * after a reload is the store's business and tested there. Only clock and chance are its own; the same words give the same
 * device.
 *
 * @param persona drawn when it is not given
 */
export async function simulateShopper(
  {shop, pack, stored, fetch, pages}: Town,
  calendar: Calendar,
  random: RandomWord,
  someone?: Persona,
): Promise<SimulatedShopper> {
  const chance = createChance(random);
  const drawn = PERSONAS[chance.pick(PERSONAS.map(({share}) => share))];
  const persona = someone ?? drawn;
  const locale = chance.hits(FIRST_LANGUAGE) ? pack.locales[0] : pack.locales[pack.locales.length - 1];
  const taste = createTaste(pack, persona, locale, chance);
  const visits = visitTimes(persona, calendar, chance);
  // Who allows summaries does so at any of their visits: what they did before is on the device by then, and counts.
  const agreesAt = chance.hits(AGREES) ? Math.floor(chance.unit() * visits.length) : visits.length;

  const store = createMemoryStore();
  await store.writePack('body', {...stored, checkedAt: visits[0]});
  const clock = {now: visits[0]};
  const config: EngineConfig = {...shop, consent: 'local', gpc: false, locale, sealUrl: ''};
  const tools = {config, now: () => clock.now, random};
  const engine = createEngine({
    ...tools,
    openStore: async () => store,
    createSync: (own) =>
      createSync({
        ...tools,
        store: own,
        fetch,
        loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
        offsetMinutes: () => 0,
      }),
    later: () => {}, // a summary leaves with the page, below
  });
  const orders: OrderLine[] = [];
  for (const [number, at] of visits.entries()) {
    clock.now = Math.max(at, clock.now + SESSION_GAP_MS + 1);
    if (number === agreesAt) await engine.setConsent('sync');
    orders.push(...(await visit({engine, pack, pages: pages.get(locale)!, persona, taste, chance, clock})));
    // Decoys say nothing and are left out: a page that has no answer to give is left without a word.
    if ((await engine.budget()).nextAt !== null) continue;
    await engine.flush(); // a page is left, where the answer is drawn, and the one after it, with which it goes
    clock.now += LAST_PAGE_MS;
    await engine.flush();
  }
  const [events, receipts] = [await store.readEvents(), await store.readReceipts()];
  return {persona, agreed: agreesAt < visits.length, events, orders, receipts};
}

/** When a persona comes: in order, at its hours, on whole days drawn evenly, so never in the future. Epoch ms. */
export function visitTimes(persona: Persona, {now, days}: Calendar, chance: Chance): number[] {
  const today = Math.floor(now / DAY_MS);
  return Array.from({length: chance.count(persona.visits)}, () => {
    const day = today - 1 - Math.floor(chance.unit() * (days - 1));
    const hour = persona.hours[Math.floor(chance.unit() * persona.hours.length)];
    return day * DAY_MS + Math.floor((hour + chance.unit()) * 3_600_000);
  }).sort((a, b) => a - b);
}
