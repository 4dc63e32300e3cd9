import {TASKS, type Task} from '@vitrine/core';
import {describe, expect, it} from 'vitest';
import {countAnswers} from '../../packages/lab/src/quality/count-answers.ts';
import {GRID_DAYS, GRID_SIZES, type GridCell, LEVELS, PRIORS} from '../../packages/lab/src/quality/curves/grid.ts';
import {gridSection} from '../../packages/lab/src/quality/curves/grid-section.ts';
import {ownSection} from '../../packages/lab/src/quality/curves/own-statistics.ts';
import {catalogOf} from '../../packages/lab/src/quality/log-catalog.ts';
import {createMeasures} from '../../packages/lab/src/quality/measures.ts';
import {drawSummaries} from '../../packages/lab/src/quality/private.ts';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import type {LogSession} from '../../packages/lab/src/quality/read-log.ts';

const SESSIONS: LogSession[] = Array.from({length: 20}, (_, s) => ({
  sessionId: `s${s}`,
  rows: ['A', 'B', s % 2 === 0 ? 'C' : 'D'].map((itemId, i) => ({
    at: 1_000_000 * s + 1000 * i,
    itemId,
    action: 'view',
    category: itemId < 'C' ? 'beds' : 'lamps',
    price: 1,
  })),
}));

describe('answers under other levels and over other days', () => {
  const count = (days: number, level: (typeof LEVELS)[number]) => {
    const aFor = (task: Task) => level[TASKS[task].level];
    const options = {days, aFor};
    return countAnswers(drawSummaries(SESSIONS, catalogOf(SESSIONS), 2_000, seededWords(4), options), aFor);
  };

  it('are as many as the days bring, half a device to a shopper', () => {
    for (const days of GRID_DAYS) {
      const reports = count(days, LEVELS[2]).reduce((sum, batch) => sum + batch.reports, 0);
      expect(reports).toBe(2_000 * days * 0.5);
    }
  });

  it('are the surer the larger a is, and unbiased under each', () => {
    const looked = LEVELS.map((level) => {
      const batch = count(28, level).find(({task}) => task === 'item');
      expect(batch?.a).toBe(level.fine);
      const [{estimate, variance}] = batch?.estimate(['A']) ?? [];
      // Everybody looked at A, one of up to four facts, all of which an answer is drawn from.
      expect(Math.abs(estimate - (batch?.reports ?? 0))).toBeLessThan(4 * Math.sqrt(variance));
      const [nobody] = batch?.estimate(['Z']) ?? [];
      return nobody.variance / (batch?.reports ?? 1);
    });
    expect(looked[0]).toBe(looked[1]); // fine questions of the first two are alike
    expect(looked[2]).toBeLessThan(looked[1]);
    expect(looked[3]).toBeLessThan(looked[2]);
  });
});

describe('tables of what noise costs', () => {
  const one = (value: number) => ({value, low: value - 0.01, high: value + 0.01});
  const kept = {ratio: one(0.75), gain: one(0.021), seeds: 1};

  it('the grid has a line for each size and length, and a column for each level and each thing beside the answers', () => {
    const cells: GridCell[] = GRID_SIZES.flatMap((shoppersPerDay) =>
      GRID_DAYS.map((days) => ({
        prior: PRIORS[0].name,
        level: LEVELS[2].name,
        shoppersPerDay,
        days,
        kept,
        hr20: 0.5,
        mrr20: 0.1,
        withoutHr20: 0.48,
      })),
    );
    const {table, rows} = gridSection('log', cells);
    const lines = table.split('\n');
    expect(lines).toHaveLength(2 + 9 + 1);
    expect(lines[0].split('|')).toHaveLength(2 + 2 + LEVELS.length + PRIORS.length - 1);
    expect(lines[2]).toContain('.750 (.740 … .760), +2.1');
    expect(rows).toHaveLength(3 * 9);
  });

  it('own statistics stand between the exact ones and none, and must not fall below none', () => {
    const measured = createMeasures(3).result();
    const lesson = {epsilon: 1, kept: {...kept, gain: {value: -0.1, low: -0.2, high: -0.05}}, hr20: 0.4, mrr20: 0.1};
    const {table, rows} = ownSection('log', {
      exact: {...measured, hr20: 0.5, mrr20: 0.2},
      catalogue: {...measured, hr20: 0.3, mrr20: 0.1},
      lessons: [lesson],
    });
    expect(table.split('\n')[3]).toContain('.400 / .100');
    expect(rows.find(({name}) => name.includes('over the catalogue'))?.goal).toBe(false);
  });
});
