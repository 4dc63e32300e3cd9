import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {below, type RandomWord, type Task} from '@vitrine/core';
import {bucketOfFact} from './bucket.ts';
import {type Aggregator, type Assured, DAP_VERSION, parseAssured} from './config.ts';
import {join, NONCE_BYTES, SHARD_RANDOM_BYTES, shardBucket} from './shard.ts';

/** One answer, split and sealed: sent as it is, and again as it is, since its report id is in it. */
export interface AssuredUpload {
  /** Which of the question's DAP tasks it goes to. */
  readonly row: number;
  /** The true bucket; in `body` it is in two shares. */
  readonly bucket: number;
  readonly url: string;
  readonly method: 'PUT';
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface AssureDeps {
  /** What the page's tag pins: the digest of the field as the page's owner has seen it. */
  readonly pin: string;
  /** Epoch ms. */
  readonly now: number;
  /** Cryptographic; seeded only in tests and simulations. */
  readonly random: RandomWord;
}

/**
 * Answers a question under the manifest's field `assured`; null when the page does not pin that very field, or the shop does
 * not ask the question that way: then it is answered as ever. A server alone can not switch the noise off.
 *
 * @param offered the field as it came
 * @throws ParseError when the field asks for what this device does not give
 */
export type Assure = (
  offered: unknown,
  fact: {readonly task: Task; readonly key: string},
  deps: AssureDeps,
) => Promise<AssuredUpload | null>;

const CONTENT_TYPE = 'application/dap-report';
const DAY_S = 86_400;
const ROLE = {client: 1, leader: 2, helper: 3} as const;

/**
 * A DAP-09 report: report id 16 | time u64 | public share u32+ | leader's ciphertext | helper's ciphertext, each key id u8 |
 * enc u16+ | payload u32+. Big-endian. Each share is sealed for its aggregator alone, with task, id, time and public share
 * as associated data: a changed byte opens nowhere.
 *
 * Source: draft-ietf-ppm-dap-09 §4.4.2
 */
export const assure: Assure = async (offered, fact, {pin, now, random}) => {
  if ((await pinOf(offered)) !== pin) return null;
  const assured = parseAssured(offered);
  const question = assured.questions[fact.task];
  if (!question) return null;
  const row = below(question.rows.length, random);
  const taskId = question.rows[row];
  const bucket = await bucketOfFact(fact, taskId, question.length, random);
  const reportId = drawBytes(NONCE_BYTES, random);
  const shares = await shardBucket(bucket, question, reportId, drawBytes(SHARD_RANDOM_BYTES, random));
  const metadata = join([reportId, uint64(roundTime(now, assured))]);
  const publicShare = withLength(shares.publicShare, 4);
  const aad = join([taskId, metadata, publicShare]);
  const body = join([
    metadata,
    publicShare,
    await sealShare(shares.leaderShare, assured.leader, ROLE.leader, aad),
    await sealShare(shares.helperShare, assured.helper, ROLE.helper, aad),
  ]);
  const url = `${assured.leader.url}tasks/${toBase64Url(taskId)}/reports`;
  return {row, bucket, url, method: 'PUT', contentType: CONTENT_TYPE, body};
};

/** SHA-256 of the field's JSON, base64url: with it the page names both aggregators, their keys and every task. */
async function pinOf(offered: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(offered)));
  return toBase64Url(new Uint8Array(digest));
}

/** Seconds, rounded down to the task's precision and to the day: DAP's own precision may be an hour, which says too much. */
function roundTime(now: number, {timePrecision}: Assured): number {
  const step = Math.max(timePrecision, DAY_S);
  return Math.floor(now / 1000 / step) * step;
}

async function sealShare(
  share: Uint8Array,
  {keyId, publicKey}: Aggregator,
  role: number,
  aad: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const info = join([new TextEncoder().encode(`${DAP_VERSION} input share`), Uint8Array.of(ROLE.client, role)]);
  const plaintext = join([Uint8Array.of(0, 0), withLength(share, 4)]); // no extensions
  const {enc, ct} = await suite.seal({recipientPublicKey, info}, plaintext, aad);
  return join([Uint8Array.of(keyId), withLength(new Uint8Array(enc), 2), withLength(new Uint8Array(ct), 4)]);
}

/** The bytes after their number. */
function withLength(bytes: Uint8Array, width: 2 | 4): Uint8Array<ArrayBuffer> {
  const length = uint64(bytes.length).slice(-width);
  return join([length, bytes]);
}

function uint64(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

const drawBytes = (count: number, random: RandomWord): Uint8Array =>
  new Uint8Array(new Uint32Array(count / 4).map(random).buffer);

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
