import type {Task} from '@vitrine/core';

/**
 * e^ε of every question as docs/privacy.md promises it, written down a second time: an audit that asked the code for its
 * limits would grant it any. A new question does not compile without its line.
 */
export const PROMISED: Readonly<Record<Task, number>> = {
  relation: 20,
  leaf: 148,
  item: 148,
  stage: 148,
  leafPair: 148,
  itemPair: 148,
  funnel: 20,
  hour: 20,
  query: 148,
  return: 20,
};
