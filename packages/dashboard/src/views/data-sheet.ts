import {type DataSheet, type Figure, type QuestionSheet, textFor} from '@vitrine/core';
import {intervalBar} from '../charts.ts';
import {h} from '../dom.ts';
import type {Messages} from '../messages.ts';

/** What the current pack rests on: a part to open for each question, with a table of its figures. */
export function dataSheet({questions, delta}: DataSheet, messages: Messages): HTMLElement[] {
  const told = questions.filter(({reports, figures}) => reports > 0 || figures.length > 0);
  if (told.length === 0) return [h('p', {class: 'note'}, messages.t('sheetNone'))];
  return told.map((question) => questionPart(question, delta, messages));
}

function questionPart(question: QuestionSheet, delta: number, messages: Messages): HTMLElement {
  const {t, number} = messages;
  const {task, reports, dummies, epsilon, basis, ownNoise, asked, published, figures} = question;
  const ownFact = ownNoise === null ? [] : [ownNoise > 0 ? t('ownNoise', Math.round(ownNoise)) : t('ownExact')];
  const facts = [
    `${t('answers')}: ${number(reports)}${question.days ? ` (${question.days.join(' … ')})` : ''}`,
    `ε ${epsilon.toFixed(2)}`,
    promiseOf(question, delta, messages),
    t('dummies', dummies),
    `${t('basis')}: ${t(basis)}`,
    `${t('asked', asked)}, ${t('published', published)}, ${t('suppressed', asked - published)}`,
  ];
  return h(
    'details',
    {},
    h('summary', {}, `${t(`task.${task}`)} · ${t('summaries')}: ${number(reports)}`),
    h('p', {class: 'note'}, [...(reports > 0 ? facts : [`${t('basis')}: ${t(basis)}`]), ...ownFact].join(' · ')),
    ...(figures.length > 0 ? [figureTable(t(`task.${task}`), figures, messages)] : []),
  );
}

function promiseOf({promise, centralEpsilon, reports}: QuestionSheet, delta: number, {t}: Messages): string {
  if (reports === 0) return '';
  const central = `ε_c ${centralEpsilon.toFixed(2)}, δ ${delta}`;
  return promise === 'central' ? `${central}: ${t('promiseCentral')}` : `${central}: ${t('promiseLocal')}`;
}

function figureTable(caption: string, figures: readonly Figure[], messages: Messages): HTMLElement {
  const {t, number} = messages;
  const most = Math.max(1, ...figures.map(({high}) => high ?? 0));
  const percent = (share: number | null) => (share === null ? '–' : `${number(Math.round(share * 10_000) / 100)} %`);
  const rows = figures.map((figure) =>
    h(
      'tr',
      {},
      h('th', {scope: 'row'}, nameOf(figure, messages)),
      h('td', {}, ...told(figure, most, messages)),
      h('td', {}, figure.effectiveReports === null ? '–' : number(Math.round(figure.effectiveReports))),
      h('td', {}, figure.state === 'none' ? '–' : t(figure.basis)),
      h('td', {}, figure.firstParty === null ? '–' : number(Math.round(figure.firstParty))),
      h('td', {}, percent(figure.packShare)),
    ),
  );
  const head = [t('key'), t('devices'), t('effective'), t('basis'), t('ownCount'), t('packShare')];
  return h(
    'div',
    {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    h(
      'table',
      {class: 'figures'},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...head.map((cell) => h('th', {scope: 'col'}, cell)))),
      h('tbody', {}, ...rows),
    ),
  );
}

function told(figure: Figure, most: number, {t, number}: Messages): (Node | string)[] {
  const {state, estimate, low, high} = figure;
  if (state === 'none') return [t('noAnswers')];
  if (state === 'few') return [t('few')];
  if (state === 'unclear') return [`${t('unclear')} (${t('atMost', Math.round(high ?? 0))})`];
  const [middle, from, to] = [estimate, low, high].map((end) => Math.round(end ?? 0));
  return [`${number(middle)} (${number(from)} … ${number(to)})`, intervalBar(middle / most, from / most, to / most)];
}

/** Parts of a key: names in the reader's language, and the words that closed questions use. */
const nameOf = ({names}: Figure, {t, locale}: Messages): string =>
  names
    .map((name) => textFor(name, locale))
    .map((word) => {
      const known = t(`cell.${word}`);
      return known === `cell.${word}` ? word : known;
    })
    .join(' · ');
