import {
  addSession,
  addSums,
  createFactSums,
  type Fact,
  type FactSums,
  factsOf,
  funnelBucket,
  type ShopEvent,
  type Task,
} from '@vitrine/core';
import {expect, test} from 'vitest';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);
const PATHS: Record<string, readonly string[]> = {
  milk1: ['母婴', '婴儿奶粉'],
  milk2: ['母婴', '婴儿奶粉'],
  coat: ['母婴', '童装'],
  phone: ['数码', '手机'],
};
const lookup = (itemId: string) => PATHS[itemId] ?? null;
const on = (type: 'view' | 'add' | 'purchase' | 'remove', itemId: string, at: number): ShopEvent => ({
  type,
  at,
  item: {itemId},
});

const keysOf = (facts: readonly Fact[], task: Task) => facts.filter((fact) => fact.task === task).map(({key}) => key);

const listSteps = ({steps}: FactSums): [from: string, to: string, distance: number, weight: number][] => {
  const list: [string, string, number, number][] = [];
  steps.forEach((from, to, distance, weight) => {
    list.push([steps.itemIds[from], steps.itemIds[to], distance, weight]);
  });
  return list;
};

const SESSION: ShopEvent[] = [
  on('view', 'milk1', NOW - 5000),
  on('view', 'milk2', NOW - 4000),
  {type: 'search', at: NOW - 3500, query: '童装'},
  on('view', 'coat', NOW - 3000),
  on('add', 'coat', NOW - 2000),
  on('view', 'milk1', NOW - 1000),
];

test('states what a session did, each key once', () => {
  const facts = factsOf(SESSION, lookup, {now: NOW});
  expect(keysOf(facts, 'item')).toEqual(['milk1', 'milk2', 'coat']);
  expect(keysOf(facts, 'leaf')).toEqual(['母婴 > 婴儿奶粉', '母婴 > 童装']);
  expect(keysOf(facts, 'stage')).toEqual(['add/coat']);
  expect(keysOf(facts, 'itemPair')).toEqual(['milk1\tmilk2', 'coat\tmilk2', 'coat\tmilk1']); // next to each other
  expect(keysOf(facts, 'leafPair')).toEqual(['母婴 > 婴儿奶粉\t母婴 > 童装']);
  expect(keysOf(facts, 'query')).toEqual(['童装\t母婴 > 童装']);
  expect(keysOf(facts, 'funnel')).toEqual([String(funnelBucket('母婴') * 4 + 2)]);
  expect(keysOf(facts, 'hour')).toEqual(['11']);
  expect(keysOf(facts, 'relation')).toEqual(['leaf', 'category', 'category']);
});

test('tells for each step and each different item before it whether the step led back to it', () => {
  expect(keysOf(factsOf(SESSION, lookup, {now: NOW}), 'return')).toEqual([
    // milk2 after milk1; then coat after milk2 and milk1
    'last/other',
    'last/other',
    'before/other',
    // coat after itself, milk2 and milk1; then milk1 after the same
    'last/again',
    'before/other',
    'earlier/other',
    'last/other',
    'before/other',
    'earlier/again',
  ]);
});

test('tells the hour of the device, not of Greenwich', () => {
  expect(keysOf(factsOf(SESSION, lookup, {now: NOW, offsetMinutes: 480}), 'hour')).toEqual(['19']);
  expect(keysOf(factsOf(SESSION, lookup, {now: NOW, offsetMinutes: -720}), 'hour')).toEqual(['23']);
});

test('a search word is tied to the first item looked at after it, and to nothing later', () => {
  const events: ShopEvent[] = [
    {type: 'search', at: NOW - 3, query: 'phone'},
    on('view', 'phone', NOW - 2),
    on('view', 'coat', NOW - 1),
  ];
  expect(keysOf(factsOf(events, lookup, {now: NOW}), 'query')).toEqual(['phone\t数码 > 手机']);
});

test('forgets what is older than 28 days and what the clock has not reached', () => {
  const events = [
    on('view', 'milk1', NOW - 28 * DAY),
    on('view', 'coat', NOW - 27 * DAY),
    on('view', 'phone', NOW + 1),
  ];
  expect(keysOf(factsOf(events, lookup, {now: NOW}), 'item')).toEqual(['coat']);
});

test('pairs do not reach over the end of a session', () => {
  const events = [on('view', 'milk1', NOW - 3 * 3_600_000), on('view', 'coat', NOW - 1000)];
  expect(keysOf(factsOf(events, lookup, {now: NOW}), 'itemPair')).toEqual([]);
});

test('an item the shop does not know counts as an item and has no category', () => {
  const facts = factsOf([on('view', 'ghost', NOW - 1)], lookup, {now: NOW});
  expect(keysOf(facts, 'item')).toEqual(['ghost']);
  expect(keysOf(facts, 'leaf')).toEqual([]);
});

test('sums are the same facts counted, and the steps between items by distance', () => {
  const sums = createFactSums();
  addSession(sums, SESSION, lookup);
  expect(sums.sessions).toBe(1);
  expect(Object.fromEntries(sums.counts.item)).toEqual({milk1: 1, milk2: 1, coat: 1});
  expect(Object.fromEntries(sums.counts.relation)).toEqual({leaf: 1, category: 2});
  const [milk1, milk2] = ['milk1', 'milk2'].map((itemId) => sums.steps.place(itemId));
  expect(sums.steps.weightOf(milk1, milk2, 1)).toBe(1);
  expect(sums.steps.weightOf(milk1, milk1, 4)).toBe(1); // milk1 milk2 coat coat(add) milk1
  expect(sums.steps.weightOf(milk2, milk1, 3)).toBe(1);
});

test('lines of one order lead to each other by half, and what comes before or after keeps its direction', () => {
  const sums = createFactSums();
  const basket = [on('view', 'phone', NOW), on('purchase', 'milk1', NOW + 1), on('purchase', 'coat', NOW + 4_001)];
  addSession(sums, [...basket, on('view', 'milk2', NOW + 4_002)], lookup);
  expect(listSteps(sums)).toEqual([
    ['coat', 'milk1', 1, 0.5],
    ['coat', 'milk2', 1, 1],
    ['milk1', 'coat', 1, 0.5],
    ['milk1', 'milk2', 2, 1],
    ['phone', 'coat', 2, 1],
    ['phone', 'milk1', 1, 1],
    ['phone', 'milk2', 3, 1],
  ]);
});

test('lines of an order that took a while are one order, and the next order comes after it', () => {
  const sums = createFactSums();
  const at = [0, 4_000, 8_000, 68_000];
  addSession(
    sums,
    ['a', 'b', 'c', 'd'].map((itemId, k) => on('purchase', itemId, at[k])),
    lookup,
  );
  expect(listSteps(sums).filter(([from]) => from === 'c' || from === 'd')).toEqual([
    ['c', 'a', 2, 0.5],
    ['c', 'b', 1, 0.5],
    ['c', 'd', 1, 1],
  ]);
});

test('views of one time keep the order they came in', () => {
  const sums = createFactSums();
  addSession(sums, [on('view', 'milk1', NOW), on('view', 'coat', NOW)], lookup);
  expect(listSteps(sums)).toEqual([['milk1', 'coat', 1, 1]]);
});

test('sums of two halves add up to the sums of the whole', () => {
  const other = [on('view', 'phone', NOW), on('purchase', 'phone', NOW + 1)];
  const [whole, one, two] = [createFactSums(), createFactSums(), createFactSums()];
  for (const sums of [whole, one]) addSession(sums, SESSION, lookup);
  for (const sums of [whole, two]) addSession(sums, other, lookup);
  addSums(one, two);
  expect([one.sessions, one.counts]).toEqual([whole.sessions, whole.counts]);
  expect(listSteps(one)).toEqual(listSteps(whole));
});
