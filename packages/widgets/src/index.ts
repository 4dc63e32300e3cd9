export {defineChips} from './chips.ts';
export {defineShelf} from './shelf.ts';
export type {Guard, WidgetSource} from './source.ts';
