import {randomBytes} from 'node:crypto';
import {Task as DapTask} from '@divviup/dap';
import {Prio3Histogram} from '@divviup/prio3';
import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {type Manifest, periodOf, type ShopEvent, type Task, WINDOW_MS} from '@vitrine/core';
import {assuredPin} from '@vitrine/server';
import {createMemoryStore, type Store} from '@vitrine/store';
import {
  assure,
  createSync,
  drawAnswer,
  drawDecoy,
  estimateAssured,
  type Fetch,
  noiseVariance,
  type SyncConfig,
  seal,
  sendPending,
} from '@vitrine/sync';
import {afterEach, expect, test} from 'vitest';
import {seededWords} from '../core/random.ts';
import {collect, startAggregators, unshard} from './aggregators.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 4, 6, 12);
/** The longest that a body waits before it leaves, and longer than any wait between attempts. */
const DUE = 600_000;
const VISIT = 6 * 3_600_000;
const SIZES = {hour: {length: 25, chunk: 5, rows: 1}, itemPair: {length: 4096, chunk: 64, rows: 2}} as const;
const OPEN: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of OPEN.splice(0)) await close();
});

/** Two aggregators behind real sockets, a shop's manifest that names them, and the network of a device. */
async function openRig(asked: 'hour' | 'itemPair', {minBatch = 1, seed = 1} = {}) {
  const {length, chunk, rows} = SIZES[asked];
  const taskIds = Array.from({length: rows}, () => randomBytes(32).toString('base64url'));
  const tasks = taskIds.map((id) => ({id, length, chunk}));
  const {leader, helper} = await startAggregators({tasks, epsilon: [1, 1], minBatch, random: seededWords(seed)});
  OPEN.push(leader.close, helper.close);
  const assured = {
    version: 'dap-09',
    epsilon: 1,
    timePrecision: 3600,
    leader: {url: leader.url, hpkeConfigs: leader.hpkeConfigs},
    helper: {url: helper.url, hpkeConfigs: helper.hpkeConfigs},
    questions: {[asked]: {length, chunk, taskIds}},
  };
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const {publicKey} = await suite.kem.generateKeyPair();
  const point = Buffer.from(await suite.kem.serializePublicKey(publicKey)).toString('base64');
  const file = {hash: '0'.repeat(64), bytes: 1};
  const manifest: Manifest = {
    shopId: 'bedding',
    builtAt: NOON,
    head: file,
    body: file,
    seal: {keyId: 1, publicKey: point},
    a: {fine: 148, coarse: 20},
    shares: {[asked]: 1},
    evidence: [],
    assured,
  };
  return {leader, helper, taskIds, tasks, assured, manifest};
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A device with a clock of its own. What is for the shop's server ends here; what is for the leader goes over the wire. */
function createDevice(manifest: Manifest, seed: number, more: Partial<SyncConfig> = {}) {
  const assured = manifest.assured === undefined ? '' : assuredPin(manifest.assured);
  const config = {server: 'https://shop.test', shopId: 'bedding', key: '', gpc: false, sealUrl: '', assured, ...more};
  const store = createMemoryStore();
  const sent: Sent[] = [];
  let now = NOON;
  let isDown = false;
  let loaded = 0;
  const shopFetch: Fetch = async (url, init = {}) => {
    if (url.endsWith('/manifest')) return Response.json({manifest: JSON.stringify(manifest), signature: ''});
    sent.push({url, init});
    if (url.startsWith('https://shop.test/')) return new Response(null, {status: 204});
    return isDown ? new Response(null, {status: 503}) : fetch(url, {...init, keepalive: false});
  };
  const visit = () =>
    createSync({
      store,
      config,
      fetch: shopFetch,
      now: () => now,
      random: seededWords(seed),
      loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
      loadAssure: async () => {
        loaded++;
        return assure;
      },
      offsetMinutes: () => 0,
    });
  return {
    store,
    sent,
    visit,
    loaded: () => loaded,
    setDown: (down: boolean) => {
      isDown = down;
    },
    wait: (ms: number) => {
      now += ms;
    },
    async answer(events: readonly ShopEvent[]) {
      await visit().prepareReport(events, lookup);
      now += DUE;
      await visit().sendReport();
    },
  };
}

const lookup = () => ['Top', 'Leaf'];
const view = (itemId: string, at: number): ShopEvent => ({type: 'view', at, item: {itemId}});
const hourAt = (hour: number) => [view('I1', NOON - DAY - 12 * 3_600_000 + hour * 3_600_000)];
const lastReceipt = async (store: Store) => (await store.readReceipts())[0];
const put = (url: string, body: Uint8Array<ArrayBuffer>, type = 'application/dap-report') =>
  fetch(url, {method: 'PUT', body, headers: {'Content-Type': type}});

test('two hundred devices are added up by two aggregators: exactly before the noise, within it after', async () => {
  const {leader, helper, taskIds, manifest} = await openRig('hour', {minBatch: 100});
  const [taskId] = taskIds;
  const truth = Array.from({length: 25}, () => 0);
  for (let i = 0; i < 200; i++) {
    const device = createDevice(manifest, i);
    const hour = (i * i) % 24;
    await device.answer(i % 10 === 0 ? [] : hourAt(hour));
    truth[i % 10 === 0 ? 24 : hour]++;
    const {body, upload, state, answer, cost} = await lastReceipt(device.store);
    expect(state).toBe('sent');
    expect(answer).toEqual({row: 0, value: i % 10 === 0 ? 24 : hour});
    expect(cost).toBeCloseTo(Math.log(20));
    expect(upload).toEqual({
      url: `${leader.url}tasks/${taskId}/reports`,
      method: 'PUT',
      contentType: 'application/dap-report',
    });
    expect(Buffer.from(body).equals(leader.received[i])).toBe(true); // the receipt shows what crossed the wire
    expect(device.sent).toHaveLength(1);
  }
  const [one, other] = [leader.exactShare(taskId), helper.exactShare(taskId)];
  expect([one.reports, other.reports]).toEqual([200, 200]);
  expect(unshard([one.share, other.share])).toEqual(truth);

  const {reports, counts} = await collect([leader.url, helper.url], taskId);
  expect(await collect([leader.url, helper.url], taskId)).toEqual({reports, counts}); // asked again, the noise is the same
  const keys = [...Array.from({length: 24}, (_, hour) => String(hour)), ''];
  const estimates = await estimateAssured(
    'hour',
    [{taskId: Buffer.from(taskId, 'base64url'), reports, counts}],
    keys,
    1,
  );
  const chi2 = estimates.reduce((sum, {estimate, variance}, i) => sum + (estimate - truth[i]) ** 2 / variance, 0);
  expect(chi2).toBeGreaterThan(8); // there is noise
  expect(chi2).toBeLessThan(60); // and no more than there should be, 25 cells
  expect(estimates[0].variance).toBeCloseTo(2 * noiseVariance(1));
}, 60_000);

test('devices with pairs of items go to one of two rows of 4,096 buckets, drawn by each', async () => {
  const {leader, helper, taskIds, manifest} = await openRig('itemPair');
  const expected = new Map(taskIds.map((id) => [id, Array.from({length: 4096}, () => 0)]));
  for (const [i, partner] of ['I2', 'I3', 'I2', ''].entries()) {
    const device = createDevice(manifest, 10 + i);
    await device.answer(partner === '' ? [] : [view('I1', NOON - 60_000), view(partner, NOON - 50_000)]);
    const {answer, body, state, cost, fact} = await lastReceipt(device.store);
    expect({state, fact}).toEqual({state: 'sent', fact: partner === '' ? '' : `I1\t${partner}`});
    expect(cost).toBeCloseTo(Math.log(148));
    expect(body.length).toBe(60 + 72 + 22 + 71_680 + 72 + 22 + 48); // head, then twice a key, seal and share
    expect(device.sent[0].init.keepalive).toBe(false); // a browser refuses more than 64 KiB of it
    expected.get(taskIds[answer.row])![answer.value]++;
  }
  for (const id of taskIds) {
    expect(unshard([leader.exactShare(id).share, helper.exactShare(id).share])).toEqual(expected.get(id));
  }
}, 60_000);

test('a client that counts for more than one is refused, whatever it adds', async () => {
  const {leader, helper, taskIds, assured} = await openRig('hour');
  const {length, chunk} = SIZES.hour;
  const cheats: Record<string, (honest: bigint[]) => bigint[]> = {
    'two in a bucket': (honest) => honest.map((value) => 2n * value),
    'one in two buckets': (honest) => honest.map((value, i) => (i === 5 ? 1n : value)),
    'one more and one less': (honest) => honest.map((value, i) => (i === 5 ? -1n : i === 3 ? 2n : value)),
    nothing: (honest) => honest.map(() => 0n),
  };
  const url = `${leader.url}tasks/${taskIds[0]}/reports`;
  for (const [name, cheat] of Object.entries(cheats)) {
    const vdaf = new Prio3Histogram({shares: 2, length, chunkLength: chunk});
    const {flp} = vdaf;
    const encode = flp.encode.bind(flp);
    flp.encode = (bucket) =>
      cheat(encode(bucket)).map((value) => ((value % flp.field.modulus) + flp.field.modulus) % flp.field.modulus);
    const task = createDapTask(assured, taskIds[0]);
    Object.assign(task.vdaf, {shardEncoded: vdaf.shardEncoded.bind(vdaf)});
    const response = await put(url, Uint8Array.from((await task.generateReport(3)).encode()));
    expect([name, response.status, await response.text()]).toEqual([name, 400, 'Verify error']);
  }
  const honest = await assure(
    assured,
    {task: 'hour', key: '3'},
    {pin: assuredPin(assured), now: NOON, random: seededWords(1)},
  );
  expect((await put(url, honest!.body)).status).toBe(201);
  expect([leader, helper].map((one) => one.exactShare(taskIds[0]).reports)).toEqual([1, 1]);
});

test('a report with a flipped bit opens nowhere, wherever the bit is', async () => {
  const {leader, helper, taskIds, assured} = await openRig('hour');
  const url = `${leader.url}tasks/${taskIds[0]}/reports`;
  const {body} = (await assure(
    assured,
    {task: 'hour', key: '3'},
    {pin: assuredPin(assured), now: NOON, random: seededWords(1)},
  ))!;
  const random = seededWords(2);
  const places = [0, 16, 23, 24, 28, 40, 60, 61, 63, 100, body.length - 1];
  for (let i = 0; i < 40; i++) places.push(random() % body.length);
  for (const place of places) {
    const flipped = body.slice();
    flipped[place] ^= 1 << (place % 8);
    expect([place, (await put(url, flipped)).status]).toEqual([place, 400]);
  }
  for (const cut of [body.slice(0, -1), Uint8Array.from([...body, 0]), new Uint8Array(0)]) {
    expect((await put(url, cut)).status).toBe(400);
  }
  const otherTask = `${leader.url}tasks/${randomBytes(32).toString('base64url')}/reports`;
  expect((await put(otherTask, body)).status).toBe(400);
  expect([leader, helper].map((one) => one.exactShare(taskIds[0]).reports)).toEqual([0, 0]);
});

test('the same report is counted once, and a report id only with its first bytes', async () => {
  const {leader, helper, taskIds, assured} = await openRig('hour');
  const url = `${leader.url}tasks/${taskIds[0]}/reports`;
  const made = (seed: number) =>
    assure(assured, {task: 'hour', key: '3'}, {pin: assuredPin(assured), now: NOON, random: seededWords(seed)});
  const {body} = (await made(1))!;
  expect((await put(url, body)).status).toBe(201);
  expect((await put(url, body)).status).toBe(200);
  const sameId = (await made(1))!.body; // the same id and shares, sealed anew
  expect(Buffer.from(sameId.subarray(0, 16)).equals(Buffer.from(body.subarray(0, 16)))).toBe(true);
  expect(await (await put(url, sameId)).text()).toBe('reportReplayed');
  // A leader that plays a report to the helper twice gets nothing for it either.
  const [toHelper] = helper.received;
  const again = await fetch(`${helper.url}tasks/${taskIds[0]}/prepare`, {
    method: 'POST',
    body: Uint8Array.from(toHelper),
  });
  expect([again.status, await again.text()]).toEqual([400, 'reportReplayed']);
  expect([leader, helper].map((one) => one.exactShare(taskIds[0]).reports)).toEqual([1, 1]);
});

test('neither aggregator can tell one answer from another by its own share', async () => {
  const shareOf = async (key: string) => {
    const {leader, helper, taskIds, assured} = await openRig('hour');
    const id = Buffer.alloc(32, 3).toString('base64url');
    expect(taskIds).not.toContain(id);
    const {body} = (await assure(
      assured,
      {task: 'hour', key},
      {pin: assuredPin(assured), now: NOON, random: seededWords(7)},
    ))!;
    await put(`${leader.url}tasks/${taskIds[0]}/reports`, body);
    return {leader: leader.exactShare(taskIds[0]).share, helper: helper.exactShare(taskIds[0]).share};
  };
  const [three, nine] = [await shareOf('3'), await shareOf('9')];
  expect(three.helper).toEqual(nine.helper); // with the helper's seed the same, it has the same, whatever was answered
  const differs = three.leader.flatMap((value, i) => (value === nine.leader[i] ? [] : [i]));
  expect(differs).toEqual([3, 9]); // and without that seed the leader's numbers are even in the field
  expect(three.leader.every((value) => value > 2n ** 90n)).toBe(true);
});

test('a batch that is too small is not given out', async () => {
  const {leader, helper, taskIds, assured} = await openRig('hour', {minBatch: 2});
  const {body, url} = (await assure(
    assured,
    {task: 'hour', key: '3'},
    {pin: assuredPin(assured), now: NOON, random: seededWords(1)},
  ))!;
  await put(url, body);
  await expect(collect([leader.url, helper.url], taskIds[0])).rejects.toThrow('invalidBatchSize');
});

test("the aggregators take the reports of the library's own client alike", async () => {
  const {leader, helper, taskIds, assured} = await openRig('hour');
  await createDapTask(assured, taskIds[0]).sendMeasurement(11, {timestamp: new Date(NOON)});
  const ours = (await assure(
    assured,
    {task: 'hour', key: '11'},
    {pin: assuredPin(assured), now: NOON, random: seededWords(1)},
  ))!;
  await put(ours.url, ours.body);
  const [theirs, own] = leader.received.filter(({length}) => length > 0);
  expect(own.length).toBe(theirs.length);
  expect(own.subarray(16, 28)).toEqual(theirs.subarray(16, 28)); // the day, and the length of what follows
  expect(unshard([leader.exactShare(taskIds[0]).share, helper.exactShare(taskIds[0]).share])[11]).toBe(2);
});

test('what did not get through goes again byte for byte, and is one answer of the window', async () => {
  const {leader, manifest, taskIds} = await openRig('hour');
  const device = createDevice(manifest, 5);
  device.setDown(true);
  await device.answer(hourAt(9));
  device.wait(VISIT);
  device.setDown(false);
  await device.visit().sendReport();
  const [first, second] = device.sent.map(({init}) => Buffer.from(init.body as Uint8Array));
  expect(second.equals(first)).toBe(true);
  expect(leader.exactShare(taskIds[0]).reports).toBe(1);
  device.wait(VISIT);
  await device.answer(hourAt(9));
  expect(device.sent[2].url).toBe('https://shop.test/v1/shops/bedding/summaries'); // a decoy: the window is closed
  expect((await device.store.readLedger()).spent).toBeCloseTo(Math.log(20));
  device.wait(WINDOW_MS);
  await device.answer([]);
  expect(leader.exactShare(taskIds[0]).reports).toBe(2);
});

test('a split answer waits where it can be refused, and then never leaves', async () => {
  const {leader, manifest} = await openRig('hour');
  const device = createDevice(manifest, 6);
  await device.visit().prepareReport(hourAt(9), lookup);
  await device.visit().refuse();
  device.wait(DUE);
  await device.visit().sendReport();
  expect(device.sent).toEqual([]);
  expect(leader.received).toEqual([]);
  expect((await device.store.readLedger()).spent).toBeCloseTo(Math.log(20));
});

test('a server that names aggregators which the page does not pin is answered with noise, as ever', async () => {
  const {leader, manifest} = await openRig('hour');
  const others = {...(manifest.assured as object), epsilon: 0.5};
  for (const assured of ['', assuredPin(others)]) {
    const device = createDevice(manifest, 4, {assured});
    await device.answer(hourAt(9));
    expect(device.sent.map(({url}) => url)).toEqual(['https://shop.test/v1/shops/bedding/summaries']);
    expect((await device.store.readReceipts())[0]).not.toHaveProperty('upload', expect.anything());
    expect(device.loaded()).toBe(assured === '' ? 0 : 1);
  }
  expect(leader.received).toEqual([]);
});

test('without the field, under Global Privacy Control, or in a closed window nothing of it is loaded', async () => {
  const {manifest} = await openRig('hour');
  const {assured: _, ...plain} = manifest;
  const ordinary = createDevice(plain, 1);
  await ordinary.answer(hourAt(9));
  expect(ordinary.loaded()).toBe(0);
  expect(ordinary.sent).toMatchObject([{url: 'https://shop.test/v1/shops/bedding/summaries', init: {method: 'POST'}}]);
  expect((await lastReceipt(ordinary.store)).upload).toBeUndefined();
  expect((ordinary.sent[0].init.body as Uint8Array).length).toBe(256);

  const withGpc = createDevice(manifest, 1, {gpc: true});
  await withGpc.answer(hourAt(9));
  expect([withGpc.loaded(), withGpc.sent.length]).toEqual([0, 0]);

  const device = createDevice(manifest, 1);
  await device.answer(hourAt(9));
  device.wait(VISIT);
  await device.answer(hourAt(9));
  expect(device.loaded()).toBe(1);
});

test('a shop that asks for too much is given no answer at all, not even a randomised one', async () => {
  const {manifest, assured} = await openRig('hour');
  const greedy = createDevice({...manifest, assured: {...assured, epsilon: 8}}, 1);
  await expect(greedy.answer(hourAt(9))).rejects.toThrow('assured.epsilon');
  const alone = createDevice({...manifest, assured: {...assured, helper: assured.leader}}, 1);
  await expect(alone.answer(hourAt(9))).rejects.toThrow('assured.helper.url');
  expect([...greedy.sent, ...alone.sent]).toEqual([]);
});

test('a question that is not named there is answered as ever', async () => {
  const {manifest} = await openRig('hour');
  const device = createDevice({...manifest, shares: {relation: 1}}, 1);
  await device.answer(hourAt(9));
  expect(await lastReceipt(device.store)).toMatchObject({
    task: 'relation' satisfies Task,
    period: periodOf(NOON),
    a: 20,
  });
  expect((await lastReceipt(device.store)).body).toHaveLength(256);
});

/** The library's client for the same task. */
function createDapTask({leader, helper}: {leader: {url: string}; helper: {url: string}}, id: string) {
  const {length, chunk: chunkLength} = SIZES.hour;
  const urls = {leader: leader.url, helper: helper.url};
  return new DapTask({type: 'histogram', id, length, chunkLength, ...urls, timePrecisionSeconds: 86_400});
}
