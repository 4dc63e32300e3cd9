import type {ShopReport} from '@vitrine/core';
import {expect, test} from 'vitest';
import {messagesFor} from '../../packages/dashboard/src/messages.ts';
import {overview} from '../../packages/dashboard/src/views/overview.ts';

const REPORT: ShopReport = {
  shopId: 'bedding',
  tasks: [],
  days: [],
  catalogue: {items: 3, available: 3, categories: 1},
  imports: [],
  packBuiltAt: null,
  evidence: [],
  readiness: [],
  alarms: [],
  rolledBack: [],
};
const askForecast = () => Promise.reject(new Error('nobody asks'));
const show = (report: Partial<ShopReport>, locale: 'zh-CN' | 'en') =>
  overview({report: {...REPORT, ...report}, sheet: null, askForecast}, messagesFor(locale));
const cells = (page: HTMLElement, label: string) =>
  [...page.querySelectorAll(`[aria-label="${label}"] tbody tr`)].map((row) =>
    [...row.querySelectorAll('td')].map(({textContent}) => textContent),
  );

test('a quiet shop shows nothing of alarms', () => {
  expect(show({}, 'en').textContent).not.toContain('Out of the ordinary');
});

test('what a week shows out of the ordinary is named with its part of the answers, text as text', () => {
  const days = ['2026-11-19', '2026-11-25'] as const;
  const report: Partial<ShopReport> = {
    alarms: [
      {week: '2026-W47', days, kind: 'change', task: 'itemPair', keys: ['A\t<b>B</b>'], z: 9.04, share: 0.0512},
      {week: '2026-W47', days, kind: 'volume', task: null, keys: ['2026-11-20'], z: 5, share: 0.4},
    ],
    rolledBack: [
      {week: '2026-W45', days: ['2026-11-05', '2026-11-11'], note: 'bots', changedAt: Date.UTC(2026, 10, 25)},
    ],
  };
  const page = show(report, 'en');
  expect(cells(page, 'Week')).toEqual([
    [
      '2026-W47\n2026-11-19 … 2026-11-25',
      'Two items looked at one after the other',
      'A + <b>B</b>: stated far more often than in the weeks before',
      '5.1 % (9 σ)',
    ],
    ['2026-W47\n2026-11-19 … 2026-11-25', 'all questions', '2026-11-20: far more answers than usual', '40 % (5 σ)'],
    ['2026-W45\n2026-11-05 … 2026-11-11', '–', 'left out of the pack since Nov 25, 2026: bots', '–'],
  ]);
  expect(page.querySelector('b')).toBeNull();
  expect(show(report, 'zh-CN').textContent).toContain('异常情况');
  expect(cells(show(report, 'zh-CN'), '周')[1]).toContain('2026-11-20: 回答远多于平常');
});
