import {quietly} from './page.ts';

/** Work in steps: between two of them others may use the page. */
export type Steps<T> = Generator<void, T>;

/** Work under way. */
export interface Run {
  /** Takes what steps are left at once. */
  finish(): void;
  /** Takes none of them, and tells nobody. */
  drop(): void;
}

/** For so long a task of ours takes steps; the last one may last beyond it. */
const TASK_MS = 8;

/**
 * Takes the first steps at once, and the others in tasks of their own when they take long, so that a shopper who presses
 * something waits for one step at most. Then calls back: without a result when a step has failed.
 */
export function inTasks<T>(page: Window, steps: Steps<T>, done: (result: T | undefined) => void): Run {
  const {scheduler, performance} = page as Window & {scheduler?: {yield?: () => Promise<void>}};
  const safe = quietSteps(steps);
  let isOver = false;
  const run = (isPatient: boolean) => {
    const end = performance.now() + TASK_MS;
    while (!isOver) {
      const step = safe.next();
      isOver = !!step.done;
      if (step.done) quietly(() => done(step.value));
      else if (isPatient && performance.now() > end) return later();
    }
  };
  const later = () => {
    const go = () => run(true);
    if (scheduler?.yield) scheduler.yield().then(go, go);
    else page.setTimeout(go);
  };
  run(true);
  return {
    finish: () => run(false),
    drop() {
      isOver = true;
    },
  };
}

/** Steps that end without a result where one of them fails: a page we fail to understand is a page we say nothing about. */
export function* quietSteps<T>(steps: Steps<T>): Steps<T | undefined> {
  try {
    return yield* steps;
  } catch {
    return undefined;
  }
}
