import {MONEY} from '../currency.ts';
import {pageKey} from '../navigation.ts';
import {textOf} from '../page.ts';
import {parsePrice} from '../price.ts';
import {cardItem} from '../reading/cards.ts';
import {CONTROL, labelOf} from '../reading/control.ts';
import {languageOf} from '../reading/locale.ts';
import type {Steps} from '../steps.ts';
import {UNDO} from '../words.ts';
import type {Line} from './cart.ts';
import {isStepped, QUANTITY} from './quantity.ts';

/** Blocks in which carts keep one item each. */
export const LINE = 'tr,li,article,[class*="item" i],[class*="line" i],[class*="row" i],[class*="product" i]';

/** What a cart's page lists: blocks of one item that can be counted or taken out; what is offered beside them cannot. */
export function* cartLines(page: Window): Steps<Line[]> {
  const lines = new Map<string, Line>();
  for (const block of [...page.document.querySelectorAll(LINE)].slice(0, 1000)) {
    yield;
    const line = lineOf(block, page);
    if (line?.item.url) lines.set(pageKey(line.item.url), line); // the inner block counts
  }
  return [...lines.values()];
}

/** The line that a block of a cart shows; null for a block that is none. */
export function lineOf(block: Element, page: Window): Line | null {
  const count = countIn(block);
  const isLine = count !== null || [...block.querySelectorAll(CONTROL)].some((control) => UNDO.test(labelOf(control)));
  const item = isLine ? cardItem(block, page) : null;
  const quantity = count ?? 1;
  if (!item || !(quantity > 0 && quantity < 1000)) return null;
  const {price, ...rest} = item;
  const unit = price && unitPrice(block, price, quantity, languageOf(page));
  return {item: {...rest, ...(unit && {price: unit})}, quantity};
}

/** How many a line says: in a field, beside a sign, or between one control for fewer and one for more. */
function countIn(block: Element): number | null {
  const input = block.querySelector<HTMLInputElement>(QUANTITY);
  const text = /(?:×|\bx|qty:?|quantity:?|数量[:：]?)\s?(\d{1,3})\b|(?<![\d.,€$£¥]\s?)\b(\d{1,3})\s?×/i.exec(
    textOf(block),
  );
  const stepped = [...block.querySelectorAll(CONTROL)].map((control) => control.nextElementSibling).find(isStepped);
  const said = input?.value ?? text?.[1] ?? text?.[2] ?? (stepped && textOf(stepped));
  return said ? Number(said) : null;
}

/** What one costs: lines print that, or what all of them cost, or both. Of a single amount nobody can tell which it is. */
function unitPrice(block: Element, price: number, quantity: number, language: string): number | undefined {
  if (quantity === 1) return price;
  const amounts = [...block.querySelectorAll('*')]
    .filter((one) => !one.childElementCount && MONEY.test(textOf(one)))
    .map((one) => parsePrice(textOf(one), language)?.price ?? 0);
  const isShown = (amount: number) => amounts.some((one) => Math.abs(one - amount) < 0.005);
  return isShown(price / quantity) ? price / quantity : isShown(price * quantity) ? price : undefined;
}
