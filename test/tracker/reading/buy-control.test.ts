import type {SeenItem} from '@vitrine/core';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {openShop, type Shop} from '../shop.ts';

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop.tracker.stop();
  vi.useRealTimers();
});

const CARD = '<li class="card"><a href="/ash"><img alt="">Ash table</a><b>€ 7</b><button>Add to cart</button></li>';
const read = async (markup: string) => {
  shop = await openShop(
    '/oak',
    `<main><div><h1>Oak table</h1><p class="price">€ 129</p>${markup}</div><ul>${CARD.repeat(4)}</ul></main>`,
  );
  const {kind, item} = shop.tracker.reading() as {kind: string; item: SeenItem | null};
  return [kind, item?.price, item?.available];
};

describe('beside a list of what else there is', () => {
  test.each([
    ['a button', '<button disabled>Sold out</button>'],
    ['what looks like one', '<div role="button" aria-disabled="true">Sold out</div>'],
    ['a note', '<p>Sorry, this item is out of stock</p>'],
    ['a mail that will tell', '<button>Email me when in stock</button>'],
  ])('a product is sold out by %s', async (_, markup) => {
    expect(await read(markup)).toEqual(['product', 129, false]);
  });

  test('a product is one that asks for a size first', async () => {
    expect((await read('<button>Select a size</button>')).slice(0, 2)).toEqual(['product', 129]);
  });

  test.each([
    '<div role="radio">S – sold out</div>',
    '<div aria-disabled="true">S – sold out</div>',
    '<ul><li class="size">S – sold out</li></ul>',
    '<button>S – sold out</button>',
  ])('one size that is gone, %s, makes no product sold out', async (size) => {
    expect(await read(`${size}<button>Add to cart</button>`)).toEqual(['product', 129, true]);
  });
});
