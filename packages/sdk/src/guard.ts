import type {Guard} from '@vitrine/widgets';

/**
 * Keeps our mistakes away from the shop's page: what a wrapped function throws or rejects with ends here. With `debug`
 * the first one is told in the console; otherwise the console stays the shop's own.
 */
export function createGuard(debug: boolean): Guard {
  let told = false;
  const report = (error: unknown) => {
    if (debug && !told) console.warn('vitrine:', error);
    told = true;
    return undefined;
  };
  const guard =
    (fn: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      try {
        const result = fn(...args);
        // Not `instanceof Promise`: a page may have put its own in the place of the one that async functions make.
        return isPromise(result) ? result.then(undefined, report) : result;
      } catch (error) {
        return report(error);
      }
    };
  return guard as Guard;
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as {then?: unknown} | null | undefined)?.then === 'function';
