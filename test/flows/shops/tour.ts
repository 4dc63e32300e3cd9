import {expect, type Page} from '@playwright/test';
import type {SeenItem, ShopEvent} from '@vitrine/core';
import {hearNoise} from '../noise.ts';
import {GOODS, type Imitation, SECRET} from './imitation.ts';
import {serveShop} from './serve-shop.ts';

/** What a shopper does, and the events that come of it, in any order: `add 810 ×2`, `view 810`, `search linen`, `checkout`. */
export interface Step {
  readonly name: string;
  readonly act: (page: Page) => Promise<unknown>;
  readonly told: readonly string[];
}

/** What must not be told has not been told by then; if it comes later, the next step meets it. */
const SILENCE_MS = 2500;
/** What must be told is waited for as long as a busy machine may need: six browsers start at once on two cores. */
const WAIT_MS = 60_000;

/** Goes through a shop step by step and compares what the engine was given with what happened; the end also tells that nothing of ours was heard in the console and no secret was kept. */
export async function takeTour(page: Page, shop: Imitation, steps: readonly Step[]): Promise<void> {
  const served = await serveShop(shop);
  const noise: string[] = [];
  hearNoise(page, noise);
  let known = 0;
  const fresh = () => served.heard.slice(known).flatMap(lineOf).toSorted();
  try {
    await page.goto(served.url + '/empty');
    for (const {name, act, told} of steps) {
      await act(page);
      const expected = told.toSorted();
      const end = Date.now() + WAIT_MS;
      while (fresh().length < expected.length && Date.now() < end) await pause(100);
      await pause(told.length ? 400 : SILENCE_MS);
      expect(fresh(), name).toEqual(expected);
      known = served.heard.length;
    }
    await pause(SILENCE_MS);
    expect(fresh(), 'after all').toEqual([]);
    const kept = await page.evaluate(() =>
      [localStorage, sessionStorage].flatMap((storage) =>
        Object.entries(storage).filter(([key]) => key.startsWith('vitrine')),
      ),
    );
    expect(JSON.stringify([kept, served.heard])).not.toMatch(new RegExp(`${SECRET}|@example`));
    // What a shop's own server refuses is told in the console by the browser
    expect(noise.filter((line) => !/Failed to load resource/.test(line))).toEqual([]);
  } finally {
    await page.goto('about:blank');
    await served.stop();
  }
}

export const goTo = (path: string) => (page: Page) => page.goto(new URL(path, page.url()).href);
export const click = (selector: string) => (page: Page) => page.locator(selector).first().click();
export const search = (selector: string, text: string) => async (page: Page) => {
  await page.locator(selector).first().fill(text);
  await page.locator(selector).first().press('Enter');
};
export const reload = (page: Page) => page.reload();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function lineOf(event: ShopEvent): string[] {
  if (event.type === 'search') return [`search ${event.query}`];
  if (event.type === 'checkout') return [event.type];
  if (event.type === 'list') return [`list ${event.itemIds.length}`];
  if (!('item' in event)) return [];
  const quantity = event.quantity === undefined ? '' : ` ×${event.quantity}`;
  return [`${event.type} ${goodOf(event.item)}${quantity}`];
}

/** The id of the good that is meant, under whatever name; its own name where it is none of ours. */
function goodOf({itemId, aliases = [], title, url}: SeenItem): string {
  const names = [itemId, ...aliases];
  const good = GOODS.find(
    ({id, name, handle}) =>
      title === name || url?.includes(handle) || names.some((one) => one.includes(id) || one.includes(handle)),
  );
  return good?.id ?? itemId;
}
