import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {eventually, onJQuery} from '../../../packages/tracker/src/platforms/late.ts';
import {within} from '../../../packages/tracker/src/platforms/within.ts';
import {installJQuery} from './jquery.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  delete (window as {jQuery?: unknown}).jQuery;
  vi.useRealTimers();
});

test('hears what jQuery triggers, from when it comes until it is stopped', () => {
  const heard: unknown[] = [];
  const stop = onJQuery(window, 'cart:added', (told) => heard.push(told));
  vi.advanceTimersByTime(1000);
  const jQuery = installJQuery();
  vi.advanceTimersByTime(250);
  jQuery.trigger('cart:added', {sku: 'A'});
  jQuery.trigger('cart:removed', {sku: 'B'});
  expect(heard).toEqual([{sku: 'A'}]);
  stop();
  jQuery.trigger('cart:added', {sku: 'C'});
  expect(heard).toHaveLength(1);
  expect(jQuery.handlerCount()).toBe(0);
});

test('a handler of ours that fails stays with us', () => {
  const jQuery = installJQuery();
  const stop = onJQuery(window, 'cart:added', () => {
    throw new Error('ours');
  });
  expect(() => jQuery.trigger('cart:added')).not.toThrow();
  stop();
});

test('scripts that wait for the first press are found at a later one', () => {
  let ready = false;
  const attach = vi.fn(() => (ready ? () => {} : null));
  const stop = eventually(window, attach);
  vi.advanceTimersByTime(60_000);
  const tries = attach.mock.calls.length;
  expect(tries).toBeLessThan(50);
  ready = true;
  document.body.click();
  document.body.click();
  expect(attach).toHaveBeenCalledTimes(tries + 1);
  stop();
});

test('nothing attaches after a stop', () => {
  const attach = vi.fn(() => null);
  eventually(window, attach)();
  const tries = attach.mock.calls.length;
  vi.advanceTimersByTime(60_000);
  document.body.click();
  expect(attach).toHaveBeenCalledTimes(tries);
});

test('state is read from own properties alone', () => {
  expect(within({shop: {currency: 'EUR'}}, 'shop', 'currency')).toBe('EUR');
  expect(within({shop: {}}, 'shop', 'constructor', 'name')).toBeUndefined();
  expect(within(null, 'shop')).toBeUndefined();
  expect(within({shop: 'text'}, 'shop', 'length', 'more')).toBeUndefined();
});
