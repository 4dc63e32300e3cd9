import type {Guard} from '../source.ts';
import type {Box} from './box.ts';

const TURN_MS = 4000;

/** 底纹词: what an empty box proposes in place of its placeholder, one after the other while nobody is in it. */
export interface Hints {
  show(hints: readonly string[]): void;
  /** The hint that stands in the empty box; '' when there is none, or something else does. */
  current(): string;
  stop(): void;
}

export function createHints(box: Box, guard: Guard): Hints {
  const {input} = box;
  const placeholder = input.getAttribute('placeholder');
  let hints: readonly string[] = [];
  let shown: string | null = placeholder;
  const put = (text: string | null) => {
    if (input.getAttribute('placeholder') !== shown) return; // the shop changes it itself, and it is the shop's
    box.set('placeholder', text);
    shown = text;
  };
  const current = () => (shown !== null && hints.includes(shown) && input.placeholder === shown ? shown : '');
  const turn = guard(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (hints.length < 2 || still || document.visibilityState === 'hidden' || input.value !== '' || box.isFocused())
      return;
    put(hints[(hints.indexOf(current()) + 1) % hints.length]);
  });
  const timer = setInterval(turn, TURN_MS);
  return {
    show(next) {
      hints = next;
      if (!current()) put(!box.isFocused() && next.length > 0 ? next[0] : placeholder);
    },
    current: () => (input.value.trim() === '' ? current() : ''),
    stop: () => clearInterval(timer),
  };
}
