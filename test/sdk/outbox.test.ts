import type {ShopEvent} from '@vitrine/core';
import {expect, test} from 'vitest';
import {createOutbox} from '../../packages/sdk/src/outbox.ts';

const view = (itemId: string): ShopEvent => ({type: 'view', at: 1, item: {itemId}});
const seen = (itemId: string): ShopEvent => ({
  type: 'impression',
  at: 1,
  itemId,
  listId: 'list',
  placement: 'home',
  position: 0,
});

function openOutbox() {
  const told: string[] = [];
  const name = (event: ShopEvent) => ('item' in event ? event.item.itemId : (event as {itemId: string}).itemId);
  const outbox = createOutbox(
    async (events) => void told.push(events.map(name).join('+')),
    () => told.push('changed'),
  );
  return {...outbox, told};
}

test('what lists change by is told, once, as soon as the code that told of it has run', async () => {
  const {add, told} = openOutbox();
  const first = add([view('a')]);
  void add([view('b')]);
  expect(told).toEqual([]);
  await first;
  expect(told).toEqual(['a+b', 'changed']);
});

test('what no list waits for goes in one message, and changes none', async () => {
  const {add, told} = openOutbox();
  const first = add([seen('a')]);
  await Promise.resolve();
  void add([seen('b')]);
  expect(told).toEqual([]);
  await first;
  expect(told).toEqual(['a+b']);
});

test('an act takes along what waits, in the order it happened', async () => {
  const {add, told} = openOutbox();
  const waiting = add([seen('a')]);
  await add([view('b')]);
  expect(told).toEqual(['a+b', 'changed']);
  await waiting;
  expect(told).toEqual(['a+b', 'changed']);
});

test('who must have everything told does not wait', () => {
  const {add, send, told} = openOutbox();
  void add([seen('a')]);
  void send();
  expect(told).toEqual(['a']);
});
