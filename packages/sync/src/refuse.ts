import type {Store} from '@vitrine/store';

/**
 * The shopper says no to a pending summary, or to all; its budget stays spent, since the draw was made.
 *
 * @param receiptId default: whichever is pending
 */
export async function refusePending(store: Store, receiptId?: string): Promise<void> {
  const receipts = await store.readReceipts();
  await store.updateLedger((ledger) => {
    const id = ledger.pending?.receiptId;
    const receipt = receipts.find((one) => one.receiptId === id);
    if (!receipt || (receiptId !== undefined && id !== receiptId)) return null;
    return {ledger: {...ledger, pending: null}, receipt: {...receipt, state: 'refused'}};
  });
}
