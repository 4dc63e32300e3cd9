import {type ConsentSignals, type ConsentState, readConsentSignals, readManagers} from '@vitrine/tracker';
import {afterEach, expect, test, vi} from 'vitest';

const page = window as unknown as Window & typeof globalThis & Record<string, unknown>;
const own = new Set(Object.getOwnPropertyNames(page));
let signals: ConsentSignals | undefined;
const cookies = new Set<string>();

/** What the page has once our scripts run, both of them. */
function listen(group = '', heard: ConsentState[] = []) {
  signals = readConsentSignals(page, (state) => heard.push(state), group);
  signals.listen(readManagers);
  return signals;
}
const put = (globals: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(globals)) page[name] = value;
};
const tell = (target: EventTarget, type: string, detail?: unknown) =>
  target.dispatchEvent(new CustomEvent(type, {detail}));
/** `a=1` is written, `a=` expires. */
const setCookie = (pair: string) => {
  cookies.add(pair.split('=')[0] as string);
  const expires = pair.endsWith('=') ? '; expires=Thu, 01 Jan 1970 00:00:00 GMT' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: as shops write them
  document.cookie = pair + expires;
};

afterEach(() => {
  signals?.stop();
  vi.useRealTimers();
  for (const name of Object.getOwnPropertyNames(page)) if (!own.has(name)) Reflect.deleteProperty(page, name);
  for (const name of cookies) setCookie(`${name}=`);
  document.head.replaceChildren();
});

/** A TCF manager whose stub keeps calls until `load`. */
function tcf() {
  type Callback = (data: object, success: boolean) => void;
  const waiting: unknown[][] = [];
  const listeners = new Map<number, Callback>();
  let isThere = false;
  let data: object = {};
  const answer = (command: string, _version: unknown, callback: Callback, id?: number) => {
    if (command === 'removeEventListener') return callback(listeners.delete(id as number) as never, true);
    listeners.set(listeners.size + 1, callback);
    return callback({...data, listenerId: listeners.size}, true);
  };
  put({
    __tcfapi: (...call: unknown[]) => (isThere ? answer(...(call as Parameters<typeof answer>)) : waiting.push(call)),
  });
  return {
    listeners,
    say(next: object) {
      data = next;
      isThere = true;
      for (const call of waiting.splice(0)) answer(...(call as Parameters<typeof answer>));
      for (const [listenerId, callback] of listeners) callback({...data, listenerId}, true);
    },
  };
}
const consents = (...purposes: number[]) => ({
  purpose: {consents: Object.fromEntries([1, 2, 5, 6].map((id) => [id, purposes.includes(id)]))},
});

test('TCF: a stub is a question; purposes 1, 5 and 6 are the answer; later changes are heard until we stop', () => {
  const manager = tcf();
  const heard: ConsentState[] = [];
  const {state, stop} = listen('', heard);
  expect(state()).toBe('pending');
  manager.say({eventStatus: 'cmpuishown', gdprApplies: true, ...consents()});
  expect(state()).toBe('pending');
  manager.say({eventStatus: 'useractioncomplete', gdprApplies: true, ...consents(1, 5, 6)});
  manager.say({eventStatus: 'cmpuishown', gdprApplies: true, ...consents(1, 5, 6)}); // opened again, nothing changed yet
  expect(state()).toBe('granted');
  manager.say({eventStatus: 'useractioncomplete', gdprApplies: true, ...consents(1, 2, 5)});
  expect(heard).toEqual(['granted', 'denied']);
  stop();
  expect(manager.listeners.size).toBe(0);
});

test('TCF: outside its law nothing is asked', () => {
  tcf().say({eventStatus: 'tcloaded', gdprApplies: false});
  expect(listen().state()).toBe('granted');
});

/** A GPP 1.1 manager: callbacks only. */
function gpp(ping: object, command = {name: ''}) {
  let hear: ((event: object, success: boolean) => void) | undefined;
  put({
    __gpp(name: string, callback: typeof hear) {
      command.name = name;
      if (name !== 'addEventListener') return;
      hear = callback;
      callback?.({eventName: 'listenerRegistered', listenerId: 4, data: true, pingData: ping}, true);
    },
  });
  return (pingData: object) => hear?.({eventName: 'signalStatus', listenerId: 4, data: 'ready', pingData}, true);
}
const section = (fields: object, name = 'usnat') => ({signalStatus: 'ready', parsedSections: {[name]: fields}});

test.each<[object, ConsentState]>([
  [{SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2, Gpc: false}, 'granted'],
  [{SaleOptOut: 0, SharingOptOut: 0}, 'granted'],
  [{SaleOptOut: 2, SharingOptOut: 1}, 'denied'],
  [{TargetedAdvertisingOptOut: 1}, 'denied'],
  [{SaleOptOut: 2, Gpc: true}, 'pending'],
  [[{SaleOptOut: 1}, {Gpc: false}], 'denied'],
])('GPP: a section that says %o is %s', (fields, state) => {
  const say = gpp({signalStatus: 'not ready', parsedSections: {}});
  const {state: said} = listen();
  expect(said()).toBe('pending');
  say(section(fields, 'usca'));
  expect(said()).toBe(state);
});

test('GPP: no American section is no signal, and the listener is given back', () => {
  const command = {name: ''};
  gpp({signalStatus: 'ready', parsedSections: {tcfcav1: {}}}, command);
  const {state, stop} = listen();
  expect(state()).toBeNull();
  stop();
  expect(command.name).toBe('removeEventListener');
});

test('Shopify: its API is asked for, and a choice is told from an open question', () => {
  let loaded: (error?: unknown) => void = () => {};
  const shopify: Record<string, unknown> = {
    loadFeatures: (_features: unknown, callback: typeof loaded) => (loaded = callback),
  };
  put({Shopify: shopify});
  const heard: ConsentState[] = [];
  const {state} = listen('', heard);
  expect(state()).toBe('pending');
  const visitor = {allowed: false, preferences: ''};
  shopify['customerPrivacy'] = {
    preferencesProcessingAllowed: () => visitor.allowed,
    currentVisitorConsent: () => ({preferences: visitor.preferences}),
  };
  loaded();
  expect(state()).toBe('pending');
  Object.assign(visitor, {allowed: true, preferences: 'yes'});
  tell(document, 'visitorConsentCollected', {preferencesAllowed: true});
  Object.assign(visitor, {allowed: false, preferences: 'no'});
  tell(document, 'visitorConsentCollected', {preferencesAllowed: false});
  expect(heard).toEqual(['granted', 'denied']);
});

test('Shopify: a shop that is none of its themes says nothing', () => {
  put({Shopify: {shop: 'x.example'}});
  expect(listen().state()).toBeNull();
});

test('WP Consent API: waits for the banner, then for the visitor', () => {
  const allowed = new Set<string>();
  put({wp_has_consent: (category: string) => allowed.has(category), waitfor_consent_hook: true});
  const heard: ConsentState[] = [];
  const {state} = listen('', heard);
  put({wp_consent_type: 'optin'});
  tell(document, 'wp_consent_type_defined');
  expect(state()).toBe('pending');
  allowed.add('preferences');
  tell(document, 'wp_listen_for_consent_change', {preferences: 'allow'});
  allowed.clear();
  setCookie('wp_consent_preferences=deny');
  tell(document, 'wp_listen_for_consent_change', {preferences: 'deny'});
  expect(heard).toEqual(['granted', 'denied']);
});

/** Manager, the shop's own group, how it asks, allows and refuses, and how it tells of it. */
const CMPS: [string, string, () => void, () => void, () => void, () => unknown][] = [
  [
    'OneTrust',
    '',
    () => put({OneTrust: {IsAlertBoxClosed: () => false}, OnetrustActiveGroups: ',C0001,'}),
    () => put({OneTrust: {IsAlertBoxClosed: () => true}, OnetrustActiveGroups: ',C0001,C0003,'}),
    () => put({OneTrust: {IsAlertBoxClosed: () => true}, OnetrustActiveGroups: ',C0001,'}),
    () => tell(page, 'OneTrustGroupsUpdated'),
  ],
  [
    'OneTrust with a group of the shop',
    'SHOP7',
    () => put({OneTrust: {IsAlertBoxClosed: () => false}, OnetrustActiveGroups: ',C0001,'}),
    () => put({OneTrust: {IsAlertBoxClosed: () => true}, OnetrustActiveGroups: ',C0001,SHOP7,'}),
    () => put({OneTrust: {IsAlertBoxClosed: () => true}, OnetrustActiveGroups: ',C0001,C0003,'}),
    () => tell(page, 'OneTrustGroupsUpdated'),
  ],
  [
    'Cookiebot',
    '',
    () => put({Cookiebot: {hasResponse: false, consent: {preferences: false}}}),
    () => put({Cookiebot: {hasResponse: true, consent: {preferences: true}}}),
    () => put({Cookiebot: {hasResponse: true, consent: {preferences: false}}}),
    () => tell(page, 'CookiebotOnConsentReady'),
  ],
  [
    'Usercentrics',
    '',
    () => put({UC_UI: {isInitialized: () => false}}),
    () => put({UC_UI: usercentrics(true)}),
    () => put({UC_UI: usercentrics(false)}),
    () => tell(page, 'ucEvent'),
  ],
  [
    'CookieYes',
    '',
    () => put({getCkyConsent: () => ({isUserActionCompleted: false, categories: {functional: false}})}),
    () => put({getCkyConsent: () => ({isUserActionCompleted: true, categories: {functional: true}})}),
    () => put({getCkyConsent: () => ({isUserActionCompleted: true, categories: {functional: false}})}),
    () => tell(document, 'cookieyes_consent_update'),
  ],
  [
    'Complianz',
    '',
    () => put({cmplz_has_consent: () => false}),
    () => put({cmplz_has_consent: (category: string) => category === 'preferences'}),
    () => {
      put({cmplz_has_consent: () => false});
      setCookie('cmplz_banner-status=dismissed');
    },
    () => tell(document, 'cmplz_status_change'),
  ],
  [
    'Borlabs Cookie',
    'shop-window',
    () => put({BorlabsCookie: {Consents: {hasConsent: () => false}}}),
    () => put({BorlabsCookie: {Consents: {hasConsent: (service: string) => service === 'shop-window'}}}),
    () => {
      put({BorlabsCookie: {Consents: {hasConsent: () => false}}});
      setCookie('borlabs-cookie=x');
    },
    () => tell(document, 'borlabs-cookie-consent-saved'),
  ],
  [
    'Zaraz',
    'aBcD',
    () => put({zaraz: {consent: {APIReady: false}}}),
    () => put({zaraz: {consent: {APIReady: true, get: (id: string) => id === 'aBcD'}}}),
    () => {
      put({zaraz: {consent: {APIReady: true, get: () => false}}});
      setCookie('zaraz-consent=x');
    },
    () => tell(document, 'zarazConsentChoicesUpdated'),
  ],
  [
    'Shopware',
    'vitrine-enabled',
    () => put({useDefaultCookieConsent: true}),
    () => {
      setCookie('cookie-preference=1');
      setCookie('vitrine-enabled=1');
    },
    () => setCookie('vitrine-enabled='),
    () => tell(document, 'CookieConfiguration_Update'),
  ],
];
function usercentrics(status: boolean) {
  const service = (categorySlug: string, given: boolean) => ({categorySlug, consent: {status: given}});
  return {
    isInitialized: () => true,
    isConsentRequired: () => false,
    getServicesBaseInfo: () => [service('essential', true), service('functional', status)],
  };
}

test.each(CMPS)('%s: asks, allows, and a withdrawal is heard at once', (_name, group, ask, allow, refuse, announce) => {
  ask();
  const heard: ConsentState[] = [];
  const {state} = listen(group, heard);
  expect(state()).toBe('pending');
  allow();
  announce();
  refuse();
  announce();
  expect(heard).toEqual(['granted', 'denied']);
});

test.each<[string, Record<string, unknown>, ConsentState]>([
  ['is allowed', {shouldUserStatusBeCollected: () => false, getCurrentUserStatus: () => didomi(true)}, 'granted'],
  ['is refused', {shouldUserStatusBeCollected: () => false, getCurrentUserStatus: () => didomi(false)}, 'denied'],
  ['is not answered', {shouldUserStatusBeCollected: () => true, getCurrentUserStatus: () => didomi(false)}, 'pending'],
  ['knows no such purpose', {shouldUserStatusBeCollected: () => false, getCurrentUserStatus: () => ({})}, 'pending'],
])('Didomi that %s', (_name, api, state) => {
  put({Didomi: api});
  expect(listen().state()).toBe(state);
});
const didomi = (enabled: boolean) => ({purposes: {cookies: {enabled}, analytics: {enabled: true}}});

test.each<[object, ConsentState]>([
  [{confirmed: false, consents: {vitrine: false}}, 'pending'],
  [{confirmed: true, consents: {vitrine: false}}, 'denied'],
  [{confirmed: true, consents: {vitrine: true}}, 'granted'],
  [{confirmed: true, consents: {matomo: true}}, 'pending'],
])('Klaro whose manager holds %o is %s', (manager, state) => {
  put({klaro: {getManager: () => manager}});
  expect(listen().state()).toBe(state);
});

test('Magento: its cookie restriction waits for a yes', () => {
  const notice = document.createElement('div');
  notice.id = 'notice-cookie-block';
  document.body.append(notice);
  expect(listen().state()).toBe('pending');
  setCookie('user_allowed_save_cookie=%7B%221%22%3A1%7D');
  expect(signals?.state()).toBe('granted');
  notice.remove();
});

test('a manager that comes late without a word is found', () => {
  vi.useFakeTimers();
  const heard: ConsentState[] = [];
  listen('', heard);
  put({Cookiebot: {hasResponse: true, consent: {preferences: false}}});
  vi.advanceTimersByTime(500);
  expect(heard).toEqual(['denied']);
});

test('a manager that fails when it is asked has not answered', () => {
  put({
    wp_has_consent() {
      throw new Error('not yet');
    },
  });
  expect(listen().state()).toBe('pending');
});

const PAIRS: ConsentState[] = ['granted', 'denied', 'pending', null];
const STRICTEST: Record<string, ConsentState> = {
  'granted granted': 'granted',
  'granted denied': 'denied',
  'granted pending': 'pending',
  'granted null': 'granted',
  'denied granted': 'denied',
  'denied denied': 'denied',
  'denied pending': 'denied',
  'denied null': 'denied',
  'pending granted': 'pending',
  'pending denied': 'denied',
  'pending pending': 'pending',
  'pending null': 'pending',
  'null granted': 'granted',
  'null denied': 'denied',
  'null pending': 'pending',
  'null null': null,
};
test.each(PAIRS.flatMap((first) => PAIRS.map((second) => [first, second])))(
  'of %s and %s the stricter holds',
  (first, second) => {
    const cookiebot = {hasResponse: first !== 'pending', consent: {preferences: first === 'granted'}};
    if (first) put({Cookiebot: cookiebot});
    const klaro = {confirmed: second !== 'pending', consents: {vitrine: second === 'granted'}};
    if (second) put({klaro: {getManager: () => klaro}});
    expect(listen().state()).toBe(STRICTEST[`${first} ${second}`]);
  },
);
