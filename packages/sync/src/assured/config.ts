import {ParseError, TASK_NAMES, TASKS, type Task} from '@vitrine/core';
import {fromBase64} from '../base64.ts';

/**
 * What a shop switches on with the field `assured` of its manifest: answers to these questions are not randomised but split
 * between two aggregators, who can only add them up (docs/high-assurance.md). Absent: off.
 */
export interface Assured {
  /** ε of what the collector learns of a batch, given one honest aggregator's noise; at most 1. */
  readonly epsilon: number;
  /** Seconds. A report's time is rounded down to this, and at least to the day. */
  readonly timePrecision: number;
  readonly leader: Aggregator;
  readonly helper: Aggregator;
  readonly questions: Readonly<Partial<Record<Task, AssuredQuestion>>>;
}

export interface Aggregator {
  /** With its trailing slash. */
  readonly url: string;
  readonly keyId: number;
  /** P-256 point, uncompressed, 65 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export interface AssuredQuestion {
  /** Buckets of the histogram. */
  readonly length: number;
  /** Prio3's chunk length: near √length the reports are smallest. */
  readonly chunk: number;
  /** DAP task ids of 32 bytes, drawn at random when the tasks are made. One for each row: an open question has up to 16. */
  readonly rows: readonly Uint8Array<ArrayBuffer>[];
}

/** The only version of DAP that is spoken here, with VDAF-08 in it. */
export const DAP_VERSION = 'dap-09';
const MAX_EPSILON = 1;
const MAX_LENGTH = 4096;
const MAX_ROWS = 16;
const TASK_ID_BYTES = 32;
const DAY_S = 86_400;
/** HPKE's numbers of DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-128-GCM: what every browser with WebCrypto can do. */
const SUITE = [0x0010, 0x0001, 0x0001] as const;
const POINT_BYTES = 65;

/** @throws ParseError naming the field: who asks for more than this device gives is given nothing */
export function parseAssured(value: unknown): Assured {
  const fields = record(value, 'assured');
  const {version, epsilon, timePrecision} = fields;
  if (version !== DAP_VERSION) throw new ParseError('assured.version', `${DAP_VERSION}, got ${String(version)}`);
  if (typeof epsilon !== 'number' || !(epsilon > 0 && epsilon <= MAX_EPSILON)) {
    throw new ParseError('assured.epsilon', `above 0, at most ${MAX_EPSILON}, got ${String(epsilon)}`);
  }
  if (!isWhole(timePrecision, 1, 366 * DAY_S) || (DAY_S % timePrecision !== 0 && timePrecision % DAY_S !== 0)) {
    throw new ParseError(
      'assured.timePrecision',
      `seconds that divide a day, or whole days, got ${String(timePrecision)}`,
    );
  }
  const leader = parseAggregator(fields['leader'], 'assured.leader');
  const helper = parseAggregator(fields['helper'], 'assured.helper');
  if (new URL(leader.url).origin === new URL(helper.url).origin) {
    throw new ParseError(
      'assured.helper.url',
      "another origin than the leader's: one party that holds both shares sees the answer",
    );
  }
  if (leader.publicKey.every((byte, i) => byte === helper.publicKey[i])) {
    throw new ParseError('assured.helper.hpkeConfigs', "another key than the leader's");
  }
  return {epsilon, timePrecision, leader, helper, questions: parseQuestions(fields['questions'])};
}

function parseQuestions(value: unknown): Assured['questions'] {
  const given = Object.entries(record(value, 'assured.questions'));
  if (given.length === 0) throw new ParseError('assured.questions', 'at least one');
  const ids = new Set<string>();
  const questions: Partial<Record<Task, AssuredQuestion>> = {};
  for (const [name, question] of given) {
    const field = `assured.questions.${name}`;
    const task = TASK_NAMES.find((known) => known === name);
    if (!task) throw new ParseError(field, `one of ${TASK_NAMES.join(', ')}`);
    const {length, chunk, taskIds} = record(question, field);
    const {cells} = TASKS[task];
    const isOpen = cells.length === 0;
    if (!isWhole(length, 2, MAX_LENGTH))
      throw new ParseError(`${field}.length`, `2 … ${MAX_LENGTH}, got ${String(length)}`);
    if (isOpen && (length & (length - 1)) !== 0) {
      throw new ParseError(`${field}.length`, `a power of two, or its buckets are not even, got ${length}`);
    }
    if (!isOpen && length !== cells.length + 1) {
      throw new ParseError(
        `${field}.length`,
        `${cells.length + 1}, one for each answer and one for none, got ${length}`,
      );
    }
    if (!isWhole(chunk, 1, length)) throw new ParseError(`${field}.chunk`, `1 … ${length}, got ${String(chunk)}`);
    const maxRows = isOpen ? MAX_ROWS : 1;
    if (!Array.isArray(taskIds) || taskIds.length < 1 || taskIds.length > maxRows) {
      throw new ParseError(`${field}.taskIds`, isOpen ? `a list of 1 … ${maxRows}` : 'a list of one');
    }
    const rows = taskIds.map((id: unknown, row) => {
      const bytes = bytesOf(id, `${field}.taskIds.${row}`);
      if (bytes.length !== TASK_ID_BYTES)
        throw new ParseError(`${field}.taskIds.${row}`, `${TASK_ID_BYTES} bytes, got ${bytes.length}`);
      if (ids.has(bytes.join())) throw new ParseError(`${field}.taskIds.${row}`, 'an id used nowhere else');
      ids.add(bytes.join());
      return bytes;
    });
    questions[task] = {length, chunk, rows};
  }
  return questions;
}

function parseAggregator(value: unknown, field: string): Aggregator {
  const {url, hpkeConfigs} = record(value, field);
  const address = typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
  const isPrivate =
    address?.protocol === 'https:' || address?.hostname === '127.0.0.1' || address?.hostname === 'localhost';
  if (
    !address ||
    !isPrivate ||
    !/^https?:$/.test(address.protocol) ||
    !address.pathname.endsWith('/') ||
    address.search ||
    address.hash
  ) {
    throw new ParseError(`${field}.url`, 'an https address that ends in /');
  }
  return {url: address.href, ...parseHpkeConfigs(bytesOf(hpkeConfigs, `${field}.hpkeConfigs`), `${field}.hpkeConfigs`)};
}

/**
 * The first key of our suite in an HpkeConfigList, as an aggregator serves it at `hpke_config`: length u16, then for each
 * id u8 | kem u16 | kdf u16 | aead u16 | length u16 | key. Big-endian.
 *
 * Source: DAP-09 §4.4.1
 */
function parseHpkeConfigs(bytes: Uint8Array<ArrayBuffer>, field: string): Pick<Aggregator, 'keyId' | 'publicKey'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 2 || view.getUint16(0) !== bytes.length - 2) throw new ParseError(field, 'an HpkeConfigList');
  for (let at = 2; at < bytes.length; ) {
    const start = at + 9;
    if (start > bytes.length) throw new ParseError(field, 'whole HpkeConfigs');
    const keyBytes = view.getUint16(at + 7);
    if (start + keyBytes > bytes.length) throw new ParseError(field, 'whole HpkeConfigs');
    const isOurs = SUITE.every((number, i) => view.getUint16(at + 1 + 2 * i) === number);
    if (isOurs && keyBytes === POINT_BYTES) return {keyId: bytes[at], publicKey: bytes.slice(start, start + keyBytes)};
    at = start + keyBytes;
  }
  throw new ParseError(field, 'a key for DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM');
}

/** Base64 with either alphabet, padded or not. */
function bytesOf(text: unknown, field: string): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string') throw new ParseError(field, 'base64');
  try {
    return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    throw new ParseError(field, 'base64');
  }
}

const isWhole = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ParseError(field, 'an object');
  return value as Record<string, unknown>;
}
