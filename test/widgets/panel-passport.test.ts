import type {ShopEvent} from '@vitrine/core';
import {expect, test, vi} from 'vitest';
import {
  drawQr,
  openPassport,
  passportLink,
  sealPassport,
  suggestPassphrase,
} from '../../packages/widgets/src/passport.ts';
import {readQr} from './read-qr.ts';

vi.setConfig({testTimeout: 60_000}); // each key takes a third of a second, or longer on a busy machine

const AT = Date.parse('2026-11-25T12:00:00Z');
const PASSPHRASE = '三只小猫在窗台上';

const view = (itemId: string, at: number): ShopEvent => ({
  type: 'view',
  at,
  item: {
    itemId,
    title: `Title of ${itemId}`,
    url: `https://shop.example/p/${itemId}`,
    image: `https://shop.example/i/${itemId}.webp`,
    price: 129.9,
    currency: 'CNY',
    brand: 'Acme',
    category: ['Home', 'Cups'],
  },
});
const passport = (events: readonly ShopEvent[], more: object = {}) => ({
  shop: 'tea-house',
  at: AT,
  events,
  choices: {neutral: true, paused: false, sensitive: false, removedStages: {'new-parent': AT + 1}},
  ...more,
});
const SMALL = passport([view('cup-1', AT - 2), {type: 'search', at: AT - 1, query: '紫砂壶'}]);

test('a passport opens with its passphrase, and holds what went in', async () => {
  const sealed = await sealPassport(SMALL, PASSPHRASE);
  expect(await openPassport(sealed, PASSPHRASE, 'tea-house')).toEqual(SMALL);
  expect(new TextDecoder('latin1').decode(sealed.subarray(0, 4))).toBe('VPAS');
  expect(new DataView(sealed.buffer).getUint32(6, true)).toBeGreaterThanOrEqual(600_000); // OWASP 2023, PBKDF2-HMAC-SHA-256
});

test('two passports of the same records have nothing in common but their header', async () => {
  const [one, other] = [await sealPassport(SMALL, PASSPHRASE), await sealPassport(SMALL, PASSPHRASE)];
  expect(one.subarray(0, 10)).toEqual(other.subarray(0, 10));
  expect(one.subarray(10, 38)).not.toEqual(other.subarray(10, 38));
  expect(one.subarray(38, 70)).not.toEqual(other.subarray(38, 70));
});

test('the passphrase is the same however its characters were typed', async () => {
  const sealed = await sealPassport(SMALL, 'cafe\u0301 ｍｏｃｈａ');
  expect(await openPassport(sealed, 'caf\u00e9 mocha', 'tea-house')).toEqual(SMALL);
});

test('a wrong passphrase, a foreign shop and a newer version are told apart', async () => {
  const sealed = await sealPassport(SMALL, PASSPHRASE);
  expect(await openPassport(sealed, `${PASSPHRASE}!`, 'tea-house')).toBe('passphrase');
  expect(await openPassport(sealed, PASSPHRASE, 'coffee-house')).toBe('foreign');
  const newer = sealed.slice();
  newer[4] = 2;
  expect(await openPassport(newer, PASSPHRASE, 'tea-house')).toBe('version');
});

test('whatever byte is changed, cut off or added, nothing is opened', async () => {
  const sealed = await sealPassport(SMALL, PASSPHRASE);
  for (const at of [0, 5, 6, 12, 30, 40, sealed.length - 10, sealed.length - 1]) {
    const damaged = sealed.slice();
    damaged[at] ^= 1;
    expect(await openPassport(damaged, PASSPHRASE, 'tea-house'), `byte ${at}`).toBe('damaged');
  }
  expect(await openPassport(sealed.slice(0, -1), PASSPHRASE, 'tea-house')).toBe('damaged');
  expect(await openPassport(Uint8Array.from([...sealed, 0]), PASSPHRASE, 'tea-house')).toBe('damaged');
  expect(await openPassport(new Uint8Array(), PASSPHRASE, 'tea-house')).toBe('damaged');
  expect(await openPassport(new TextEncoder().encode('%PDF-1.7'.repeat(20)), PASSPHRASE, 'tea-house')).toBe('damaged');
});

test('what a stranger sealed is read as far as it is true to form', async () => {
  const strange = passport([null, 7, {type: 'view'}, view('cup-1', AT)] as unknown as ShopEvent[], {
    choices: {neutral: 'yes', sensitive: true, removedStages: {a: 'never', b: 5}},
  });
  expect(await openPassport(await sealPassport(strange, PASSPHRASE), PASSPHRASE, 'tea-house')).toEqual({
    ...strange,
    events: [view('cup-1', AT)],
    choices: {neutral: false, paused: false, sensitive: true, removedStages: {b: 5}},
  });
});

const bytesOf = (href: string) => Uint8Array.from(Buffer.from(href.split('#vitrine-passport=')[1], 'base64url'));

test('a link holds the newest records there is room for, without their pictures, and a QR code of it says it', async () => {
  const events = Array.from({length: 400}, (_, i) => view(`cup-${(i * 7919) % 1000}`, AT + i * 60_000));
  const {href, count} = await passportLink(passport(events), PASSPHRASE, 'https://shop.example/privacy');
  expect(href).toMatch(/^https:\/\/shop\.example\/privacy#vitrine-passport=[\w-]+$/);
  expect(href.length).toBeLessThanOrEqual(1_840);
  expect(count).toBeGreaterThan(20);
  const opened = await openPassport(bytesOf(href), PASSPHRASE, 'tea-house');
  if (typeof opened === 'string') throw new Error(opened);
  expect(opened.events).toHaveLength(count);
  expect(opened.events.map(({at}) => at)).toEqual(events.slice(-count).map(({at}) => at));
  expect(opened.events.at(-1)).toEqual({
    type: 'view',
    at: AT + 399 * 60_000,
    item: {
      itemId: 'cup-681', // 399 · 7919 = 3,159,681
      title: 'Title of cup-681',
      price: 129.9,
      currency: 'CNY',
      brand: 'Acme',
      category: ['Home', 'Cups'],
    },
  });

  const picture = drawQr(href, 'QR code');
  const box = Number(picture.getAttribute('viewBox')?.split(' ')[2]);
  expect((box - 8 - 17) / 4).toBeLessThanOrEqual(31); // version: 141 modules a side at most
  expect(readQr(picture.querySelector('path')?.getAttribute('d') ?? '', box)).toBe(href);
});

test('what says nothing of taste does not go into a link', async () => {
  const told: ShopEvent[] = [
    {type: 'list', at: AT, category: ['Home'], itemIds: ['cup-1', 'cup-2']},
    {type: 'list', at: AT + 1, category: [], itemIds: ['cup-1']},
    {type: 'impression', at: AT + 2, listId: 'l', placement: 'home', itemId: 'cup-1', position: 0},
    {type: 'click', at: AT + 3, listId: 'l', placement: 'home', itemId: 'cup-1', position: 0},
    {type: 'checkout', at: AT + 4},
    {type: 'dwell', at: AT + 5, itemId: 'cup-1', ms: 4000},
  ];
  const {href, count} = await passportLink(passport(told), PASSPHRASE, 'https://shop.example/');
  expect(count).toBe(2);
  expect(await openPassport(bytesOf(href), PASSPHRASE, 'tea-house')).toMatchObject({
    events: [{...told[0], itemIds: []}, told[5]],
  });
});

test('short texts give small codes, which say them too', () => {
  for (const text of ['a', 'https://shop.example/', 'x'.repeat(120), '橱窗'.repeat(30), 'y'.repeat(500)]) {
    const picture = drawQr(text, '');
    const box = Number(picture.getAttribute('viewBox')?.split(' ')[2]);
    expect(readQr(picture.querySelector('path')?.getAttribute('d') ?? '', box)).toBe(text);
  }
});

test('a suggested passphrase is sixteen signs in fours, another each time', () => {
  const some = Array.from({length: 50}, suggestPassphrase);
  for (const one of some) expect(one).toMatch(/^[a-kmnp-z2-9]{4}(-[a-kmnp-z2-9]{4}){3}$/);
  expect(new Set(some).size).toBe(50);
});
