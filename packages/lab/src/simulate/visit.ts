import {findItem, type Pack, type RecList, type SeenItem, type ShopEvent} from '@vitrine/core';
import type {Engine} from '@vitrine/engine';
import type {Chance} from './chance.ts';
import type {Pages} from './pages.ts';
import type {Persona} from './personas.ts';
import type {Taste} from './taste.ts';

/** A line of the merchant's own till. */
export interface OrderLine {
  /** Joins the lines of one order. */
  readonly orderId: string;
  readonly itemId: string;
  /** Epoch ms. */
  readonly at: number;
}

export interface VisitDeps {
  readonly engine: Pick<Engine, 'record' | 'recommend'>;
  readonly pack: Pack;
  readonly pages: Pages;
  readonly persona: Persona;
  readonly taste: Taste;
  readonly chance: Chance;
  /** The shopper's clock, epoch ms; the visit moves it on. */
  readonly clock: {now: number};
}

/** Visits of a single look: public session logs have 30 … 60 %. */
const SINGLE = 0.45;
/** Looks that come from a list the engine gave; the rest from the shop's own navigation. */
const FROM_LIST = 0.35;
const SEARCHES = 0.4;
/** Whoever looks at something stays in its category so often. */
const STAYS = 0.7;
/** What was put in the cart is taken out again so often. */
const REGRETS = 0.08;
/** Whoever has one of a kind in the cart takes another of it this part as often: they were compared. */
const SECOND_OF_KIND = 0.2;
/** With something in the cart, so often something else they need is taken along, another thing after that, and so on. */
const TAKES_ALONG = 0.5;
/** A shopper's eye falls on the k-th card this much less often than on the one before. */
const POSITION_DECAY = 0.75;
/** Cards in view beside the one that is clicked. */
const SEEN_BEYOND = 2;

/** One visit: looks, lists, searches, carts and perhaps an order, recorded as the tracker would. Answers what was bought. */
export async function visit(deps: VisitDeps): Promise<OrderLine[]> {
  const {engine, pack, pages, persona, taste, chance, clock} = deps;
  const orderId = chance.word().toString(36);
  const cart = new Map<string, SeenItem>();
  const looks = chance.hits(SINGLE) ? 1 : chance.count(persona.views) + 1;
  let category = chance.pick(taste.categories);
  if (chance.hits(SEARCHES)) {
    await engine.record([{type: 'search', at: clock.now, query: taste.queryOf(category)}]);
  } else if (looks > 1) {
    await engine.record([pages.listPage(category, clock.now)]);
  }
  clock.now += 3_000;
  let current = -1;
  for (let look = 0; look < looks; look++) {
    const chosen = chance.hits(FROM_LIST) ? await fromList(current) : -1;
    if (chosen >= 0) category = pack.category[chosen];
    else if (!chance.hits(STAYS)) category = chance.pick(taste.categories);
    current = chosen >= 0 ? chosen : choose(category);
    if (current < 0) break;
    await lookAt(current);
  }
  while (cart.size > 0 && chance.hits(TAKES_ALONG)) {
    const other = chance.pick(taste.categories.map((liked, c) => (inCart(c) ? 0 : liked)));
    const along = other < 0 ? -1 : choose(other);
    if (along < 0) break;
    await lookAt(along, true);
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
    await engine.record([...shown(list, position + 1 + SEEN_BEYOND), click(list, position)]);
    return findItem(pack, list.items[position].itemId);
  }

  function choose(from: number): number {
    const items = taste.itemsOf[from] ?? [];
    const picked = chance.pick(items.map((item) => taste.items[item]));
    return picked < 0 ? -1 : items[picked];
  }

  function inCart(kind: number): boolean {
    return [...cart.keys()].some((itemId) => pack.category[findItem(pack, itemId)] === kind);
  }

  async function lookAt(index: number, needed = false): Promise<void> {
    const item = pages.itemPage(index);
    const {itemId} = item;
    const ms = Math.round(4_000 + 40_000 * chance.unit() ** 2);
    const events: ShopEvent[] = [{type: 'view', at: clock.now, item}];
    clock.now += ms;
    if (chance.hits(persona.deeds.favorite)) events.push({type: 'favorite', at: clock.now, item});
    const adds = persona.deeds.add * (inCart(pack.category[index]) ? SECOND_OF_KIND : 1);
    if (item.available && (needed || chance.hits(adds))) {
      events.push({type: 'add', at: ++clock.now, item, quantity: 1});
      cart.set(itemId, item);
      if (chance.hits(REGRETS)) {
        events.push({type: 'remove', at: ++clock.now, item, quantity: 1});
        cart.delete(itemId);
      }
    }
    events.push({type: 'dwell', at: clock.now, itemId, ms});
    clock.now += 1_000;
    await engine.record(events);
  }

  async function buy(): Promise<OrderLine[]> {
    if (cart.size === 0 || !chance.hits(persona.deeds.purchase)) return [];
    clock.now += 30_000;
    const at = clock.now;
    const bought = [...cart.values()];
    clock.now += 1_000;
    await engine.record([
      {type: 'checkout', at},
      ...bought.map((item): ShopEvent => ({type: 'purchase', at: clock.now, item, quantity: 1})),
    ]);
    return bought.map(({itemId}) => ({orderId, itemId, at: clock.now}));
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
}
