import {isVisible} from '../page.ts';
import {IN_STOCK, OUT_OF_STOCK} from '../words.ts';
import {FURNITURE} from './control.ts';

const MAX_TEXTS = 600;
const MAX_NOTE = 120;
const MAX_LEVELS = 7;
/** A heading's block is smaller than one that holds its buy control too. */
const MAX_NEAR = 3;
/** Texts in which choices are listed: one size of many is sold out. */
const CHOICE =
  'select,option,label,script,style,noscript,template,textarea,button,[role=listbox],[role=radio],[role=option],[aria-disabled=true],li[class*="isabled"],li[class*="size"],li[class*="ption"],li[class*="watch"],li a,' +
  FURNITURE;

/** In a card of another product. */
export const CARD = 'a[href] img';

/** Whether notes like "In stock" around the control that buys say so; undefined when they say nothing, or both. */
export function stockNear(control: Element): boolean | undefined {
  let block = control;
  for (let level = 0; level < MAX_LEVELS && block.parentElement && !block.querySelector('h1'); level++) {
    block = block.parentElement;
  }
  let [isIn, isOut] = [false, false];
  for (const {isOut: out} of notesIn(block, control)) {
    if (out) isOut = true;
    else isIn = true;
  }
  return isIn === isOut ? undefined : isIn;
}

/** The note beside a heading that nothing is left, if there are no cards: it may be of one of them. */
export function noteOutOfStock(heading: Element): Element | null {
  let block = heading;
  for (let level = 0; level < MAX_NEAR; level++) {
    const around = block.parentElement;
    if (!around || around.tagName === 'BODY' || around.querySelector(CARD)) break;
    block = around;
  }
  for (const {element, isOut} of notesIn(block)) if (isOut && !heading.contains(element)) return element;
  return null;
}

function* notesIn(block: Element, control: Element | null = null): Generator<{element: Element; isOut: boolean}> {
  const texts = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0; i < MAX_TEXTS; i++) {
    const node = texts.nextNode();
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length < 2 || text.length > MAX_NOTE) continue;
    const isOut = OUT_OF_STOCK.test(text);
    const element = (isOut || IN_STOCK.test(text)) && node.parentElement;
    if (!element || !isVisible(element)) continue;
    const choice = element.closest(CHOICE);
    if (!choice || (control && choice.contains(control))) yield {element, isOut};
  }
}
