import type {Budget, Receipt} from '@vitrine/core';

/** A receipt as JSON holds it: times in ISO 8601 (UTC, to the millisecond), the body in base64. */
export interface ExportedReceipt extends Omit<Receipt, 'body' | 'preparedAt' | 'dueAt' | 'sentAt'> {
  readonly body: string;
  readonly preparedAt: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
}

/** The file a shopper saves; its fields are told in docs/privacy.md. */
export interface ReceiptsFile {
  readonly schema: 'vitrine-receipts/1';
  readonly exportedAt: string;
  readonly budget: {
    readonly spent: number;
    readonly limit: number;
    readonly nextAt: string | null;
    readonly renewsAt: string | null;
  };
  /** Newest first; decoys too. */
  readonly receipts: readonly ExportedReceipt[];
}

/** All receipts and the budget, nothing left out. @param now epoch ms */
export function exportReceipts(receipts: readonly Receipt[], budget: Budget, now: number): ReceiptsFile {
  return {
    schema: 'vitrine-receipts/1',
    exportedAt: isoTime(now),
    budget: {...budget, nextAt: timeOrNull(budget.nextAt), renewsAt: timeOrNull(budget.renewsAt)},
    receipts: receipts.map((receipt) => ({
      ...receipt,
      body: btoa(Array.from(receipt.body, (byte) => String.fromCharCode(byte)).join('')),
      preparedAt: isoTime(receipt.preparedAt),
      dueAt: isoTime(receipt.dueAt),
      sentAt: timeOrNull(receipt.sentAt),
    })),
  };
}

const isoTime = (at: number): string => new Date(at).toISOString();

const timeOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at));
