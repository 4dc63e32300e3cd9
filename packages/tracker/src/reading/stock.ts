import {isVisible} from '../page.ts';
import {IN_STOCK, OUT_OF_STOCK} from '../words.ts';
import {FURNITURE} from './control.ts';

const MAX_TEXTS = 600;
const MAX_LEVELS = 7;
/** Texts in which choices are listed: one size of many is sold out. */
const CHOICE = 'select,option,label,script,style,noscript,template,textarea,[role=listbox],' + FURNITURE;

/** Whether notes like "In stock" around the control that buys say so; undefined when they say nothing, or both. */
export function stockNear(control: Element): boolean | undefined {
  let block = control;
  for (let level = 0; level < MAX_LEVELS && block.parentElement && !block.querySelector('h1'); level++) {
    block = block.parentElement;
  }
  const texts = control.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  let [isIn, isOut] = [false, false];
  for (let i = 0; i < MAX_TEXTS; i++) {
    const node = texts.nextNode();
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length < 2 || text.length > 120) continue;
    const out = OUT_OF_STOCK.test(text);
    const parent = (out || IN_STOCK.test(text)) && node.parentElement;
    if (!parent || parent.closest(CHOICE) || !isVisible(parent)) continue;
    if (out) isOut = true;
    else isIn = true;
  }
  return isIn === isOut ? undefined : isIn;
}
