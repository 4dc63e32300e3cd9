// Entry of vitrine-receipts.mjs.
export {showReceipts as show} from './receipts/show-receipts.ts';
