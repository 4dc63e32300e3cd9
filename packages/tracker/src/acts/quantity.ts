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
