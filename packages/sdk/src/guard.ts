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
  return <A extends unknown[], R>(fn: (...args: A) => R) =>
    (...args: A): R | undefined => {
      try {
        const result = fn(...args);
        return result instanceof Promise ? (result.catch(report) as R) : result;
      } catch (error) {
        return report(error);
      }
    };
}
