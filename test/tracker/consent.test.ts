import type {Consent} from '@vitrine/core';
import {readConsentSignals} from '@vitrine/tracker';
import {afterEach, expect, test} from 'vitest';

const holder = window as unknown as {dataLayer?: unknown[]};
function gtag(..._call: unknown[]): void {
  // biome-ignore lint/complexity/noArguments: Google's snippet pushes its Arguments, no array
  (holder.dataLayer ??= []).push(arguments);
}
const navigate = (signals: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(signals)) {
    Object.defineProperty(navigator, name, {value, configurable: true});
  }
};
afterEach(() => {
  delete holder.dataLayer;
  navigate({globalPrivacyControl: undefined, doNotTrack: null});
});
const capOf = (): Consent => {
  const signals = readConsentSignals(window, () => {});
  signals.stop();
  return signals.cap();
};

test('without a signal nothing is capped', () => {
  expect(capOf()).toBe('sync');
});

test('a shop on plain http keeps to memory', () => {
  Object.defineProperty(window, 'isSecureContext', {value: false, configurable: true});
  expect(capOf()).toBe('memory');
  Object.defineProperty(window, 'isSecureContext', {value: true, configurable: true});
  expect(capOf()).toBe('sync');
});

test.each([{globalPrivacyControl: true}, {doNotTrack: '1'}])('%o keeps to memory and sends nothing', (signals) => {
  navigate(signals);
  expect(readConsentSignals(window, () => {})).toMatchObject({gpc: true});
  expect(capOf()).toBe('memory');
});

test.each([
  [{personalization_storage: 'granted', analytics_storage: 'denied'}, 'sync'],
  [{personalization_storage: 'denied', analytics_storage: 'granted'}, 'memory'],
  [{functionality_storage: 'denied'}, 'memory'],
  [{analytics_storage: 'granted'}, 'sync'],
  [{ad_storage: 'denied', ad_user_data: 'denied'}, 'sync'],
] as const)('a consent mode default of %o allows %s', (state, cap) => {
  gtag('consent', 'default', state);
  expect(capOf()).toBe(cap);
});

test('of several regional defaults the strictest holds until an update', () => {
  gtag('consent', 'default', {analytics_storage: 'granted'});
  gtag('consent', 'default', {analytics_storage: 'denied', region: ['DE']});
  const heard: Consent[] = [];
  const signals = readConsentSignals(window, (cap) => heard.push(cap));
  expect(signals.cap()).toBe('memory');
  gtag('consent', 'update', {analytics_storage: 'granted'});
  gtag('consent', 'update', {ad_storage: 'denied'});
  gtag('consent', 'update', {analytics_storage: 'denied'});
  expect(heard).toEqual(['sync', 'memory']);
  signals.stop();
});

test('two readers of one data layer leave it as it was', () => {
  holder.dataLayer = [];
  const first = readConsentSignals(window, () => {});
  const second = readConsentSignals(window, () => {});
  second.stop();
  first.stop();
  expect(Object.hasOwn(holder.dataLayer, 'push')).toBe(false);
});
