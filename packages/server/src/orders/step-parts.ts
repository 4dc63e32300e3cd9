import {gunzipSync, gzipSync} from 'node:zlib';
import type {StepSums} from '@vitrine/core';

const VERSION = 2;
const HEADER_BYTES = 12;
/** A part is at most some tens of megabytes before it is packed. */
const STEPS_PER_PART = 1_000_000;

/**
 * Steps as gzipped parts, each complete in itself, little-endian: version, bytes of the item ids and number of steps n
 * (3 × u32); the ids as a JSON array; then the columns weight (n × f64), from, to (n × u32 each) and distance (n × u8).
 */
export function packSteps(steps: StepSums, stepsPerPart = STEPS_PER_PART): Buffer[] {
  const {size} = steps;
  const weights = new Float64Array(size);
  const [from, to] = [new Uint32Array(size), new Uint32Array(size)];
  const distances = new Uint8Array(size);
  let n = 0;
  steps.forEach((i, j, distance, weight) => {
    weights[n] = weight;
    from[n] = i;
    to[n] = j;
    distances[n++] = distance;
  });
  const ids = Buffer.from(JSON.stringify(steps.itemIds));
  const parts: Buffer[] = [];
  for (let start = 0; start < size; start += stepsPerPart) {
    const end = Math.min(start + stepsPerPart, size);
    const header = Uint32Array.of(VERSION, ids.length, end - start);
    const columns = [weights, from, to, distances].map((column) => bytesOf(column.subarray(start, end)));
    parts.push(gzipSync(Buffer.concat([bytesOf(header), ids, ...columns]), {level: 4}));
  }
  return parts;
}

/** Adds a part to `steps`. @throws Error when it is of a version that this server does not know */
export function addPackedSteps(steps: StepSums, part: Uint8Array): void {
  const bytes = gunzipSync(part);
  // Parts of the first version were JSON: [["from\tto\tdistance", weight], …].
  if (bytes[0] === '['.charCodeAt(0)) {
    addListedSteps(steps, JSON.parse(bytes.toString('utf8')) as [string, number][]);
    return;
  }
  const [version, idBytes, n] = new Uint32Array(copyOf(bytes, 0, HEADER_BYTES));
  if (version !== VERSION) throw new Error(`steps are v${version}, expected v${VERSION}`);
  let at = HEADER_BYTES + idBytes;
  const places = (JSON.parse(bytes.toString('utf8', HEADER_BYTES, at)) as string[]).map((id) => steps.place(id));
  const next = (byteLength: number): ArrayBuffer => copyOf(bytes, at, (at += byteLength));
  const weights = new Float64Array(next(8 * n));
  const from = new Uint32Array(next(4 * n));
  const to = new Uint32Array(next(4 * n));
  const distances = new Uint8Array(next(n));
  for (let k = 0; k < n; k++) steps.add(places[from[k]], places[to[k]], distances[k], weights[k]);
}

function addListedSteps(steps: StepSums, entries: readonly (readonly [string, number])[]): void {
  for (const [key, weight] of entries) {
    const [from, to, distance] = key.split('\t');
    steps.add(steps.place(from), steps.place(to), Number(distance), weight);
  }
}

const bytesOf = ({buffer, byteOffset, byteLength}: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** A copy begins at offset 0, so typed arrays of any width may lie over it. */
const copyOf = ({buffer, byteOffset}: Buffer, start: number, end: number): ArrayBuffer =>
  buffer.slice(byteOffset + start, byteOffset + end) as ArrayBuffer;
