import {createHash, randomBytes} from 'node:crypto';
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Field128} from '@divviup/field';
import {Prio3Histogram} from '@divviup/prio3';
import {XofTurboShake128} from '@divviup/xof';
import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import type {RandomWord} from '@vitrine/core';
import {discreteLaplace} from '../../packages/server/src/privacy/discrete-laplace.ts';

/**
 * A leader and a helper that speak DAP-09 to a client and something simpler to each other: each report is prepared when it
 * comes instead of in jobs, and the collector gets the shares unsealed. What they check and add is Prio3's, by the library.
 */

export interface RigTask {
  /** Base64url. */
  readonly id: string;
  readonly length: number;
  readonly chunk: number;
}

export interface AggregateShare {
  readonly reports: number;
  readonly share: bigint[];
}

export interface Aggregator {
  readonly url: string;
  /** As its `hpke_config` answers, base64. */
  readonly hpkeConfigs: string;
  /** Bytes of every request that came. */
  readonly received: Buffer[];
  /** Its own sum of output shares; what it would publish has noise. */
  exactShare(taskId: string): AggregateShare;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly tasks: readonly RigTask[];
  /** ε = numerator / denominator of each aggregator's noise. */
  readonly epsilon: readonly [number, number];
  readonly minBatch: number;
  /** Seeded, so that a test of noise fails always or never. */
  readonly random: RandomWord;
}

const FIELD = new Field128();
const SEED = 16;
const KEY_ID = {leader: 7, helper: 9} as const;
const ROLE = {leader: 2, helper: 3} as const;
const AGGREGATOR = {leader: 0, helper: 1} as const;

export async function startAggregators(options: RigOptions): Promise<{leader: Aggregator; helper: Aggregator}> {
  const verifyKey = randomBytes(SEED); // the two share it; a client that knew it could make false proofs
  const helper = await startAggregator('helper', options, verifyKey, '');
  return {helper, leader: await startAggregator('leader', options, verifyKey, helper.url)};
}

/** What a collector does: asks both for their noised shares and adds them. */
export async function collect(urls: readonly string[], taskId: string): Promise<{reports: number; counts: number[]}> {
  const shares = await Promise.all(
    urls.map(async (url) => {
      const response = await fetch(`${url}tasks/${taskId}/share`);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as {reports: number; batch: string; share: string};
    }),
  );
  if (new Set(shares.map(({batch}) => batch)).size !== 1) throw new Error('the aggregators added different reports');
  const counts = unshard(shares.map(({share}) => FIELD.decode(Buffer.from(share, 'base64'))));
  return {reports: shares[0].reports, counts};
}

/** The sum of two shares, as signed numbers: noise takes a count below 0. */
export function unshard(shares: readonly bigint[][]): number[] {
  const sum = shares.reduce((one, other) => FIELD.vecAdd(one, other));
  return sum.map((value) => Number(value > FIELD.modulus / 2n ? value - FIELD.modulus : value));
}

async function startAggregator(
  role: 'leader' | 'helper',
  {tasks, epsilon, minBatch, random}: RigOptions,
  verifyKey: Buffer,
  helperUrl: string,
): Promise<Aggregator> {
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const keys = await suite.kem.generateKeyPair();
  const publicKey = Buffer.from(await suite.kem.serializePublicKey(keys.publicKey));
  const config = Buffer.concat([Buffer.of(KEY_ID[role], 0, 0x10, 0, 1, 0, 1, 0, publicKey.length), publicKey]);
  const hpkeConfigs = Buffer.concat([Buffer.of(0, config.length), config]);
  const received: Buffer[] = [];
  const states = new Map(
    tasks.map((task) => {
      const prio = new Prio3Histogram({shares: 2, length: task.length, chunkLength: task.chunk});
      const sum = prio.aggregate(null, []);
      return [task.id, {prio, sum, seen: new Map<string, string>(), counted: [] as string[], noised: ''}];
    }),
  );
  const stateOf = (id: string) => {
    const state = states.get(id);
    if (!state) throw new Error('unrecognizedTask');
    return state;
  };

  async function open(taskId: string, report: Report): Promise<Buffer> {
    const {keyId, enc, payload} = role === 'leader' ? report.leader : report.helper;
    if (keyId !== KEY_ID[role]) throw new Error('hpkeUnknownConfigId');
    const info = Buffer.concat([Buffer.from('dap-09 input share'), Buffer.of(1, ROLE[role])]);
    const aad = Buffer.concat([
      Buffer.from(taskId, 'base64url'),
      report.metadata,
      uint32(report.publicShare.length),
      report.publicShare,
    ]);
    const opened = await suite.open(
      {recipientKey: keys.privateKey, info: copy(info), enc: copy(enc)},
      copy(payload),
      copy(aad),
    );
    const reader = createReader(Buffer.from(opened));
    if (reader.take(2).readUInt16BE() !== 0) throw new Error('extensions');
    const share = reader.opaque(4);
    reader.end();
    return share;
  }

  /** The first round: checks nothing yet, since neither can alone. */
  async function prepare(taskId: string, report: Report) {
    const {prio} = stateOf(taskId);
    const share = await open(taskId, report);
    const nonce = report.metadata.subarray(0, SEED);
    const parts = [report.publicShare.subarray(0, SEED), report.publicShare.subarray(SEED)];
    if (report.publicShare.length !== 2 * SEED) throw new Error('public share');
    const input = role === 'leader' ? leaderInput(prio, share) : await helperInput(prio, share);
    return prio.prepareInit(verifyKey, AGGREGATOR[role], null, nonce, {jointRandParts: parts}, input);
  }
  function count(taskId: string, reportId: string, output: bigint[]) {
    const state = stateOf(taskId);
    state.sum = FIELD.vecAdd(state.sum, output);
    state.counted.push(reportId);
  }
  /** One report id is taken once, whatever becomes of it. */
  function claim(taskId: string, report: Report, bytes: Buffer): 'new' | 'same' {
    const {seen} = stateOf(taskId);
    const id = idOf(report);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const before = seen.get(id);
    if (before === undefined) {
      seen.set(id, digest);
      return 'new';
    }
    if (before !== digest) throw new Error('reportReplayed');
    return 'same';
  }

  const routes = {
    /** A client's upload, at the leader. The same bytes again are answered alike and counted once (DAP-09 §4.4.2). */
    async upload(taskId: string, bytes: Buffer): Promise<[number, string]> {
      const report = parseReport(bytes);
      if (claim(taskId, report, bytes) === 'same') return [200, ''];
      const {prio} = stateOf(taskId);
      const {preparationState, preparationShare} = await prepare(taskId, report);
      const helped = await fetch(`${helperUrl}tasks/${taskId}/prepare`, {
        method: 'POST',
        body: Buffer.concat([
          uint32(bytes.length),
          withoutLeader(report),
          prio.encodePreparationShare(preparationShare),
        ]),
      });
      if (!helped.ok) throw new Error(await helped.text());
      const jointRand = Buffer.from(await helped.arrayBuffer());
      const finished = prio.prepareNext(preparationState, {jointRand});
      if (!('outputShare' in finished)) throw new Error('one round is all there is');
      count(taskId, idOf(report), finished.outputShare);
      return [201, ''];
    },
    /** The leader's question, at the helper: it decides on both verifier shares, and the leader takes its word for it. */
    async prepare(taskId: string, bytes: Buffer): Promise<[number, Buffer]> {
      const reader = createReader(bytes.subarray(4));
      const report = readWithoutLeader(reader);
      if (claim(taskId, report, bytes) === 'same') throw new Error('reportReplayed');
      const {prio} = stateOf(taskId);
      const verifier = FIELD.decode(reader.take(prio.flp.verifierLen * FIELD.encodedSize));
      const leaderShare = {verifiersShare: verifier, jointRandomnessPart: reader.take(SEED)};
      reader.end();
      const {preparationState, preparationShare} = await prepare(taskId, report);
      const message = await prio.unshardPreparationShares(null, [leaderShare, preparationShare]);
      const finished = prio.prepareNext(preparationState, message);
      if (!('outputShare' in finished)) throw new Error('one round is all there is');
      count(taskId, idOf(report), finished.outputShare);
      return [200, prio.encodePreparationMessage(message)];
    },
    /** The noise is drawn once: whoever asks again gets the same, or the mean of many would tell. */
    async share(taskId: string): Promise<[number, string]> {
      const state = stateOf(taskId);
      if (state.counted.length < minBatch) throw new Error('invalidBatchSize');
      const noise = state.sum.map(() => BigInt(discreteLaplace({over: 2 * epsilon[1], under: epsilon[0]}, random)));
      const wrapped = noise.map((value) => ((value % FIELD.modulus) + FIELD.modulus) % FIELD.modulus);
      state.noised ||= JSON.stringify({
        reports: state.counted.length,
        batch: createHash('sha256').update(state.counted.toSorted().join()).digest('hex'),
        share: Buffer.from(FIELD.encode(FIELD.vecAdd(state.sum, wrapped))).toString('base64'),
      });
      return [200, state.noised];
    },
  };

  const answer = async (request: IncomingMessage): Promise<[number, string | Buffer]> => {
    const body = Buffer.concat(await request.toArray());
    received.push(body);
    const {pathname} = new URL(request.url ?? '/', 'http://rig');
    if (pathname === '/hpke_config') return [200, hpkeConfigs];
    const [, taskId, last] = /^\/tasks\/([\w-]+)\/(\w+)$/.exec(pathname) ?? [];
    const call = `${role} ${request.method} ${last}`;
    if (call === 'leader PUT reports') {
      if (request.headers['content-type'] !== 'application/dap-report') return [415, ''];
      return routes.upload(taskId, body);
    }
    if (call === 'helper POST prepare') return routes.prepare(taskId, body);
    if (last === 'share' && request.method === 'GET') return routes.share(taskId);
    return [404, 'unrecognized'];
  };
  const server = createServer((request, response) => {
    void answer(request)
      .catch((error: unknown): [number, string] => [400, error instanceof Error ? error.message : 'refused'])
      .then(([status, body]) => {
        const type = request.url?.startsWith('/hpke_config')
          ? 'application/dap-hpke-config-list'
          : 'application/octet-stream';
        response.writeHead(status, {'Content-Type': type}).end(body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    hpkeConfigs: hpkeConfigs.toString('base64'),
    received,
    exactShare: (taskId) => ({reports: stateOf(taskId).counted.length, share: stateOf(taskId).sum}),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

interface Ciphertext {
  readonly keyId: number;
  readonly enc: Buffer;
  readonly payload: Buffer;
}

interface Report {
  /** Report id and time. */
  readonly metadata: Buffer;
  readonly publicShare: Buffer;
  readonly leader: Ciphertext;
  readonly helper: Ciphertext;
}

const idOf = ({metadata}: Report): string => metadata.subarray(0, SEED).toString('hex');

export function parseReport(bytes: Buffer): Report {
  const reader = createReader(bytes);
  const report = {
    metadata: reader.take(24),
    publicShare: reader.opaque(4),
    leader: reader.ciphertext(),
    helper: reader.ciphertext(),
  };
  reader.end();
  return report;
}

/** What the helper is shown of a report: never the leader's ciphertext. */
function withoutLeader({metadata, publicShare, helper}: Report): Buffer {
  const {keyId, enc, payload} = helper;
  const head = [metadata, uint32(publicShare.length), publicShare, Buffer.of(keyId)];
  return Buffer.concat([...head, uint32(enc.length).subarray(2), enc, uint32(payload.length), payload]);
}

const readWithoutLeader = (reader: Reader): Report => ({
  metadata: reader.take(24),
  publicShare: reader.opaque(4),
  leader: {keyId: 0, enc: Buffer.alloc(0), payload: Buffer.alloc(0)},
  helper: reader.ciphertext(),
});

interface Reader {
  take(length: number): Buffer;
  opaque(width: 2 | 4): Buffer;
  ciphertext(): Ciphertext;
  end(): void;
}

function createReader(bytes: Buffer): Reader {
  let at = 0;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Error('invalidMessage');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const opaque = (width: 2 | 4) => take(take(width).readUIntBE(0, width));
  return {
    take,
    opaque,
    ciphertext: () => ({keyId: take(1)[0], enc: opaque(2), payload: opaque(4)}),
    end() {
      if (at !== bytes.length) throw new Error('invalidMessage');
    },
  };
}

function leaderInput({flp}: Prio3Histogram, share: Buffer) {
  const reader = createReader(share);
  const measurement = reader.take(flp.measurementLen * FIELD.encodedSize);
  const proof = reader.take(flp.proofLen * FIELD.encodedSize);
  const blind = reader.take(SEED);
  reader.end();
  return inputShare(FIELD.decode(measurement), FIELD.decode(proof), blind);
}

async function helperInput({flp}: Prio3Histogram, share: Buffer) {
  const reader = createReader(share);
  const [measurementSeed, proofSeed, blind] = [reader.take(SEED), reader.take(SEED), reader.take(SEED)];
  reader.end();
  const expand = (seed: Buffer, usage: number, binder: Buffer, length: number) =>
    XofTurboShake128.expandIntoVec(FIELD, seed, Buffer.of(8, 0, 0, 0, 0, 3, 0, usage), binder, length);
  return inputShare(
    await expand(measurementSeed, 1, Buffer.of(1), flp.measurementLen),
    await expand(proofSeed, 2, Buffer.of(1, 1), flp.proofLen),
    blind,
  );
}

/** As the library has it; how the shares came is of no use to it here. */
const inputShare = (measurementShare: bigint[], proofsShare: bigint[], blind: Buffer) => ({
  measurementShare,
  proofsShare,
  blind,
  wireMeasurementShare: Buffer.alloc(0),
  wireProofShare: Buffer.alloc(0),
});

const copy = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
