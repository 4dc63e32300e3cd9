import type {Ledger} from './store.ts';

export const EMPTY_LEDGER: Ledger = {
  lastSeenAt: 0,
  firstReportAt: null,
  lastReportAt: null,
  spent: 0,
  reported: [],
  pending: null,
};
