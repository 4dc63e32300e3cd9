import {build, button} from '../dom.ts';
import {fillIn} from '../receipts/messages.ts';
import type {Panel, PanelPart, Told} from './parts.ts';
import {createRemovables} from './removables.ts';
import {groupHistory, type Row, sayCount, sayRows, titlesOf} from './words.ts';

/** Enough to see what this is; then so many at a time. */
const FIRST = 10;
const PAGE = 50;

/** Every record in plain words, newest first, each of which can be made not to have happened. */
export function createHistory(panel: Panel): PanelPart {
  const {messages, source} = panel;
  const list = createRemovables<Row>(
    {
      part: 'record',
      keyOf: ({events}) => JSON.stringify(events[0]),
      nameOf: ({deed, what, time}) => fillIn(messages.remove, [time, deed, what].filter(Boolean).join(' ')),
      draw: ({deed, what, time, day}) => [
        ...(day ? [build('h3', {part: 'day'}, day)] : []),
        build(
          'div',
          {part: 'line'},
          build('time', {}, time),
          build('span', {}, build('span', {part: 'deed'}, deed), ' ', what),
        ),
      ],
      erasures: ({events}) => events.map((event) => ({event})),
      said: () => () => messages.removedEvent,
    },
    panel,
  );
  let shownCount = FIRST;
  let last: Told | undefined;
  const more = button(
    'more',
    '',
    () => {
      const from = shownCount;
      shownCount += PAGE;
      if (last) show(last);
      list.focus(from);
    },
    source.guard,
  );
  const node = build(
    'section',
    {part: 'card wide', 'aria-labelledby': 'history'},
    build('h2', {part: 'heading', id: 'history'}, messages.history),
    build('p', {part: 'hint'}, messages.historyHint),
    list.node,
    more,
  );
  const show = (told: Told) => {
    last = told;
    const groups = groupHistory(told.events);
    const rows = sayRows(groups.slice(0, shownCount), titlesOf(told.events), messages);
    node.hidden = !list.show(rows);
    const left = groups.length - rows.length;
    more.hidden = left === 0;
    more.textContent = fillIn(messages.more, sayCount(left, messages));
  };
  return {node, show};
}
