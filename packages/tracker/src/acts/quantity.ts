import {textOf} from '../page.ts';
import {CONTROL} from '../reading/control.ts';

/** Inputs in which shops ask how many. */
export const QUANTITY = [
  'qty',
  'quantity',
  'quantidade',
  'cantidad',
  'menge',
  'stock',
  'amount',
  'number',
  'count',
  'num',
]
  .flatMap((word) => ['input', 'select'].map((tag) => `${tag}[name*="${word}" i]:not([type=hidden],[type=radio])`))
  .concat('input[type=number]')
  .join();

/** How many a control adds or takes out, from the nearest input that asks; undefined where none does. */
export function quantityAt(control: Element): number | undefined {
  let input: HTMLInputElement | null = null;
  for (
    let block: Element | null = control, level = 0;
    block && !input && level < 6;
    block = block.parentElement, level++
  ) {
    input = block.querySelector<HTMLInputElement>(QUANTITY);
  }
  input ??= (control as HTMLButtonElement).form?.querySelector<HTMLInputElement>(QUANTITY) ?? null;
  const count = Number(input?.value);
  return Number.isInteger(count) && count > 0 && count < 1000 ? count : undefined;
}

/** Whether an element says how many, between a control for fewer and one for more. */
export function isStepped(count: Element | null): count is Element {
  const isControl = (one: Element | null) => !!(one?.matches(CONTROL) || one?.querySelector(CONTROL));
  const isCount = count?.matches(QUANTITY) || count?.querySelector(QUANTITY) || /^\d{1,3}$/.test(textOf(count));
  return !!count && !!isCount && isControl(count.previousElementSibling) && isControl(count.nextElementSibling);
}

/** 1 for the control behind such a count, −1 for the one before it, 0 for any other. */
export function stepOf(control: Element): number {
  const parent = control.parentElement;
  const {previousElementSibling, nextElementSibling} = parent?.childElementCount === 1 ? parent : control;
  return isStepped(previousElementSibling) ? 1 : isStepped(nextElementSibling) ? -1 : 0;
}
