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
  .join();

/** How many a control adds: from the input of its form, or of the nearest block around it; undefined where nobody asks. */
export function quantityAt(control: Element): number | undefined {
  const {form} = control as HTMLButtonElement;
  let block: Element | null = form instanceof Object ? form : control.closest('form');
  if (!block)
    for (let level = 0, at = control.parentElement; at && level < 5 && !block; level++, at = at.parentElement) {
      if (at.querySelector(QUANTITY)) block = at;
    }
  const count = Number(block?.querySelector<HTMLInputElement>(QUANTITY)?.value);
  return Number.isInteger(count) && count > 0 && count < 1000 ? count : undefined;
}
