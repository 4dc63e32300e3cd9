import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Runs one of the project's own programs from its folder.
 *
 * @param program in node_modules/.bin
 * @returns what it printed, and whether it ended well
 * @throws Error when it can not be started
 */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ok: boolean; text: string}> {
  return new Promise((resolve, reject) => {
    const child = spawn(`${ROOT}/node_modules/.bin/${program}`, args, {cwd: ROOT, env: {...process.env, ...env}});
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ok: code === 0, text}));
  });
}
