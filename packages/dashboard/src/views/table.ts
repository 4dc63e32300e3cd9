import {h} from '../dom.ts';

/** A table of texts that scrolls inside itself on a narrow page; its first heading names it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return h(
    'div',
    {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': head[0]},
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...head.map((cell) => h('th', {scope: 'col'}, cell)))),
      h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', {}, cell))))),
    ),
  );
}
