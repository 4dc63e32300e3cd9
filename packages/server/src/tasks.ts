import {answerSpace, aOf, type Manifest, type Summary, TASK_NAMES, TASKS, type Task} from '@vitrine/core';

/** e^ε the manifest asks for: the standard level, and no device would give more. */
export const PUBLIC_A: Manifest['a'] = {fine: 148, coarse: 20};

/** e^ε of the answers to a question, hence the size of its domain. */
export const publicA = (task: Task): number => aOf(task, PUBLIC_A);

/** The public random split of devices over questions; sums to 1. */
export function taskShares(): Manifest['shares'] {
  const total = TASK_NAMES.reduce((sum, task) => sum + TASKS[task].share, 0);
  return Object.fromEntries(TASK_NAMES.map((task) => [task, TASKS[task].share / total]));
}

/** Whether an answer is one that its question can have under the ε asked for. */
export function answerFits({task, row, value}: Summary): boolean {
  const {rows, values} = answerSpace(task, publicA(task));
  return row < rows && value < values;
}
