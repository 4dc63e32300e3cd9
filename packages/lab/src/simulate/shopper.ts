import {findItem, type Pack, type RecList, type SeenItem, type ShopEvent} from '@vitrine/core';
import type {Engine} from '@vitrine/engine';
import type {Chance} from './chance.ts';
import type {Persona} from './personas.ts';
import type {Taste} from './world.ts';

/** What a visit leaves with the merchant's own till. */
export interface Order {
  readonly session: string;
  readonly itemId: string;
  /** Epoch ms. */
  readonly at: number;
}

export interface VisitDeps {
  readonly engine: Engine;
  readonly pack: Pack;
  readonly persona: Persona;
  readonly taste: Taste;
  readonly chance: Chance;
  /** The shopper's clock, epoch ms; the visit moves it on. */
  readonly clock: {now: number};
}

/** Visits of a single look (the session logs of docs/benchmarks.md have 30 … 60 %). */
const SINGLE = 0.45;
/** Looks that come from a list the engine gave; the rest from the shop's own navigation. */
const FROM_LIST = 0.35;
const SEARCHES = 0.4;
/** Whoever looks at something stays in its category so often. */
const STAYS = 0.7;
/** A shopper's eye falls on the k-th card this much less often than on the one before. */
const POSITION_DECAY = 0.75;

/** One visit: looks, lists, searches, carts and perhaps an order, recorded as the tracker would. Answers what was bought. */
export async function visit({engine, pack, persona, taste, chance, clock}: VisitDeps): Promise<Order[]> {
  const session = chance.word().toString(36);
  const cart = new Map<string, SeenItem>();
  const looks = chance.hits(SINGLE) ? 1 : chance.count(persona.views) + 1;
  let category = chance.pick(taste.categories);
  if (chance.hits(SEARCHES)) {
    await engine.record([{type: 'search', at: clock.now, query: taste.queryOf(category)}]);
    clock.now += 3_000;
  }
  let current = -1;
  for (let look = 0; look < looks; look++) {
    const chosen = chance.hits(FROM_LIST) ? await fromList(current) : -1;
    if (chosen >= 0) category = pack.category[chosen];
    else if (!chance.hits(STAYS)) category = chance.pick(taste.categories);
    current = chosen >= 0 ? chosen : choose(category);
    if (current < 0) break;
    await lookAt(current);
  }
  return buy();

  /** Clicks a card of the engine's list, if one suits: what the shop shows changes what is looked at. */
  async function fromList(from: number): Promise<number> {
    const itemId = from >= 0 ? pack.itemIds.get(from) : null;
    const list = await engine.recommend({placement: itemId ? 'product' : 'home', itemId, limit: 10});
    const suits = list.items.map((card, position) => {
      const item = findItem(pack, card.itemId);
      const wanted = item >= 0 ? taste.items[item] * (0.05 + taste.categories[pack.category[item]]) : 0;
      return wanted * POSITION_DECAY ** position;
    });
    const position = chance.pick(suits);
    if (position < 0) return -1;
    await engine.record([...shown(list, position + 3), click(list, position)]);
    return findItem(pack, list.items[position].itemId);
  }

  function choose(from: number): number {
    const items = taste.itemsOf[from] ?? [];
    const picked = chance.pick(items.map((item) => taste.items[item]));
    return picked < 0 ? -1 : items[picked];
  }

  async function lookAt(index: number): Promise<void> {
    const item = seen(index);
    const stay = Math.round(4_000 + 40_000 * chance.unit() ** 2);
    const events: ShopEvent[] = [{type: 'view', at: clock.now, item}];
    clock.now += stay;
    events.push({type: 'dwell', at: clock.now, itemId: item.itemId, ms: stay});
    if (chance.hits(persona.deeds.favorite)) events.push({type: 'favorite', at: clock.now, item});
    if (pack.available[index] && chance.hits(persona.deeds.add)) {
      events.push({type: 'add', at: clock.now + 1, item, quantity: 1});
      cart.set(item.itemId, item);
    }
    clock.now += 1_000;
    await engine.record(events);
  }

  async function buy(): Promise<Order[]> {
    if (cart.size === 0 || !chance.hits(persona.deeds.purchase)) return [];
    clock.now += 30_000;
    const at = clock.now;
    const bought = [...cart.values()];
    await engine.record([
      {type: 'checkout', at},
      ...bought.map((item): ShopEvent => ({type: 'purchase', at: at + 1, item, quantity: 1})),
    ]);
    return bought.map(({itemId}) => ({session, itemId, at}));
  }

  function shown({listId, placement, items}: RecList, count: number): ShopEvent[] {
    return items
      .slice(0, count)
      .map(({itemId}, position) => ({type: 'impression', at: clock.now, listId, placement, itemId, position}));
  }

  function click({listId, placement, items}: RecList, position: number): ShopEvent {
    clock.now += 2_000;
    return {type: 'click', at: clock.now, listId, placement, itemId: items[position].itemId, position};
  }

  function seen(index: number): SeenItem {
    return {itemId: pack.itemIds.get(index), url: pack.urls.get(index), price: pack.price[index] / 100};
  }
}
