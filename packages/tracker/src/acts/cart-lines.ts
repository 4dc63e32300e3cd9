import {pageKey} from '../navigation.ts';
import {textOf} from '../page.ts';
import {cardItem} from '../reading/cards.ts';
import {CONTROL, labelOf} from '../reading/control.ts';
import {UNDO} from '../words.ts';
import type {Line} from './cart.ts';
import {QUANTITY} from './quantity.ts';

/** Blocks in which carts keep one item each. */
export const LINE = 'tr,li,article,[class*="item" i],[class*="line" i],[class*="row" i],[class*="product" i]';

/** What a cart's page lists: blocks of one item that can be counted or taken out; what is offered beside them cannot. */
export function cartLines(page: Window): Line[] {
  const lines = new Map<string, Line>();
  for (const block of [...page.document.querySelectorAll(LINE)].slice(0, 1000)) {
    const input = block.querySelector<HTMLInputElement>(QUANTITY);
    const text = /(?:×|\bx|qty:?|quantity:?|数量[:：]?)\s?(\d{1,3})\b|(?<![\d.,€$£¥]\s?)\b(\d{1,3})\s?×/i.exec(
      textOf(block),
    );
    const isLine = input || text || [...block.querySelectorAll(CONTROL)].some((control) => UNDO.test(labelOf(control)));
    const item = isLine ? cardItem(block, page) : null;
    const quantity = Number(input?.value ?? text?.[1] ?? text?.[2] ?? 1);
    if (item?.url && quantity > 0 && quantity < 1000) lines.set(pageKey(item.url), {item, quantity}); // the inner block counts
  }
  return [...lines.values()];
}
