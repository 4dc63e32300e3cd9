import {readFileSync} from 'node:fs';
import {
  A_LIMITS,
  answerSpace,
  BODY_BYTES,
  HASH_ROWS,
  LIFETIME_MS,
  LIFETIME_NATS,
  REPORTED_MS,
  TASK_NAMES,
  TASKS,
  WINDOW_MS,
} from '@vitrine/core';
import {describe, expect, test} from 'vitest';

const DAY_MS = 86_400_000;
const WORDS = {
  'privacy.md': {cells: 'cells', buckets: 'buckets', one: '1 fact', many: (n: number) => `up to ${n} facts`},
  'privacy.zh-CN.md': {cells: '格', buckets: '桶', one: '1 条事实', many: (n: number) => `至多 ${n} 条事实`},
} as const;

describe.each(Object.entries(WORDS))('docs/%s', (name, words) => {
  const text = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  /** The cells of the row that has this one, without those up to it. */
  const rowOf = (cell: string) => {
    const row = rows.find((cells) => cells.includes(cell)) ?? [];
    return row.slice(row.indexOf(cell) + 1);
  };

  test.for(TASK_NAMES)('tells of the question "%s" what the code asks', (task) => {
    const {level, cells, picks, share} = TASKS[task];
    const a = A_LIMITS[level];
    expect(rowOf(`\`${task}\``)).toEqual([
      `${answerSpace(task, a).values} ${cells.length > 0 ? words.cells : words.buckets}`,
      picks === 1 ? words.one : words.many(picks),
      `${a}`,
      Math.log(a).toFixed(3),
      `${Math.round(100 * share)} %`,
    ]);
  });

  test('names as many questions as there are', () => {
    expect(rows.filter((row) => row.length === 7)).toHaveLength(TASK_NAMES.length + 2); // head and rule
  });

  test('states the limits of the code', () => {
    const limits = {
      'A_LIMITS.fine': A_LIMITS.fine,
      'A_LIMITS.coarse': A_LIMITS.coarse,
      WINDOW_MS: WINDOW_MS / DAY_MS,
      LIFETIME_NATS,
      LIFETIME_MS: LIFETIME_MS / DAY_MS,
      REPORTED_MS: REPORTED_MS / DAY_MS,
      HASH_ROWS,
      BODY_BYTES,
    };
    for (const [limit, value] of Object.entries(limits)) {
      expect(rowOf(`\`${limit}\``), limit).toEqual([value.toLocaleString('en')]);
    }
  });

  test.for([0.001, 0.01, 0.1])('tells how sure one answer can make of what a share of %f do', (prior) => {
    const sure = (a: number) => `${((100 * a * prior) / (a * prior + 1 - prior)).toFixed(1)} %`;
    expect(rowOf(`${100 * prior} %`)).toEqual([sure(A_LIMITS.fine), sure(A_LIMITS.coarse)]);
  });
});

test('both languages have the same headings, tables and points', () => {
  const [english, chinese] = Object.keys(WORDS).map((name) => {
    const lines = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8').split('\n');
    return lines.flatMap(
      (line) => /^(#+|\|.*\||-|\d\.) ?/.exec(line)?.[1].replace(/\|.*/, () => `${line.split('|').length}`) ?? [],
    );
  });
  expect(chinese).toEqual(english);
});
