import {describe, expect, it} from 'vitest';
import type {Bench} from '../../packages/lab/src/quality/bench.ts';
import {createMeasures} from '../../packages/lab/src/quality/measures.ts';
import type {Column} from '../../packages/lab/src/quality/replay.ts';
import {rowsOf, tableOf} from '../../packages/lab/src/quality/table.ts';

/** A column whose lists had the target at these ranks, session by session. */
function column(name: string, sessions: readonly (readonly number[])[], baseline?: true): Column {
  const measures = createMeasures(10);
  for (const [session, ranks] of sessions.entries()) for (const rank of ranks) measures.add(session, rank, []);
  return {name, measured: measures.result(), ...(baseline ? {baseline} : {})};
}

const bench = (...columns: Column[]): Bench => ({
  itemCount: 10,
  trainSessions: 5,
  testSessions: 2,
  columns,
  choice: null,
  importSeconds: 1,
  fitSeconds: 1,
  packBytes: 100,
  predictions: [],
  reports: 0,
  kept: null,
});

describe('the table of the quality bench', () => {
  // HR@20 1/2 and 2/4, MRR@20 1/2, 3/8 and 1/4
  const ours = column('ours', [
    [1, 0],
    [1, 0],
  ]);
  const left = column(
    'left',
    [
      [1, 0],
      [2, 0],
    ],
    true,
  );
  const right = column(
    'right',
    [
      [0, 0],
      [1, 0],
    ],
    true,
  );
  const goalOf = (name: string, ...columns: Column[]) => rowsOf(bench(...columns)).find((row) => row.name === name);

  it('asks that ours be above the best baseline of each measure, not only level with it', () => {
    expect(goalOf('ours MRR@20', right, left, ours)).toMatchObject({value: 1 / 2, peer: 3 / 8, goal: true});
    expect(goalOf('ours HR@20', right, left, ours)).toMatchObject({value: 1 / 2, peer: 1 / 2, goal: false});
    expect(goalOf('left HR@20', right, left, ours)).not.toHaveProperty('goal');
  });

  it('asks nothing where there is no baseline', () => {
    expect(rowsOf(bench(ours)).filter(({goal}) => goal !== undefined)).toEqual([]);
  });

  it('gives an interval over sessions: none of its width comes from points of the same one', () => {
    expect(goalOf('ours HR@20', ours)).toMatchObject({low: 1 / 2, high: 1 / 2}); // half of each session
    const uneven = column('ours', [
      [1, 1],
      [0, 0],
    ]);
    expect(goalOf('ours HR@20', uneven)).toMatchObject({value: 1 / 2, low: 0, high: 1});
  });

  it('says how far ours are from the best baseline', () => {
    const lines = tableOf(bench(right, left, ours)).split('\n');
    expect(lines).toContain('HR@20 of ours 0.5000 (0.5000 … 0.5000); minus that of left 0.0000 (0.0000 … 0.0000)');
    // 1/8 a point on average: nothing in the first session, 1/4 a point in the second
    expect(lines).toContain('MRR@20 of ours 0.5000 (0.5000 … 0.5000); minus that of left 0.1250 (0.0000 … 0.2500)');
    expect(tableOf(bench(ours))).not.toContain('minus');
  });
});
