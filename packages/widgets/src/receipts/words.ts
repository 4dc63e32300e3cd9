import {answerSpace, FUNNEL_STAGES, type Receipt, TASKS, type Task} from '@vitrine/core';
import {fillIn, type ReceiptMessages} from './messages.ts';

type Answered = Receipt & {readonly task: Task};

export const isAnswer = (receipt: Receipt): receipt is Answered => receipt.task !== 'decoy';

/** The true facts an answer was drawn from, one a line on the receipt. */
export const factsOf = ({fact}: Receipt): string[] => fact.split('\n').filter((key) => key !== '');

/** A fact in words. Its parts are the shop's own and stay as they are: item ids, names of categories, words of a query. */
export function sayFact(task: Task, key: string, messages: ReceiptMessages): string {
  const parts = key.split('\t');
  const [first, second = ''] = parts.map((part) => part.replaceAll(' > ', ' › '));
  const slash = key.indexOf('/');
  const [before, after] = [key.slice(0, slash), key.slice(slash + 1)]; // an item's id may hold more of them
  switch (task) {
    case 'relation':
      return messages.relations[key] ?? key;
    case 'stage':
      return `${messages.stages[before] ?? before}: ${after}`;
    case 'leafPair':
    case 'itemPair':
      return fillIn(messages.pair, first, second);
    case 'query':
      return fillIn(messages.query, first, second);
    case 'funnel': {
      const stage = FUNNEL_STAGES[Number(key) % FUNNEL_STAGES.length];
      const group = Math.floor(Number(key) / FUNNEL_STAGES.length) + 1;
      return fillIn(messages.funnel, group, messages.stages[stage] ?? '');
    }
    case 'hour':
      return fillIn(messages.hour, `${key.padStart(2, '0')}:00`, `${key.padStart(2, '0')}:59`);
    case 'return':
      return fillIn(after === 'again' ? messages.again : messages.other, messages.places[before] ?? before);
    default:
      return first;
  }
}

/** What the randomiser made of the facts, with the chance that it is on purpose not the truth (PRIVACY §3.3). */
export function sayAnswer(receipt: Answered, messages: ReceiptMessages): string {
  const {task, answer, a, upload} = receipt;
  if (upload) return fillIn(messages.split, new URL(upload.url).host);
  const {cells, picks} = TASKS[task];
  const {values} = answerSpace(task, a);
  if (cells.length > 0) {
    const said = answer.value < cells.length ? sayFact(task, cells[answer.value], messages) : messages.noTruth;
    return fillIn(messages.cell, said, percent((values - 1) / (a + values - 1), messages), values - 1);
  }
  const facts = factsOf(receipt).length;
  if (facts === 0) return fillIn(messages.blindBucket, answer.row, answer.value, values);
  // Each of up to `picks` facts is told with 1/(2 · picks); what is missing is made up for by chance.
  const untrue = percent(1 - facts / (2 * picks), messages);
  return fillIn(messages.bucket, answer.row, answer.value, values, untrue);
}

/** Nats of ε, as they are shown. */
export const sayNats = (nats: number, {lang}: ReceiptMessages): string =>
  nats.toLocaleString(lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});

/** .5 → "50%". */
const percent = (share: number, {lang}: ReceiptMessages): string => share.toLocaleString(lang, {style: 'percent'});

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** How soon, in the largest unit there are at least two of, else in seconds: "in 4 minutes". */
export function sayIn(ms: number, {lang}: ReceiptMessages): string {
  const [unit, size] = UNITS.find(([, unitMs]) => ms >= 2 * unitMs) ?? UNITS[3];
  return new Intl.RelativeTimeFormat(lang).format(Math.ceil(ms / size), unit);
}

export const sayDay = (at: number, {lang}: ReceiptMessages): string =>
  new Date(at).toLocaleDateString(lang, {dateStyle: 'long'});

export const sayTime = (at: number, {lang}: ReceiptMessages): string =>
  new Date(at).toLocaleString(lang, {dateStyle: 'medium', timeStyle: 'short'});
