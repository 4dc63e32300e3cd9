import {
  aOf,
  below,
  type CategoryLookup,
  drawKeys,
  drawTask,
  encodeDecoy,
  encodeSummary,
  factsOf,
  type Manifest,
  NONCE_BYTES,
  periodOf,
  type RandomWord,
  REPORTED_MS,
  type Receipt,
  randomizeFacts,
  type ShopEvent,
} from '@vitrine/core';
import type {Ledger} from '@vitrine/store';
import type {Assure} from './assured/assure.ts';
import {fromBase64} from './base64.ts';
import {BETWEEN_FACTS, factName} from './budget.ts';
import type {Seal} from './seal.ts';

/** A body waits so long before it leaves, drawn evenly: its time says nothing of the visit, and it can be refused (PRIVACY §3.3). */
const WAIT_MS = {from: 30_000, span: 570_000} as const;

/** How this device seals, when, and with what chance. */
export interface DrawDeps {
  readonly manifest: Manifest & {seal: NonNullable<Manifest['seal']>};
  readonly now: number;
  /** Cryptographic; seeded only in tests and simulations. */
  readonly random: RandomWord;
  readonly seal: Seal;
  /** The page's pin of the manifest's field `assured`; '' takes no such field. */
  readonly pin: string;
  /** Called only when the manifest has the field and the page a pin. */
  readonly loadAssure: () => Promise<Assure>;
}

export interface Told {
  readonly events: readonly ShopEvent[];
  readonly lookup: CategoryLookup;
  readonly ledger: Ledger;
  /** Local time minus UTC, minutes. */
  readonly offsetMinutes: number;
}

/**
 * Draws the question, the facts and the answer, and seals it. Nothing is debited: what is drawn and not committed is thrown
 * away unseen. A device with nothing to tell answers too, so that silence says nothing.
 */
export async function drawAnswer({events, lookup, ledger, offsetMinutes}: Told, deps: DrawDeps): Promise<Receipt> {
  const {manifest, now, random} = deps;
  const task = drawTask(manifest.shares, random);
  const known = new Set(ledger.reported.filter(({at}) => now - at < REPORTED_MS).map(({digest}) => digest));
  const untold = factsOf(events, lookup, {now, offsetMinutes})
    .filter((fact) => fact.task === task && !known.has(factName(task, fact.key)))
    .map(({key}) => key);
  const keys = drawKeys(task, untold, random);
  const period = periodOf(now);
  if (manifest.assured !== undefined && deps.pin !== '') {
    const assure = await deps.loadAssure();
    const [key = ''] = keys; // a histogram counts one
    const split = await assure(manifest.assured, {task, key}, {pin: deps.pin, now, random});
    if (split) {
      const {row, bucket, body, ...upload} = split;
      return toReceipt({task, period, fact: key, answer: {row, value: bucket}, a: aOf(task), upload}, body, deps);
    }
  }
  const a = aOf(task, manifest.a);
  const answer = randomizeFacts(task, keys, a, period, random);
  const nonce = new Uint8Array(new Uint32Array(NONCE_BYTES / 4).map(random).buffer);
  const fact = keys.join(BETWEEN_FACTS);
  const body = await sealFor(encodeSummary({task, period, ...answer, nonce}), deps);
  return toReceipt({task, period, fact, answer, a}, body, deps);
}

/** A body that says nothing. */
export async function drawDecoy(deps: DrawDeps): Promise<Receipt> {
  const nothing = {task: 'decoy', period: periodOf(deps.now), fact: '', answer: {row: 0, value: 0}, a: 1} as const;
  return toReceipt(nothing, await sealFor(encodeDecoy(), deps), deps);
}

const sealFor = (plaintext: Uint8Array<ArrayBuffer>, {manifest: {shopId, seal: key}, seal}: DrawDeps) =>
  seal(plaintext, {shopId, keyId: key.keyId, publicKey: fromBase64(key.publicKey)});

function toReceipt(
  said: Pick<Receipt, 'task' | 'period' | 'fact' | 'answer' | 'a' | 'upload'>,
  body: Uint8Array,
  {now, random}: DrawDeps,
): Receipt {
  const id = Array.from({length: 4}, () => random().toString(16).padStart(8, '0'));
  return {
    receiptId: id.join(''), // not the nonce: what the page can read is not what the server sees
    ...said,
    cost: Math.log(said.a),
    body,
    preparedAt: now,
    dueAt: now + WAIT_MS.from + below(WAIT_MS.span, random),
    sentAt: null,
    state: 'pending',
  };
}
