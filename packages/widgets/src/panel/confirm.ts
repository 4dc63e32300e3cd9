import {build, button} from '../dom.ts';
import type {Panel} from './parts.ts';

export interface Confirm {
  readonly node: HTMLElement;
  /** Asks in place, and takes the focus to the answer that changes nothing. */
  readonly ask: (text: string) => void;
  readonly close: () => void;
}

/** A question before something that cannot be undone. @param answer called with what was answered, once it is closed */
export function createConfirm(
  {id, yes, no}: {readonly id: string; readonly yes: string; readonly no: string},
  answer: (isYes: boolean) => unknown,
  {source: {guard}}: Panel,
): Confirm {
  const text = build('p', {id});
  const reply = (isYes: boolean) => () => {
    close();
    return answer(isYes);
  };
  const keep = button('cancel', no, reply(false), guard);
  const node = build(
    'div',
    {part: 'confirm', role: 'group', 'aria-labelledby': id},
    text,
    build('div', {part: 'actions'}, button('confirm-yes', yes, reply(true), guard), keep),
  );
  node.addEventListener(
    'keydown',
    guard((event: KeyboardEvent) => {
      if (event.key === 'Escape') reply(false)();
    }),
  );
  const close = () => {
    node.hidden = true;
  };
  close();
  return {
    node,
    close,
    ask(question) {
      text.textContent = question;
      node.hidden = false;
      keep.focus();
    },
  };
}
