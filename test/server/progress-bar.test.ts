import {describe, expect, it} from 'vitest';
import {createProgressBar} from '../../packages/server/src/cli/progress-bar.ts';

function written(isTTY: boolean, calls: readonly [number, number][]): string {
  let text = '';
  const bar = createProgressBar({
    isTTY,
    write(part: string | Uint8Array) {
      text += String(part);
      return true;
    },
  });
  for (const [done, parts] of calls) bar('walks', done, parts);
  return text;
}

describe('the progress bar', () => {
  it('grows in its line on a terminal and leaves the line when done', () => {
    const text = written(true, [
      [1, 4],
      [4, 4],
    ]);
    expect(text).toBe(`\rwalks      ${'█'.repeat(6)}${'░'.repeat(18)} 1/4\rwalks      ${'█'.repeat(24)} 4/4\n`);
  });

  it('writes one line when a step is done where nobody watches', () => {
    const calls: [number, number][] = [
      [1, 2],
      [2, 2],
    ];
    expect(written(false, calls)).toBe('walks: 2 parts done\n');
  });
});
