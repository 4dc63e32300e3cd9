import {ParseError} from './errors.ts';
import type {Summary} from './summary.ts';
import {A_LIMITS, answerSpace, TASK_NAMES, TASKS} from './tasks.ts';

/**
 * Plaintext inside a sealed body (PRIVACY §3.4): fmt u8 | task u8 | period u16 | row u16 | value u16 | token type u8 |
 * token nonce 32 | token 64 | nonce 16 | zeros. Little-endian.
 */
export const SUMMARY_BYTES = 173;
export const NONCE_BYTES = 16;
const FORMAT = 1;
/** First byte of a decoy, a body that says nothing; sealed like an answer, it looks like one. */
const DECOY = 0;
const NONCE_AT = 105;
const END = NONCE_AT + NONCE_BYTES;

export function encodeSummary({task, period, row, value, nonce}: Summary): Uint8Array<ArrayBuffer> {
  if (nonce.length !== NONCE_BYTES) throw new RangeError(`nonce of ${nonce.length} bytes, expected ${NONCE_BYTES}`);
  const bytes = new Uint8Array(SUMMARY_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  view.setUint8(1, TASKS[task].id);
  view.setUint16(2, period, true);
  view.setUint16(4, row, true);
  view.setUint16(6, value, true);
  bytes.set(nonce, NONCE_AT);
  return bytes;
}

export function encodeDecoy(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SUMMARY_BYTES);
  bytes[0] = DECOY;
  return bytes;
}

/** @returns null for a decoy. @throws ParseError for anything a device of this version can not have sent */
export function decodeSummary(bytes: Uint8Array): Summary | null {
  if (bytes.length !== SUMMARY_BYTES) throw new ParseError('summary', `${SUMMARY_BYTES} bytes, got ${bytes.length}`);
  if (bytes[0] === DECOY) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== FORMAT) throw new ParseError('summary.fmt', `${FORMAT}, got ${bytes[0]}`);
  const task = TASK_NAMES.find((name) => TASKS[name].id === bytes[1]);
  if (!task) throw new ParseError('summary.task', `one of 1 … ${TASK_NAMES.length}, got ${bytes[1]}`);
  const {rows, values} = answerSpace(task, A_LIMITS[TASKS[task].level]);
  const row = view.getUint16(4, true);
  const value = view.getUint16(6, true);
  if (row >= rows) throw new ParseError('summary.row', `below ${rows}, got ${row}`);
  if (value >= values) throw new ParseError('summary.value', `below ${values}, got ${value}`);
  const rest = [...bytes.subarray(8, NONCE_AT), ...bytes.subarray(END)];
  if (rest.some((byte) => byte !== 0)) throw new ParseError('summary', 'zeros where nothing is said');
  return {task, period: view.getUint16(2, true), row, value, nonce: bytes.slice(NONCE_AT, END)};
}
