import {randomBytes} from 'node:crypto';
import {Prio3Histogram} from '@divviup/prio3';
import {below, TASKS, type Task} from '@vitrine/core';
import {assuredPin} from '@vitrine/server';
import {type AssuredRow, assure, estimateAssured, noiseVariance, parseAssured, shardBucket} from '@vitrine/sync';
import {expect, test} from 'vitest';
import {discreteLaplace} from '../../packages/server/src/privacy/discrete-laplace.ts';
import {seededWords} from '../core/random.ts';

const KEYS = {leader: point(1), helper: point(2)};
const HOUR_ID = Buffer.alloc(32, 7).toString('base64url');
const ITEM_IDS = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url'));

/** An HpkeConfigList of one P-256 key; any 65 bytes do where nothing is sealed. */
function point(byte: number): string {
  return Buffer.concat([Buffer.of(0, 74, 5, 0, 0x10, 0, 1, 0, 1, 0, 65, 4), Buffer.alloc(64, byte)]).toString('base64');
}

const ASSURED = {
  version: 'dap-09',
  epsilon: 1,
  timePrecision: 3600,
  leader: {url: 'https://dap.shop.example/', hpkeConfigs: KEYS.leader},
  helper: {url: 'https://dap.helper.example/', hpkeConfigs: KEYS.helper},
  questions: {
    hour: {length: 25, chunk: 5, taskIds: [HOUR_ID]},
    item: {length: 256, chunk: 16, taskIds: ITEM_IDS},
  },
};

test('reads what a shop switches on', () => {
  const {leader, questions, timePrecision} = parseAssured(ASSURED);
  expect(leader).toMatchObject({url: 'https://dap.shop.example/', keyId: 5});
  expect([...leader.publicKey.subarray(0, 3)]).toEqual([4, 1, 1]);
  expect(timePrecision).toBe(3600);
  expect(questions.item?.rows.map((id) => id[0])).toEqual([1, 2]);
  expect(Object.keys(questions)).toEqual(['hour', 'item']);
});

test('of several keys the first of our suite is taken', () => {
  const x25519 = Buffer.concat([Buffer.of(1, 0, 0x20, 0, 1, 0, 1, 0, 32), Buffer.alloc(32, 3)]);
  const p256 = Buffer.from(KEYS.leader, 'base64').subarray(2);
  const list = Buffer.concat([Buffer.of(0, x25519.length + p256.length), x25519, p256]).toString('base64url');
  expect(parseAssured({...ASSURED, leader: {...ASSURED.leader, hpkeConfigs: list}}).leader.keyId).toBe(5);
});

const {leader, helper, questions} = ASSURED;
const item = (change: object) => ({...ASSURED, questions: {item: {...questions.item, ...change}}});

test.for<[string, unknown]>([
  ['assured', null],
  ['assured.version', {...ASSURED, version: 'dap-15'}],
  ['assured.epsilon', {...ASSURED, epsilon: 1.01}],
  ['assured.epsilon', {...ASSURED, epsilon: Number.NaN}],
  ['assured.epsilon', {...ASSURED, epsilon: 0}],
  ['assured.timePrecision', {...ASSURED, timePrecision: 5000}],
  ['assured.leader.url', {...ASSURED, leader: {...leader, url: 'http://dap.shop.example/'}}],
  ['assured.leader.url', {...ASSURED, leader: {...leader, url: 'https://dap.shop.example/dap'}}],
  ['assured.leader.url', {...ASSURED, leader: {...leader, url: 'https://dap.shop.example/?shopper=1'}}],
  ['assured.helper.url', {...ASSURED, helper: {...helper, url: 'https://dap.shop.example/helper/'}}],
  ['assured.helper.hpkeConfigs', {...ASSURED, helper: {...helper, hpkeConfigs: KEYS.leader}}],
  ['assured.helper.hpkeConfigs', {...ASSURED, helper: {...helper, hpkeConfigs: '%'}}],
  ['assured.helper.hpkeConfigs', {...ASSURED, helper: {...helper, hpkeConfigs: KEYS.helper.slice(0, 40)}}],
  ['assured.questions', {...ASSURED, questions: {}}],
  ['assured.questions.history', {...ASSURED, questions: {history: questions.item}}],
  ['assured.questions.hour.length', {...ASSURED, questions: {hour: {...questions.hour, length: 24}}}],
  ['assured.questions.item.length', item({length: 1000})],
  ['assured.questions.item.length', item({length: 8192})],
  ['assured.questions.item.chunk', item({chunk: 0})],
  ['assured.questions.item.taskIds', item({taskIds: []})],
  ['assured.questions.item.taskIds.1', item({taskIds: [ITEM_IDS[0], ITEM_IDS[0]]})],
  ['assured.questions.item.taskIds.0', item({taskIds: ['AAAA']})],
])('refuses a wrong %s, and says which', ([field, value]) => {
  expect(() => parseAssured(value)).toThrow(expect.objectContaining({name: 'ParseError', field}));
});

test.for([
  [2, 1],
  [24, 5],
  [25, 25],
  [60, 7],
])(
  'splits one count of %i buckets in chunks of %i into the bytes that the library splits it into',
  async ([length, chunk]) => {
    const library = new Prio3Histogram({shares: 2, length, chunkLength: chunk});
    for (const bucket of [0, 1, length - 1]) {
      const [nonce, random] = [randomBytes(16), randomBytes(80)];
      const own = await shardBucket(bucket, {length, chunk}, nonce, random);
      const {publicShare, inputShares} = await library.shardEncoded(bucket, nonce, random);
      expect([own.publicShare, own.leaderShare, own.helperShare].map(hex)).toEqual(
        [publicShare, ...inputShares].map(hex),
      );
    }
    await expect(shardBucket(length, {length, chunk}, randomBytes(16), randomBytes(80))).rejects.toThrow();
  },
);

test("the helper's share is the same bytes whatever the answer, and the leader's alone is even", async () => {
  const size = {length: 24, chunk: 5};
  const nonce = Buffer.alloc(16, 1);
  const chance = Buffer.alloc(80, 2);
  const [three, nine] = [await shardBucket(3, size, nonce, chance), await shardBucket(9, size, nonce, chance)];
  expect(hex(three.helperShare)).toBe(hex(nine.helperShare));
  // For each leader's share and each bucket there is one helper's share that makes it so, and all are as likely: over many
  // draws the leader's number at bucket 3 falls into 16 sixteenths of the field alike, whether the answer is 3 or 9.
  const draws = 320;
  const topNibbles = async (bucket: number, seed: number) => {
    const words = seededWords(seed);
    const counts = Array.from({length: 16}, () => 0);
    for (let i = 0; i < draws; i++) {
      const drawn = new Uint8Array(new Uint32Array(24).map(words).buffer);
      const {leaderShare} = await shardBucket(bucket, {length: 8, chunk: 8}, drawn.subarray(0, 16), drawn.subarray(16));
      counts[leaderShare[3 * 16 + 15] >> 4]++;
    }
    return counts;
  };
  for (const [bucket, seed] of [
    [3, 1],
    [7, 2],
  ]) {
    const counts = await topNibbles(bucket, seed);
    const chi2 = counts.reduce((sum, count) => sum + (count - draws / 16) ** 2 / (draws / 16), 0);
    expect(chi2).toBeLessThan(37.7); // 15 degrees of freedom, one in a thousand
  }
});

test('a coarse question has a bucket for each answer and one for none, an open one hashes under its row', async () => {
  const real = await withRealKeys();
  const bucketsOf = async (task: Task, key: string, times: number) => {
    const random = seededWords(5);
    const found = new Map<string, number>();
    for (let i = 0; i < times; i++) {
      const made = await assure(real, {task, key}, {pin: assuredPin(real), now: 0, random});
      const name = `${made?.row}/${made?.bucket}`;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    return [...found.keys()].toSorted();
  };
  expect(await bucketsOf('hour', '0', 2)).toEqual(['0/0']);
  expect(await bucketsOf('hour', '23', 2)).toEqual(['0/23']);
  expect(await bucketsOf('hour', '', 2)).toEqual(['0/24']);
  // First 32 bits of SHA-256 over 32 bytes 1 (or 2) and "I7", modulo 256: by `sha256sum`.
  expect(await bucketsOf('item', 'I7', 12)).toEqual(['0/211', '1/100']);
  expect((await bucketsOf('item', '', 12)).length).toBeGreaterThan(6);
});

test('a report names its task, its own id and the day, and no question that is not asked this way', async () => {
  const real = await withRealKeys();
  const now = Date.UTC(2026, 4, 6, 17, 41, 3);
  const made = await assure(real, {task: 'hour', key: '4'}, {pin: assuredPin(real), now, random: seededWords(1)});
  expect(made).toMatchObject({
    url: `https://dap.shop.example/tasks/${HOUR_ID}/reports`,
    method: 'PUT',
    contentType: 'application/dap-report',
  });
  const body = Buffer.from(made!.body);
  expect(Number(body.readBigUInt64BE(16))).toBe(Date.UTC(2026, 4, 6) / 1000);
  const other = await assure(real, {task: 'hour', key: '4'}, {pin: assuredPin(real), now, random: seededWords(2)});
  expect(hex(other!.body.subarray(0, 16))).not.toBe(hex(made!.body.subarray(0, 16)));
  const none = await assure(real, {task: 'hour', key: ''}, {pin: assuredPin(real), now, random: seededWords(3)});
  expect(none!.body.length).toBe(made!.body.length);
  const weekly = {...real, timePrecision: 7 * 86_400};
  const coarse = await assure(weekly, {task: 'hour', key: '4'}, {pin: assuredPin(weekly), now, random: seededWords(1)});
  expect(Number(Buffer.from(coarse!.body).readBigUInt64BE(16)) % (7 * 86_400)).toBe(0);
  expect(
    await assure(real, {task: 'leaf', key: 'Top'}, {pin: assuredPin(real), now, random: seededWords(1)}),
  ).toBeNull();
});

test.for([
  [25, 5, 1112],
  [256, 16, 5928],
  [1024, 32, 19_752],
])('an upload of %i buckets in chunks of %i weighs %i bytes', async ([length, chunk, bytes]) => {
  const real = await withRealKeys();
  const task = length === 25 ? 'hour' : 'item';
  const asked = {...real, questions: {[task]: {length, chunk, taskIds: [HOUR_ID]}}};
  expect(
    (await assure(asked, {task, key: '4'}, {pin: assuredPin(asked), now: 0, random: seededWords(1)}))?.body.length,
  ).toBe(bytes);
});

test('noise is e^(−|k| ε / 2), to the integer', () => {
  const random = seededWords(11);
  const draws = 200_000;
  for (const [s, t] of [
    [1, 2],
    [3, 8],
  ]) {
    const epsilon = (2 * s) / t;
    const seen = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = discreteLaplace({over: t, under: s}, random);
      seen.set(k, (seen.get(k) ?? 0) + 1);
    }
    const ratio = Math.exp(-epsilon / 2);
    let chi2 = 0;
    for (let k = -8; k <= 8; k++) {
      const expected = (draws * (1 - ratio) * ratio ** Math.abs(k)) / (1 + ratio);
      chi2 += ((seen.get(k) ?? 0) - expected) ** 2 / expected;
    }
    expect(chi2).toBeLessThan(40.8); // 17 cells, one in a thousand
    const variance = [...seen].reduce((sum, [k, count]) => sum + k * k * count, 0) / draws;
    expect(variance / noiseVariance(epsilon)).toBeCloseTo(1, 1);
  }
  expect(2 * noiseVariance(1)).toBeCloseTo(15.67, 2); // PRIVACY §2 says 16 / ε²
});

/** What the aggregators would add up, without the cryptography: the same buckets, rows and noises. */
async function simulate(
  truth: ReadonlyMap<string, number>,
  silent: number,
  size: {rows: number; length: number},
  seed: number,
) {
  const random = seededWords(seed);
  const ids = Array.from({length: size.rows}, () => new Uint8Array(new Uint32Array(8).map(random).buffer));
  const rows = ids.map((taskId) => ({taskId, reports: 0, counts: Array.from({length: size.length}, () => 0)}));
  const bucketOf = await rememberedBuckets(ids, [...truth.keys()], size.length);
  for (const [key, count] of truth) {
    for (let i = 0; i < count; i++) {
      const r = below(size.rows, random);
      rows[r].reports++;
      rows[r].counts[bucketOf(r, key)]++;
    }
  }
  for (let i = 0; i < silent; i++) {
    const row = rows[below(size.rows, random)];
    row.reports++;
    row.counts[below(size.length, random)]++;
  }
  for (const {counts} of rows) {
    for (let b = 0; b < counts.length; b++) {
      counts[b] += discreteLaplace({over: 2, under: 1}, random) + discreteLaplace({over: 2, under: 1}, random);
    }
  }
  return rows satisfies AssuredRow[];
}

async function rememberedBuckets(ids: readonly Uint8Array[], keys: readonly string[], length: number) {
  const buckets = new Map<string, number>();
  for (const [r, id] of ids.entries()) {
    for (const key of keys) {
      const digest = await crypto.subtle.digest('SHA-256', Buffer.concat([id, Buffer.from(key)]));
      buckets.set(`${r}/${key}`, new DataView(digest).getUint32(0) % length);
    }
  }
  return (r: number, key: string) => buckets.get(`${r}/${key}`) ?? 0;
}

test('the estimate is right on average and its variance is what it says', async () => {
  const truth = new Map(Array.from({length: 40}, (_, i) => [`I${i}`, Math.round(300 / (i + 1))]));
  const keys = [...truth.keys(), 'nobody', 'no one'];
  const n = [...truth.values()].reduce((sum, count) => sum + count, 0);
  const errors: number[] = [];
  const scores = {rare: [] as number[], all: [] as number[]};
  const variances: number[] = [];
  for (let shop = 0; shop < 60; shop++) {
    const rows = await simulate(truth, 200, {rows: 3, length: 64}, 100 + shop);
    const estimates = await estimateAssured('item', rows, keys, 1);
    estimates.forEach(({estimate, variance}, k) => {
      errors.push(estimate - (truth.get(keys[k]) ?? 0));
      const score = errors[errors.length - 1] ** 2 / variance;
      scores.all.push(score);
      if ((truth.get(keys[k]) ?? 0) < 20) scores.rare.push(score);
      if (k >= 40) variances.push(variance);
    });
  }
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const sd = Math.sqrt(mean(errors.map((error) => error ** 2)));
  expect(Math.abs(mean(errors))).toBeLessThan(0.15 * sd);
  expect(mean(scores.rare)).toBeGreaterThan(0.85);
  expect(mean(scores.rare)).toBeLessThan(1.15);
  expect(mean(scores.all)).toBeLessThan(1.1);
  // PRIVACY §2: 16 R / ε² + n / L + n² Σ w² / (L R), n here without the silent in the last term.
  const squares = [...truth.values()].reduce((sum, count) => sum + count ** 2, 0);
  const planned = 16 * 3 + (n + 200) / 64 + squares / (64 * 3);
  expect(mean(variances) / planned).toBeGreaterThan(0.9);
  expect(mean(variances) / planned).toBeLessThan(1.1);
});

test('a coarse question is read off its cells', async () => {
  const counts = Array.from({length: TASKS.hour.cells.length + 1}, (_, i) => 10 * i);
  const row = {taskId: new Uint8Array(32), reports: 3000, counts};
  const estimates = await estimateAssured('hour', [row], ['0', '23', ''], 1);
  expect(estimates.map(({estimate}) => estimate)).toEqual([0, 230, 240]);
  expect(estimates[0].variance).toBeCloseTo(2 * noiseVariance(1));
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The same shop with keys that can be sealed to. */
async function withRealKeys() {
  const configOf = async () => {
    const pair = await crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, true, ['deriveBits']);
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey));
    return Buffer.concat([Buffer.of(0, 74, 5, 0, 0x10, 0, 1, 0, 1, 0, 65), raw]).toString('base64');
  };
  return {
    ...ASSURED,
    leader: {...leader, hpkeConfigs: await configOf()},
    helper: {...helper, hpkeConfigs: await configOf()},
  };
}
