import {answerSpace, aOf, type Manifest, type Summary, TASK_NAMES, TASKS, type Task} from '@vitrine/core';

/** e^ε the manifest asks for: the standard level, and no device would give more. */
export const PUBLIC_A: Manifest['a'] = {fine: 148, coarse: 20};

/** e^ε of the answers to a question, hence the size of its domain. */
export const publicA = (task: Task): number => aOf(task, PUBLIC_A);

/** In a catalogue of no more items, answers tell pairs apart: many questions about items become questions about pairs. */
const SMALL_CATALOG = 500;
const SMALL_SHARES: Partial<Record<Task, number>> = {item: 0.1, itemPair: 0.55};

/** The public random split of devices over questions, by how many items the shop has; sums to 1. */
export function taskShares(itemCount: number): Manifest['shares'] {
  const shareOf = (task: Task) => (itemCount <= SMALL_CATALOG ? SMALL_SHARES[task] : undefined) ?? TASKS[task].share;
  const total = TASK_NAMES.reduce((sum, task) => sum + shareOf(task), 0);
  return Object.fromEntries(TASK_NAMES.map((task) => [task, shareOf(task) / total]));
}

/** Whether an answer is one that its question can have under the ε asked for. */
export function answerFits({task, row, value}: Summary): boolean {
  const {rows, values} = answerSpace(task, publicA(task));
  return row < rows && value < values;
}
