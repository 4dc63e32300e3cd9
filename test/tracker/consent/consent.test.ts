import {type ConsentSignals, type ConsentState, readConsentSignals} from '@vitrine/tracker';
import {afterEach, expect, test} from 'vitest';

const page = window as unknown as Window & typeof globalThis & Record<string, unknown[] | undefined>;
const pushTo = (layer: string) =>
  function gtag(..._call: unknown[]): void {
    // biome-ignore lint/complexity/noArguments: Google's snippet pushes its Arguments, no array
    (page[layer] ??= []).push(arguments);
  };
const gtag = pushTo('dataLayer');
const addScript = (src: string) => {
  const script = document.createElement('script');
  script.type = 'text/plain'; // an address is all that matters here
  script.setAttribute('src', src);
  document.head.append(script);
};
const set = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, {value, configurable: true});
let signals: ConsentSignals | undefined;
const read = (heard: ConsentState[] = [], group = '') => {
  signals = readConsentSignals(page, (state) => heard.push(state), group);
  return signals;
};
afterEach(() => {
  signals?.stop();
  for (const name of ['dataLayer', 'shopLayer', '__tcfapi']) Reflect.deleteProperty(page, name);
  document.head.replaceChildren();
  document.body.replaceChildren();
  set(navigator, 'globalPrivacyControl', undefined);
  set(navigator, 'doNotTrack', null);
  set(page, 'isSecureContext', true);
});

test('a page without a signal says nothing', () => {
  expect(read()).toMatchObject({gpc: false, isSecure: true});
  expect(signals?.state()).toBeNull();
});

test('plain http, Global Privacy Control and Do Not Track are the browser’s own word', () => {
  set(page, 'isSecureContext', false);
  expect(read().isSecure).toBe(false);
  set(navigator, 'globalPrivacyControl', true);
  expect(read().gpc).toBe(true);
  set(navigator, 'globalPrivacyControl', false);
  set(navigator, 'doNotTrack', '1');
  expect(read().gpc).toBe(true);
});

test.each<[Record<string, string>, ConsentState]>([
  [{personalization_storage: 'granted', analytics_storage: 'denied'}, 'granted'],
  [{personalization_storage: 'denied', analytics_storage: 'granted'}, 'pending'],
  [{functionality_storage: 'denied'}, 'pending'],
  [{analytics_storage: 'granted'}, 'granted'],
  [{ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', security_storage: 'denied'}, null],
])('a Consent Mode default of %o is %s', (types, state) => {
  gtag('consent', 'default', types);
  expect(read().state()).toBe(state);
});

test('a denied default is a question, a denied update is the answer; of several regions the strictest holds', () => {
  gtag('consent', 'default', {analytics_storage: 'granted', wait_for_update: 500});
  gtag('consent', 'default', {analytics_storage: 'denied', region: ['DE']});
  const heard: ConsentState[] = [];
  expect(read(heard).state()).toBe('pending');
  gtag('consent', 'update', {analytics_storage: 'granted'});
  gtag('consent', 'update', {ad_storage: 'denied'});
  gtag('consent', 'update', {analytics_storage: 'denied'});
  expect(heard).toEqual(['granted', 'denied']);
});

test('a data layer of another name is found by the script that names it', () => {
  addScript('https://www.googletagmanager.com/gtm.js?id=GTM-1&l=shopLayer');
  pushTo('shopLayer')('consent', 'update', {functionality_storage: 'denied'});
  expect(read().state()).toBe('denied');
});

test.each([
  'https://cdn.cookielaw.org/scripttemplates/otSDKStub.js',
  '/plugins/complianz-gdpr/cookiebanner/js/complianz.min.js',
])('a manager whose script is named has yet to answer: %s', (src) => {
  addScript(src);
  expect(read().state()).toBe('pending');
});

test('a manager that stands on the window has yet to answer; an image of its name is none', () => {
  const image = document.createElement('img');
  image.name = '__tcfapi';
  document.body.append(image);
  expect(read().state()).toBeNull();
  set(page, '__tcfapi', () => {});
  expect(signals?.state()).toBe('pending');
});

test('a shop that names a group has a manager, which has yet to answer', () => {
  expect(read([], 'C0003').state()).toBe('pending');
});

test('two readers of one data layer leave it as it was', () => {
  page['dataLayer'] = [];
  const first = read();
  const second = readConsentSignals(page, () => {});
  second.stop();
  first.stop();
  expect(Object.hasOwn(page['dataLayer'], 'push')).toBe(false);
});
