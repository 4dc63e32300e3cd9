import {type Pack, perPack} from '@vitrine/core';
import {phrasesOf} from './phrases.ts';
import {soundsOf, titlesOf, wordsOf} from './titles.ts';

/** What the first letter typed needs, and what the first mistake does. */
const STEPS: readonly ((pack: Pack) => unknown)[] = [phrasesOf, titlesOf, soundsOf, wordsOf];

/** Makes ready, once and after the answer under way, what is asked for next; a question that comes meanwhile waits for one step. */
export const prepare: (pack: Pack) => unknown = perPack((pack) => {
  const steps = STEPS.values();
  const next = () => {
    const {value: step} = steps.next();
    if (!step) return;
    step(pack);
    setTimeout(next);
  };
  setTimeout(next);
});
