import type {Alarm, ShopReport} from '@vitrine/core';
import type {Messages} from '../messages.ts';
import {table} from './table.ts';

/** What a merchant should judge: weeks that stray, and those already left out. Nothing when all is as ever. */
export function alarms({alarms: found, rolledBack}: ShopReport, messages: Messages): HTMLElement[] {
  if (found.length + rolledBack.length === 0) return [];
  const {t, day} = messages;
  const rows = [
    ...found.map((alarm) => alarmRow(alarm, messages)),
    ...rolledBack.map(({week, days, note, changedAt}) => [
      weekOf(week, days),
      '–',
      [t('leftOut', day(changedAt)), note].filter(Boolean).join(': '),
      '–',
    ]),
  ];
  return [table([t('week'), t('inQuestion'), t('found'), t('ofAnswers')], rows)];
}

function alarmRow({week, days, kind, task, keys, z, share}: Alarm, {t, number}: Messages): string[] {
  const what = keys.map((key) => key.replaceAll('\t', ' + ')).join(', ');
  return [
    weekOf(week, days),
    task === null ? t('allQuestions') : t(`task.${task}`),
    [what, t(`alarm.${kind}`)].filter(Boolean).join(': '),
    `${number(Math.round(share * 1000) / 10)} % (${number(Math.round(z * 10) / 10)} σ)`,
  ];
}

const weekOf = (week: string, days: Alarm['days']) => `${week}\n${days.join(' … ')}`;
