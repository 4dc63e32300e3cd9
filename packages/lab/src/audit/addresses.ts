import type {Figure} from '../figure.ts';
import {runProgram} from './run-program.ts';

/**
 * Whether a server keeps an address: one of its own process takes bodies from several, directly and through a proxy; then its
 * database, what it printed and a snapshot of its heap are searched, which find an address while its connection lasts.
 */
export async function measureAddresses(say: (line: string) => void): Promise<Figure[]> {
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'node', 'test/server/no-address.test.ts'];
  const {ok, text} = await runProgram('vitest', args);
  if (!ok) say(text);
  const name = 'checks of database, log and heap that fail';
  return [{name, value: ok ? 0 : 1, unit: 'checks', limit: 0, goal: ok}];
}
