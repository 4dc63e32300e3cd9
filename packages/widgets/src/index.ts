export {defineChips} from './chips.ts';
export {ATTRIBUTES} from './element.ts';
export {defineShelf} from './shelf.ts';
export type {Guard, WidgetSource} from './source.ts';
