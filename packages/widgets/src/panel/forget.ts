import {build, button} from '../dom.ts';
import {fillIn} from '../receipts/messages.ts';
import {createConfirm} from './confirm.ts';
import {tellConsent} from './consent.ts';
import type {Panel, PanelPart} from './parts.ts';
import {sayCount} from './words.ts';

/** Everything gone at once, after a question in place. */
export function createForget(panel: Panel): PanelPart {
  const {messages, source, say} = panel;
  let count = 0;
  const note = build('p', {part: 'note'});
  const confirm = createConfirm(
    {id: 'forget-sure', yes: messages.forgetYes, no: messages.cancel},
    async (isYes) => {
      forget.hidden = false;
      forget.focus();
      if (!isYes) return;
      await source.forget();
      tellConsent(panel, null);
      note.textContent = messages.forgotten;
      say(note.textContent);
      await panel.look();
    },
    panel,
  );
  const forget = button(
    'forget',
    messages.forget,
    () => {
      note.textContent = '';
      forget.hidden = true;
      confirm.ask(fillIn(messages.forgetSure, sayCount(count, messages)));
    },
    source.guard,
  );
  const node = build(
    'section',
    {part: 'card', 'aria-labelledby': 'forget'},
    build('h2', {part: 'heading', id: 'forget'}, messages.forget),
    build('p', {}, messages.forgetText),
    forget,
    confirm.node,
    note,
  );
  return {
    node,
    show({events}) {
      count = events.length;
    },
  };
}
