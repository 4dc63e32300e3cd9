import type {Budget, Consent, Receipt} from '@vitrine/core';
import {
  defineLazy,
  type ExportedReceipt,
  exportReceipts,
  type Guard,
  type ReceiptsSource,
  showReceipts,
} from '@vitrine/widgets';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {receiptMessages} from '../../packages/widgets/src/receipts/messages.ts';
import {sayAnswer, sayFact, sayIn} from '../../packages/widgets/src/receipts/words.ts';
import {parts, settle, texts} from './source.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const EN = receiptMessages('en');

type Answered = Parameters<typeof sayAnswer>[0];

/** The answer to the question about two items, half a minute old, unless the test says otherwise. */
function receipt(more: Partial<Receipt> = {}): Answered {
  return {
    receiptId: 'r1',
    task: 'itemPair',
    period: 742,
    fact: 'cup-1\tpot-1\npot-1\ttea-1',
    answer: {row: 317, value: 42},
    a: 148,
    cost: Math.log(148),
    body: Uint8Array.from({length: 256}, (_, i) => i),
    preparedAt: NOW - MINUTE / 2,
    dueAt: NOW + 4 * MINUTE,
    sentAt: null,
    state: 'pending',
    ...more,
  } as Answered;
}

const decoy = (more: Partial<Receipt> = {}) =>
  ({...receipt(), task: 'decoy', fact: '', answer: {row: 0, value: 0}, a: 1, cost: 0, ...more}) as Receipt;

/** A device with these receipts; refusing works as the ledger's does. */
function createDevice(receipts: readonly Receipt[], more: Partial<ReceiptsSource> = {}) {
  const device = {receipts, refused: [] as string[]};
  const budget: Budget = {spent: 5, limit: 60, nextAt: NOW + 28 * DAY, renewsAt: NOW + 365 * DAY};
  const source: ReceiptsSource = {
    locale: 'en',
    guard: ((fn: () => unknown) => fn) as Guard,
    allowed: () => 'sync',
    profile: async () => ({storage: 'indexeddb'}),
    receipts: async () => device.receipts,
    budget: async () => budget,
    async refuse(receiptId) {
      device.refused.push(receiptId);
      device.receipts = device.receipts.map((one) =>
        one.receiptId === receiptId && one.state === 'pending' ? {...one, state: 'refused'} : one,
      );
    },
    ...more,
  };
  return Object.assign(device, {source});
}

async function show(source: ReceiptsSource, attributes: Record<string, string> = {}): Promise<HTMLElement> {
  const host = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
  document.body.append(host);
  showReceipts(host, source);
  await settle();
  return host;
}

const change = async () => {
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
};

beforeEach(() => vi.useFakeTimers({now: NOW, toFake: ['Date']}));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test('says what is waiting: the question, the truth, what chance made of it, its price and when it leaves', async () => {
  const host = await show(createDevice([receipt()]).source);
  expect(parts(host, 'title').map((title) => title.firstChild?.textContent)).toEqual([
    'Which two items were looked at one after the other?',
  ]);
  const said = [...(host.shadowRoot?.querySelectorAll('dd') ?? [])];
  expect([...said[0].children].map((fact) => fact.textContent)).toEqual(['cup-1 and pot-1', 'pot-1 and tea-1']);
  expect(said.slice(1, 3).map((row) => row.textContent)).toEqual([
    'Hash function 317, bucket 42 of 596. In 75% of cases it is deliberately not yours.', // two facts of four: 1 − 2 ÷ 8
    '5.0 of the budget. Nobody can become more than 148 times surer of anything about you by it (148:1).',
  ]);
  expect(said[4].textContent).toBe('in 4 minutes, or when you leave the page once it has waited half a minute');
});

test('shows every byte of the body, sixteen a line', async () => {
  const [pre] = parts(await show(createDevice([receipt()]).source), 'body');
  const lines = pre.textContent.split('\n');
  expect(lines).toHaveLength(16);
  expect(lines[0]).toBe('00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f');
  expect(lines[15]).toBe('f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 fa fb fc fd fe ff');
});

test('copies the bytes, and marks them where there is no clipboard', async () => {
  const written: string[] = [];
  vi.stubGlobal('navigator', {clipboard: {writeText: async (text: string) => void written.push(text)}});
  const host = await show(createDevice([receipt()]).source);
  parts(host, 'copy')[0].click();
  await settle();
  expect(written).toEqual([parts(host, 'body')[0].textContent]);
  expect(texts(host, 'status')).toEqual(['Copied.']);
  vi.stubGlobal('navigator', {});
  parts(host, 'copy')[0].click();
  await settle();
  expect(texts(host, 'status')).toEqual(['Selected; copy it with the keyboard.']);
  vi.unstubAllGlobals();
});

test('tells the budget in a meter and in words', async () => {
  const host = await show(createDevice([]).source);
  const [meter] = parts(host, 'meter');
  expect(['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((name) => meter.getAttribute(name))).toEqual([
    '0',
    '5',
    '60',
  ]);
  expect(parts(host, 'meter-value')[0].style.width).toBe(`${(100 * 5) / 60}%`);
  expect(texts(host, 'spent')).toEqual(['5.0 of 60 spent within a year; one answer costs at most 5.0.']);
  expect(texts(host, 'next')).toEqual(['The next answer may be drawn in 28 days, on December 23, 2026.']);
  expect(texts(host, 'renews')).toEqual(['The budget begins anew on November 25, 2027.']);
});

test('a refusal is asked of the device, told, and leaves the focus on the receipt it is about', async () => {
  const device = createDevice([receipt()]);
  const host = await show(device.source);
  const [refuse] = parts(host, 'refuse');
  refuse.focus();
  refuse.click();
  await settle();
  expect(device.refused).toEqual(['r1']);
  expect(texts(host, 'state')).toEqual(['Refused']);
  expect(parts(host, 'refuse')).toEqual([]);
  expect(texts(host, 'status')).toEqual([
    'Refused: it never leaves this device. The 5.0 it cost stay spent, because it has been drawn.',
  ]);
  expect(host.shadowRoot?.activeElement).toBe(host.shadowRoot?.querySelector('h4'));
});

test('a refusal is told even when the page looks again meanwhile', async () => {
  const device = createDevice([receipt()]);
  const refuse = device.source.refuse;
  const host = await show({
    ...device.source,
    async refuse(receiptId) {
      await refuse(receiptId);
      queueMicrotask(() => document.dispatchEvent(new CustomEvent('vitrine-change')));
    },
    receipts: () => new Promise((resolve) => setTimeout(resolve, 1, device.receipts)),
  });
  parts(host, 'refuse')[0].click();
  await vi.waitFor(() => expect(texts(host, 'state')).toEqual(['Refused']));
  await settle();
  expect(texts(host, 'status')[0]).toContain('Refused: it never leaves this device.');
});

test('a refusal that comes too late says so', async () => {
  const device = createDevice([receipt()], {
    async refuse() {
      device.receipts = [receipt({state: 'sent', sentAt: NOW})];
    },
  });
  const host = await show(device.source);
  parts(host, 'refuse')[0].click();
  await settle();
  expect(texts(host, 'state')).toEqual(['Sent']);
  expect(texts(host, 'status')).toEqual(['Too late: it had left.']);
});

test('what has left meanwhile moves to the answers so far, and is told', async () => {
  const device = createDevice([receipt()]);
  const host = await show(device.source);
  device.receipts = [receipt({state: 'sent', sentAt: NOW + MINUTE})];
  await change();
  expect(texts(host, 'status')).toEqual(['One has just left.']);
  const [pending, past] = parts(host, 'group');
  expect(pending.hidden).toBe(true);
  expect(past.querySelectorAll('li')).toHaveLength(1);
});

test('what is open stays open and the focus stays where it is while the page looks again', async () => {
  const device = createDevice([receipt(), receipt({receiptId: 'r0', state: 'sent', sentAt: NOW - 40 * DAY})]);
  const host = await show(device.source);
  const [details] = parts(host, 'bytes') as HTMLDetailsElement[];
  details.open = true;
  const [copy] = parts(host, 'copy');
  copy.focus();
  device.receipts = [...device.receipts];
  await change();
  expect(parts(host, 'bytes')[0]).toBe(details);
  expect(details.open).toBe(true);
  expect(host.shadowRoot?.activeElement).toBe(copy);
});

test('decoys are folded together, but for one that waits and may be refused', async () => {
  const old = Array.from({length: 12}, (_, i) => decoy({receiptId: `d${i}`, state: 'sent', sentAt: NOW - i * DAY}));
  const host = await show(createDevice([decoy({receiptId: 'now'}), ...old]).source);
  const [folded] = parts(host, 'decoys');
  expect(folded.querySelector('summary')?.textContent).toBe(
    'Decoys: 12. Bodies that say nothing, so nobody on the way can tell whether you answered',
  );
  expect(folded.querySelectorAll('li')).toHaveLength(12);
  expect(parts(host, 'pending').map((card) => card.getAttribute('data-receipt'))).toEqual(['now']);
  expect(parts(host, 'refuse')).toHaveLength(1);
});

test.for([
  ['off', 'indexeddb', 0, 'You chose that nothing is kept'],
  ['memory', 'memory', 60, 'in this page’s memory and gone with the page. Nothing is sent.'],
  ['local', 'indexeddb', 60, 'kept on this device only. Nothing is sent.'],
  ['sync', 'memory', 60, 'This browser keeps nothing here'],
  ['sync', 'indexeddb', 60, 'Nothing yet.'],
  ['sync', 'memory', 0, 'cannot be read at the moment'],
] as const)('with consent "%s" and a store in %s (limit %i) it says: %s', async ([allowed, storage, limit, words]) => {
  const {source} = createDevice([], {
    allowed: (): Consent => allowed,
    profile: async () => ({storage}),
    budget: async () => ({spent: 0, limit, nextAt: null, renewsAt: null}),
  });
  const host = await show(source);
  expect(texts(host, 'note')[0]).toContain(words);
  expect(parts(host, 'save')[0].hidden).toBe(true);
});

test('speaks Chinese, all of it', async () => {
  const sent = receipt({
    receiptId: 'r0',
    task: 'hour',
    fact: '14',
    answer: {row: 0, value: 24},
    a: 20,
    state: 'dropped',
  });
  const host = await show(createDevice([receipt(), sent, decoy({receiptId: 'd', state: 'sent'})]).source, {
    locale: 'zh-CN',
  });
  const words = host.shadowRoot?.textContent ?? '';
  expect(words).toContain('先后相邻看了哪两件商品？');
  expect(words).toContain('14:00 至 14:59');
  expect(words.replaceAll(/cup-1|pot-1|tea-1|JSON|ε/g, '')).not.toMatch(/[a-z]{3}/);
});

test('facts are words and nothing else, whatever a shop calls its items', async () => {
  const hostile = '<img src=x onerror=alert(1)>\t<script>alert(2)</script>';
  const root = (await show(createDevice([receipt({fact: hostile})]).source)).shadowRoot as ShadowRoot;
  expect(root.querySelector('bdi')?.textContent).toBe('<img src=x onerror=alert(1)> and <script>alert(2)</script>');
  expect(root.querySelectorAll('img, script, [onerror]')).toHaveLength(0);
});

test('an element that has left the page asks nothing more, and asks again when it is back', async () => {
  let asked = 0;
  const {source} = createDevice([], {
    receipts: async () => {
      asked++;
      return [];
    },
  });
  const host = await show(source);
  expect(asked).toBe(1);
  host.remove();
  await change();
  expect(asked).toBe(1);
  document.body.append(host);
  showReceipts(host, source);
  await settle();
  await change();
  expect(asked).toBe(3);
});

test('an element in the page asks for what it shows, each time that it comes', () => {
  const asked: Element[] = [];
  defineLazy('vitrine-receipts', (host) => asked.push(host));
  defineLazy('vitrine-receipts', () => asked.push(document.body)); // a second copy of the script
  const element = document.createElement('vitrine-receipts');
  document.body.append(element);
  element.remove();
  document.body.append(element);
  expect(asked).toEqual([element, element]);
});

test('every fact of every question is said in words', () => {
  const said = (task: Answered['task'], key: string) => sayFact(task, key, EN);
  expect(said('relation', 'category')).toBe('of one wide category');
  expect(said('leaf', 'Home > Bed > Sets')).toBe('Home › Bed › Sets');
  expect(said('item', 'a/b')).toBe('a/b');
  expect(said('stage', 'add/a/b')).toBe('put in the cart: a/b');
  expect(said('leafPair', 'Home > Bed\tHome > Tea')).toBe('Home › Bed and Home › Tea');
  expect(said('funnel', '7')).toBe('group 2 of categories: bought'); // 7 = 1 · 4 + 3
  expect(said('hour', '8')).toBe('08:00 to 08:59');
  expect(said('query', 'silk\tHome > Bed')).toBe('“silk” → Home › Bed');
  expect(said('return', 'before/other')).toBe('did not come back to the one before the last');
});

test('the chance that an answer is not the truth is that of its randomiser', () => {
  const said = (more: Partial<Receipt>) => sayAnswer(receipt(more), EN);
  expect(said({task: 'leaf', fact: 'Home'})).toContain('bucket 42 of 149. In 50% of cases');
  expect(said({fact: 'a\tb\nb\tc\nc\td\nd\te'})).toContain('bucket 42 of 596. In 50% of cases');
  expect(said({fact: ''})).toBe('Hash function 317, bucket 42 of 596, drawn blindly: there was nothing to say.');
  // GRR over 24 hours and "none": 24 ÷ (20 + 24)
  expect(said({task: 'hour', fact: '8', answer: {row: 0, value: 8}, a: 20})).toBe(
    '“08:00 to 08:59”. In 55% of cases that is deliberately not the truth, but one of the 24 other answers, drawn blindly.',
  );
  expect(said({task: 'hour', fact: '', answer: {row: 0, value: 24}, a: 20})).toContain(
    '“None: there was nothing to say”',
  );
});

test('an answer that is split between two servers is not called randomized, and its odds are not promised', async () => {
  const upload = {
    url: 'https://leader.example/tasks/x/reports',
    method: 'PUT',
    contentType: 'application/dap-report',
  } as const;
  const host = await show(createDevice([receipt({upload})]).source);
  const said = [...(host.shadowRoot?.querySelectorAll('dd') ?? [])].map((row) => row.textContent);
  expect(said[1]).toContain('Not randomized: it is split between two servers');
  expect(said[1]).toContain('leader.example');
  expect(said[2]).toBe('As much as a randomized answer, 5.0 of the budget. Both servers together could read it.');
  expect(host.shadowRoot?.textContent).not.toContain('148');
});

test('how soon is told in a unit there are two of', () => {
  expect([1, 90_000, 119_999, 120_000, 3 * 3_600_000, 28 * DAY].map((ms) => sayIn(ms, EN))).toEqual([
    'in 1 second',
    'in 90 seconds',
    'in 120 seconds',
    'in 2 minutes',
    'in 3 hours',
    'in 28 days',
  ]);
});

test('the saved file holds everything: read again, it gives the same receipts and the same budget', () => {
  const receipts = [receipt(), decoy({receiptId: 'd', sentAt: NOW, state: 'sent'})];
  const budget = {spent: Math.log(148), limit: 60, nextAt: null, renewsAt: NOW + 365 * DAY};
  const file = JSON.parse(JSON.stringify(exportReceipts(receipts, budget, NOW)));
  expect(file.schema).toBe('vitrine-receipts/1');
  expect(file.exportedAt).toBe('2026-11-25T12:00:00.000Z');
  const again = file.receipts.map((one: ExportedReceipt) => ({
    ...one,
    body: Uint8Array.from(atob(one.body), (byte) => byte.charCodeAt(0)),
    preparedAt: Date.parse(one.preparedAt),
    dueAt: Date.parse(one.dueAt),
    sentAt: one.sentAt === null ? null : Date.parse(one.sentAt),
  }));
  expect(again).toEqual(receipts);
  expect({...file.budget, renewsAt: Date.parse(file.budget.renewsAt)}).toEqual(budget);
});
