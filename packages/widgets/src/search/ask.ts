import type {Suggestions} from '@vitrine/core';
import type {Guard} from '../source.ts';

/**
 * Asks one question at a time. What is typed meanwhile is asked next, so only the answer to what stands in the box is
 * heard, and nothing waits for a timer.
 *
 * @param question what stands in the box now
 * @returns asks; with `again` even what is being asked already, as its answer may have become another
 */
export function createAsk(
  guard: Guard,
  question: () => string,
  suggest: (query: string) => Promise<Suggestions>,
  onAnswer: (answer: Suggestions, query: string) => void,
): (again?: boolean) => void {
  let asking = false;
  let stale = false;
  return guard(async (again = false) => {
    stale ||= again;
    if (asking) return;
    asking = true;
    try {
      let answer: Suggestions;
      let query: string;
      do {
        stale = false;
        query = question();
        answer = await suggest(query);
      } while (stale || query !== question());
      onAnswer(answer, query);
    } finally {
      asking = false;
    }
  });
}
