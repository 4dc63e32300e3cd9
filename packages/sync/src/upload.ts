import type {Ledger, Receipt, Store} from '@vitrine/store';
import {type Fetch, PLAIN, type ServerConfig, shopUrl} from './download.ts';

/** The same bytes are offered at so many visits, then dropped. */
const MAX_ATTEMPTS = 3;

/**
 * Sends the pending body, once a page. Answered or refused for good, it is no longer pending; otherwise the same bytes go at
 * the next visit: the server counts them once however often they arrive.
 */
export async function sendPending(store: Store, config: ServerConfig, fetch: Fetch, now: () => number): Promise<void> {
  const {pending} = await store.readLedger();
  if (!pending) return;
  const outcome = await post(`${shopUrl(config)}/summaries`, pending.body as Uint8Array<ArrayBuffer>, fetch);
  const receipt = (await store.readReceipts()).find(({receiptId}) => receiptId === pending.receiptId);
  const settle = (ledger: Ledger, state: Receipt['state']) => ({
    ledger: {...ledger, pending: null},
    ...(receipt ? {receipt: {...receipt, state, sentAt: state === 'sent' ? now() : null}} : {}),
  });
  await store.updateLedger((ledger) => {
    if (ledger.pending?.receiptId !== pending.receiptId) return null; // another tab, or refused meanwhile
    if (outcome !== 'later') return settle(ledger, outcome);
    const attempts = ledger.pending.attempts + 1;
    if (attempts >= MAX_ATTEMPTS) return settle(ledger, 'dropped');
    return {ledger: {...ledger, pending: {...ledger.pending, attempts}}};
  });
}

/** The shopper says no to a pending summary; its budget stays spent, since the draw was made. */
export async function refusePending(store: Store, receiptId: string): Promise<void> {
  const receipt = (await store.readReceipts()).find((one) => one.receiptId === receiptId);
  await store.updateLedger((ledger) =>
    receipt && ledger.pending?.receiptId === receiptId
      ? {ledger: {...ledger, pending: null}, receipt: {...receipt, state: 'refused'}}
      : null,
  );
}

async function post(url: string, body: Uint8Array<ArrayBuffer>, fetch: Fetch): Promise<'sent' | 'dropped' | 'later'> {
  try {
    const {ok, status} = await fetch(url, {
      ...PLAIN,
      method: 'POST',
      body,
      headers: {'Content-Type': 'application/octet-stream'},
      cache: 'no-store',
      keepalive: true,
    });
    if (ok) return 'sent';
    return status >= 400 && status < 500 && status !== 429 ? 'dropped' : 'later';
  } catch {
    return 'later'; // no network, or a blocker
  }
}
