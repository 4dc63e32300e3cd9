import type {ShopEvent} from '@vitrine/core';
import {OVERHEAD_BYTES} from './format.ts';
import type {Passport} from './passport.ts';
import {packPassport, sealPassport} from './seal-passport.ts';

/** More and smaller modules than this address makes (141 × 141 at most) are hard for a phone to read off a screen. */
const MAX_LINK_BYTES = 1_840;

export interface PassportLink {
  readonly href: string;
  /** Events that found room. */
  readonly count: number;
}

/**
 * The page's address with a sealed passport as its fragment, which no browser sends to a server. It holds the newest events there is
 * room for, with what the profile is made of: no pictures and no addresses. @param page without a fragment
 */
export async function passportLink(passport: Passport, passphrase: string, page: string): Promise<PassportLink> {
  const room = Math.floor(((MAX_LINK_BYTES - page.length - FRAGMENT.length) * 3) / 4) - OVERHEAD_BYTES;
  const events = passport.events.flatMap((event) => slim(event) ?? []);
  const newest = (count: number): Passport => ({...passport, events: events.slice(events.length - count)});
  let [fits, tooMany] = [0, events.length + 1];
  while (tooMany - fits > 1) {
    const half = (fits + tooMany) >> 1;
    if ((await packPassport(newest(half))).bytes.length <= room) fits = half;
    else tooMany = half;
  }
  const sealed = await sealPassport(newest(fits), passphrase);
  return {href: page + FRAGMENT + toBase64Url(sealed), count: fits};
}

const FRAGMENT = '#vitrine-passport=';

/** Null for what says nothing of the shopper's taste: impressions, clicks, checkouts, lists of no category. */
function slim(event: ShopEvent): ShopEvent | null {
  switch (event.type) {
    case 'impression':
    case 'click':
    case 'checkout':
      return null;
    case 'list':
      return event.category.length > 0 ? {type: 'list', at: event.at, category: event.category, itemIds: []} : null;
    case 'search':
    case 'dwell':
      return event;
    default: {
      const {itemId, title, price, currency, category, brand} = event.item;
      return {...event, item: {itemId, title, price, currency, category, brand}};
    }
  }
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
