import type {Forecast, ForecastNeed} from '@vitrine/core';
import {h} from '../dom.ts';
import type {Messages} from '../messages.ts';

/** What the merchant expects a day, as `readForecast` asks for it. */
export interface Expected {
  readonly visits: string;
  readonly orders: string;
  readonly consent: string;
}

/** Asks how busy the shop is and tells when each list will rest on behaviour. */
export function forecastForm(messages: Messages, ask: (expected: Expected) => Promise<Forecast>): HTMLElement[] {
  const {t} = messages;
  const field = (name: keyof Expected, value: string, max: string) =>
    h('input', {name, id: `forecast-${name}`, type: 'number', min: '0', max, required: '', value});
  const fields = {
    visits: field('visits', '1000', '1000000000'),
    orders: field('orders', '20', '1000000000'),
    consent: field('consent', '50', '100'),
  };
  const answer = h('div', {'aria-live': 'polite'});
  const form = h(
    'form',
    {class: 'forecast'},
    ...(['visits', 'orders', 'consent'] as const).map((name) =>
      h('label', {for: `forecast-${name}`}, t(`forecast.${name}`), fields[name]),
    ),
    h('button', {type: 'submit'}, t('forecastAsk')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const {visits, orders, consent} = fields;
    ask({visits: visits.value, orders: orders.value, consent: consent.value}).then(
      (forecast) => answer.replaceChildren(note(forecast), table(forecast)),
      () => answer.replaceChildren(t('unreachable')),
    );
  });
  return [form, answer];

  function note({answersPerDay}: Forecast): HTMLElement {
    return h('p', {class: 'note'}, t('forecastNote', Math.round(answersPerDay)));
  }

  function table({lists}: Forecast): HTMLElement {
    const days = (need: ForecastNeed | null) => {
      if (need === null) return '–';
      return need.days === null ? t('never') : t('inDays', need.days);
    };
    const rows = lists.map(({list, fromStart, answers, orders}) =>
      h(
        'tr',
        {},
        h('th', {scope: 'row'}, t(`list.${list}`)),
        h('td', {}, fromStart ? t('fromStart') : t('hiddenFirst')),
        h('td', {}, days(answers)),
        h('td', {}, days(orders)),
      ),
    );
    const head = [t('list'), t('state'), t('byAnswers'), t('byOrders')];
    return h(
      'div',
      {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('forecast')},
      h(
        'table',
        {},
        h('caption', {}, t('forecast')),
        h('thead', {}, h('tr', {}, ...head.map((cell) => h('th', {scope: 'col'}, cell)))),
        h('tbody', {}, ...rows),
      ),
    );
  }
}
