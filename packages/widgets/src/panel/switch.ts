import {build} from '../dom.ts';
import type {Guard} from '../source.ts';

export interface Switch {
  readonly node: HTMLElement;
  readonly set: (isOn: boolean) => void;
}

/** One choice, on or off, with what it means. @param turn asked to make it so; the device then says what holds */
export function createSwitch(
  part: string,
  [name, text]: readonly [string, string],
  turn: (isOn: boolean) => unknown,
  guard: Guard,
): Switch {
  const hint = build('span', {part: 'hint', id: `${part}-hint`}, text);
  const node = build('button', {part: `switch ${part}`, type: 'button', role: 'switch'}, build('b', {}, name));
  node.setAttribute('aria-describedby', hint.id);
  const set = (isOn: boolean) => node.setAttribute('aria-checked', String(isOn));
  set(false);
  node.addEventListener(
    'click',
    guard(() => {
      const isOn = node.getAttribute('aria-checked') !== 'true';
      set(isOn);
      return turn(isOn);
    }),
  );
  return {node: build('div', {part: 'choice'}, node, hint), set};
}
