import {periodOf, type RandomWord, type Receipt, SESSION_GAP_MS, type Upload} from '@vitrine/core';
import type {Ledger, Pending, Store} from '@vitrine/store';
import {type Fetch, PLAIN, type ServerConfig, shopUrl} from './download.ts';

/** The same bytes are offered at so many visits, then dropped. */
const MAX_ATTEMPTS = 3;
/** So long the server knows a body again; sent once more after that, one that had arrived unheard would count twice. */
const KNOWN_AGAIN_MS = 2 * 86_400_000;
/** Another visit begins after the gap of a session; jitter above it, doubling, spreads devices after an outage. */
const JITTER_MS = 3_600_000;
/** Where a page is left, a body goes that has waited so long; nobody knows whether another page will come. */
const LEFT_MS = 30_000;
/** A server that asks for more than a day's patience is not believed. */
const MAX_RETRY_AFTER_MS = 86_400_000;
/** A page that goes away may leave 64 KiB to be sent after it; more is refused at once. */
const MAX_KEEPALIVE_BYTES = 60_000;
const MAX_WAIT_MS = MAX_RETRY_AFTER_MS + JITTER_MS * 2 ** MAX_ATTEMPTS;

export interface UploadDeps {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly random: RandomWord;
}

/**
 * Sends the pending body when its time has come, or a page is left. The attempt is written down before it is made, so that no
 * other tab makes it too and a page that dies meanwhile has made it. Answered or refused for good, the body is no longer
 * pending; otherwise the same bytes go at a later visit, and the server counts them once.
 *
 * @param isLeft a page is going to the background, or gave way to this one
 */
export async function sendPending(
  store: Store,
  config: ServerConfig,
  {fetch, now, random}: UploadDeps,
  isLeft: boolean,
): Promise<void> {
  const receipts = await store.readReceipts();
  const settle = (ledger: Ledger, state: Receipt['state']) => {
    const receipt = receipts.find(({receiptId}) => receiptId === ledger.pending?.receiptId);
    return {
      ledger: {...ledger, pending: null},
      ...(receipt ? {receipt: {...receipt, state, sentAt: state === 'sent' ? now() : null}} : {}),
    };
  };
  const waitMs = (attempts: number, floorMs: number) =>
    Math.max(floorMs, SESSION_GAP_MS) + (random() / 2 ** 32) * JITTER_MS * 2 ** (attempts - 1);

  let claimed = null as Pending | null;
  let unsureBefore: number | undefined;
  await store.updateLedger((ledger) => {
    const {pending} = ledger;
    const at = now();
    claimed = null;
    if (!pending || isEarly(pending, at, isLeft)) return null;
    const period = receipts.find(({receiptId}) => receiptId === pending.receiptId)?.period ?? periodOf(at);
    const late = periodOf(at) - period > 1 || at - (pending.unsureSince ?? at) >= KNOWN_AGAIN_MS;
    if (late || pending.attempts >= MAX_ATTEMPTS) return settle(ledger, 'dropped');
    const attempts = pending.attempts + 1;
    unsureBefore = pending.unsureSince;
    claimed = {...pending, attempts, retryAt: at + waitMs(attempts, 0), unsureSince: unsureBefore ?? at};
    return {ledger: {...ledger, lastBodyAt: Math.max(at, ledger.lastSeenAt), pending: claimed}};
  });
  if (!claimed) return;

  const {receiptId, body, attempts, upload = toServer(config)} = claimed;
  const {state, uncounted, retryAfterMs} = await send(upload, body, fetch, now);
  await store.updateLedger((ledger) => {
    const {pending} = ledger;
    if (pending?.receiptId !== receiptId) return null; // refused or forgotten meanwhile
    if (state !== 'later') return settle(ledger, state);
    if (attempts >= MAX_ATTEMPTS) return settle(ledger, 'dropped');
    const unsureSince = uncounted ? unsureBefore : pending.unsureSince;
    return {ledger: {...ledger, pending: {...pending, unsureSince, retryAt: now() + waitMs(attempts, retryAfterMs)}}};
  });
}

/** A time farther off than any wait was written by a clock that has been set back since. */
function isEarly({preparedAt, dueAt, retryAt}: Pending, at: number, isLeft: boolean): boolean {
  const from = retryAt ?? (isLeft ? Math.min(dueAt, preparedAt + LEFT_MS) : dueAt);
  return at < from && from - at <= MAX_WAIT_MS;
}

interface Outcome {
  readonly state: 'sent' | 'dropped' | 'later';
  /** The server said that it has not counted it. */
  readonly uncounted: boolean;
  readonly retryAfterMs: number;
}

const toServer = (config: ServerConfig) =>
  ({url: `${shopUrl(config)}/summaries`, method: 'POST', contentType: 'application/octet-stream'}) as const;

async function send(
  {url, method, contentType}: Upload | ReturnType<typeof toServer>,
  body: Uint8Array,
  fetch: Fetch,
  now: () => number,
): Promise<Outcome> {
  try {
    const {ok, status, headers} = await fetch(url, {
      ...PLAIN,
      method,
      body: body as Uint8Array<ArrayBuffer>,
      headers: {'Content-Type': contentType},
      cache: 'no-store',
      keepalive: body.length <= MAX_KEEPALIVE_BYTES,
    });
    const busy = status === 429 || status === 503;
    const final = !busy && status >= 400 && status < 500;
    const retryAfterMs = parseRetryAfter(headers.get('Retry-After'), now());
    return {state: ok ? 'sent' : final ? 'dropped' : 'later', uncounted: busy, retryAfterMs};
  } catch {
    return {state: 'later', uncounted: false, retryAfterMs: 0}; // no network, a blocker, or an answer lost on its way
  }
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), ms from `now`; 0 for anything else. */
function parseRetryAfter(text: string | null, now: number): number {
  if (!text) return 0;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : 0;
}
