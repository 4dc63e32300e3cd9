import * as core from '@vitrine/core';

/** The part of core that ε rests on. The audit takes it as a value, since it must also fail on spoiled copies of it. */
export type Randomizers = Pick<
  typeof core,
  'TASKS' | 'TASK_NAMES' | 'aOf' | 'answerSpace' | 'below' | 'drawTask' | 'randomizeFacts'
>;

export const RANDOMIZERS: Randomizers = core;

/** The audit's devices live at this time, epoch ms. */
export const NOON = Date.UTC(2026, 10, 25, 12);
/** Another 28-day period has other hash functions, and nothing else. */
export const PERIOD = core.periodOf(NOON);
