import {type Pack, type RecList, SESSION_GAP_MS, type ShopEvent} from '@vitrine/core';
import {createChance} from '../../simulate/chance.ts';
import {createPages} from '../../simulate/pages.ts';
import {PERSONAS} from '../../simulate/personas.ts';
import {visitTimes} from '../../simulate/shopper.ts';
import {createTaste} from '../../simulate/taste.ts';
import {visit} from '../../simulate/visit.ts';
import {seededWords} from '../random.ts';
import type {LogSession} from '../read-log.ts';
import type {Visits} from './returns.ts';

const NOTHING: RecList = {
  listId: '',
  placement: '',
  level: 'empty',
  heading: '',
  personalized: false,
  neutral: true,
  items: [],
};

/**
 * Simulated shoppers of a shop that shows them no list of ours: what they look at next follows from their taste alone,
 * not from the ranker that is measured on it.
 *
 * @param now epoch ms; visits lie on the `days` days before it
 */
export async function browse(
  pack: Pack,
  {
    shoppers,
    seed,
    now,
    days,
  }: {readonly shoppers: number; readonly seed: number; readonly now: number; readonly days: number},
): Promise<Visits[]> {
  const locale = pack.locales[0];
  const pages = createPages(pack, locale);
  const words = seededWords(seed);
  const all: Visits[] = [];
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const chance = createChance(seededWords(words()));
    const persona = PERSONAS[chance.pick(PERSONAS.map(({share}) => share))];
    const taste = createTaste(pack, persona, locale, chance);
    const visits: ShopEvent[][] = [];
    const engine = {
      record: async (events: readonly ShopEvent[]) => void visits[visits.length - 1].push(...events),
      recommend: async () => NOTHING,
    };
    const clock = {now: Number.NEGATIVE_INFINITY};
    for (const at of visitTimes(persona, {now, days}, chance)) {
      clock.now = Math.max(at, clock.now + SESSION_GAP_MS + 1);
      visits.push([]);
      await visit({engine, pack, pages, persona, taste, chance, clock});
    }
    all.push(visits);
  }
  return all;
}

/** The same as a merchant's log has it: a session a visit, nothing that tells whose. */
export const toSessions = (shoppers: readonly Visits[]): LogSession[] =>
  shoppers.flatMap((visits, shopper) =>
    visits.map((events, number) => ({
      sessionId: `${shopper}-${number}`,
      rows: events.flatMap((event) =>
        event.type === 'view' || event.type === 'add' || event.type === 'favorite' || event.type === 'purchase'
          ? [{at: event.at, itemId: event.item.itemId, action: event.type, category: '', price: 0}]
          : [],
      ),
    })),
  );
