import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

export interface Measured {
  readonly seconds: number;
  /** Largest resident memory of the process, its threads included. */
  readonly peakBytes: number;
  readonly stdout: string;
}

const REPORT = fileURLToPath(new URL('report-memory.ts', import.meta.url));

/**
 * Runs a Node program in a process of its own, so that its memory is its own. What it says on stderr is passed on.
 *
 * @param memoryFile where the process leaves its figure
 * @throws Error when it ends with another status than 0
 */
export async function measureProgram(args: readonly string[], memoryFile: string): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, VITRINE_MEMORY_FILE: memoryFile},
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}`);
  const seconds = (performance.now() - start) / 1000;
  return {seconds, peakBytes: Number(await readFile(memoryFile, 'utf8')), stdout};
}
