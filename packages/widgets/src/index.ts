export {defineChips} from './chips.ts';
export {ATTRIBUTES} from './element.ts';
export {defineShelf} from './shelf.ts';
export type {Guard, WidgetRequest, WidgetSource} from './source.ts';
