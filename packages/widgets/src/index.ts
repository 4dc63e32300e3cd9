export {defineChips} from './chips.ts';
export {build} from './dom.ts';
export {ATTRIBUTES} from './element.ts';
export {defineLazy} from './lazy.ts';
export {type ExportedReceipt, exportReceipts, type ReceiptsFile} from './receipts/export-receipts.ts';
export {showReceipts} from './receipts/show-receipts.ts';
export type {ReceiptsSource} from './receipts/source.ts';
export {defineShelf} from './shelf.ts';
export type {Guard, WidgetRequest, WidgetSource} from './source.ts';
