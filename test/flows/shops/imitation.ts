import {readFileSync} from 'node:fs';

export interface ShopRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Fields of a posted form. */
  readonly form: URLSearchParams;
  /** What was posted, as text. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ShopAnswer {
  readonly html?: string;
  readonly json?: unknown;
  readonly script?: string;
  readonly redirect?: string;
  /** Default 200. */
  readonly status?: number;
  /** `name=value`, each set for the whole shop. */
  readonly cookies?: readonly string[];
}

/** A shop of one visitor, made in the image of a platform: its markup, its addresses, its scripts and what those send. */
export interface Imitation {
  /** Null: there is no such page. */
  answer(request: ShopRequest): ShopAnswer | null;
}

export interface Good {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly price: number;
}

/** The second one is gone whenever somebody wants to add it. */
export const GOODS: readonly Good[] = [
  {id: '810', handle: 'linen-duvet', name: 'Linen duvet', price: 129.9},
  {id: '811', handle: 'wool-blanket', name: 'Wool blanket', price: 89.5},
  {id: '812', handle: 'cotton-sheet', name: 'Cotton sheet', price: 39},
];
export const SOLD_OUT = '811';
export const SECRET = 'Zx81Secret'; // of orders, carts and mail addresses: never to be met in what we keep

export interface Line {
  readonly good: Good;
  readonly quantity: number;
}

/** What one visitor has in the cart; it refuses what is sold out. */
export function createCart() {
  const quantities = new Map<string, number>();
  return {
    add(id: string | null, quantity: number): boolean {
      const good = GOODS.find((one) => one.id === id);
      if (!good || good.id === SOLD_OUT) return false;
      quantities.set(good.id, (quantities.get(good.id) ?? 0) + quantity);
      return true;
    },
    remove: (id: string | null) => quantities.delete(id ?? ''),
    clear: () => quantities.clear(),
    lines: (): Line[] =>
      [...quantities].map(([id, quantity]) => ({good: GOODS.find((one) => one.id === id)!, quantity})),
    count: () => [...quantities.values()].reduce((sum, one) => sum + one, 0),
  };
}

/** A script of `themes/`: what the platform's own code does in the page. */
export const theme = (name: string): string => readFileSync(new URL(`themes/${name}.js`, import.meta.url), 'utf8');

export const euros = (price: number): string => `€${price.toFixed(2)}`;
export const find = (query: string | null): readonly Good[] =>
  GOODS.filter(({name}) => query && name.toLowerCase().includes(query.toLowerCase()));
export const page = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head>${body}</html>`;
