import type {SeenItem, ShopEvent} from '@vitrine/core';
import {parseItem} from '../parse-event.ts';
import {isSameItem, mergeItems} from '../same-item.ts';

/** An order follows its checkout within this; a cart is older than an hour only where it was forgotten. */
const CHECKOUT_MS = 60 * 60_000;

export interface Line {
  readonly item: SeenItem;
  readonly quantity: number;
}

/**
 * What lies in the cart, as far as this tab has seen: most thank-you pages do not list what was bought. Ids, titles and
 * prices alone, in the tab's session where consent allows it.
 */
export function createCart(slot: {read(): unknown[]; write(list: readonly unknown[]): void}, now: () => number) {
  const saved = Object(slot.read()[0]) as Readonly<Record<string, unknown>>;
  let lines: readonly Line[] = [saved['lines']].flat().flatMap(parseLine);
  /** What a control that buys at once has taken past the cart. */
  let direct: Line | undefined = parseLine(saved['direct'])[0];
  let checkoutAt = Number(saved['checkoutAt']) || 0;

  const save = () => slot.write(lines.length || direct ? [{lines, direct, checkoutAt}] : []);
  const clear = () => {
    lines = [];
    direct = undefined;
    checkoutAt = 0;
    save();
  };
  return {
    /** Follows what has been told of the cart. */
    follow(event: ShopEvent): void {
      if (event.type === 'purchase') clear();
      else if (event.type === 'checkout') checkoutAt = event.at;
      else if (event.type === 'add' || event.type === 'remove') {
        const {item} = event;
        const known = lines.find((line) => isSameItem(line.item, item));
        // Without a quantity one piece was added, or the whole line taken out
        const {quantity = event.type === 'add' ? 1 : Number.POSITIVE_INFINITY} = event;
        const count = (known?.quantity ?? 0) + (event.type === 'add' ? quantity : -quantity);
        lines = [...lines.filter((line) => line !== known), {item: bare(known?.item ?? item), quantity: count}]
          .filter((line) => line.quantity > 0)
          .slice(-50);
      } else return;
      save();
    },
    /** A cart's page lists it anew. */
    replace(listed: readonly Line[]): void {
      lines = listed.map(({item, quantity}) => {
        const known = lines.find((line) => isSameItem(line.item, item));
        return {item: bare(known ? mergeItems(known.item, item) : item), quantity};
      });
      direct = undefined;
      save();
    },
    setDirect(item: SeenItem, quantity: number): void {
      direct = {item: bare(item), quantity};
      save();
    },
    /** What an order that has just been made was made of; the next one begins with nothing. */
    order(): readonly Line[] {
      const ordered = direct ? [direct] : lines;
      clear();
      return ordered;
    },
    hasLines: () => lines.length > 0,
    /** Whether a checkout was reached, and not long ago. */
    isCheckedOut: () => now() - checkoutAt < CHECKOUT_MS,
    clear,
  };
}

export type Cart = ReturnType<typeof createCart>;

const bare = ({itemId, aliases, url, title, price, currency}: SeenItem): SeenItem =>
  parseItem({itemId, aliases, url, title, price, currency}) as SeenItem;

function parseLine(value: unknown): Line[] {
  const {item, quantity} = Object(value) as {item?: unknown; quantity?: unknown};
  const known = parseItem(item);
  return known && typeof quantity === 'number' && quantity > 0 && quantity < 1000 ? [{item: known, quantity}] : [];
}
