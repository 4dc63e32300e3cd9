import * as core from '@vitrine/core';

/** The part of core that ε rests on. The audit takes it as a value, since it must also fail on spoiled copies of it. */
export type Randomizers = Pick<
  typeof core,
  'TASKS' | 'TASK_NAMES' | 'aOf' | 'answerSpace' | 'below' | 'drawTask' | 'randomizeFacts'
>;

export const RANDOMIZERS: Randomizers = core;

/** Answers are for this 28-day period; another one has other hash functions, and nothing else. */
export const PERIOD = 736;
