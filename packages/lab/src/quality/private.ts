import {
  aOf,
  below,
  type Catalog,
  createFactSums,
  drawTask,
  type Fact,
  type FactSums,
  factsOf,
  type RandomWord,
  randomizeFact,
  type Summary,
  TASKS,
} from '@vitrine/core';
import {normal} from './random.ts';
import {type LogSession, toEvent} from './read-log.ts';

export const DAYS = 28;
/**
 * Devices that answer, for each shopper of a day: of 28 days' visits some are the same device again, and some devices
 * do not take part. PRIVACY §3.7 counts 14,000 answers in 28 days at 1,000 visits a day.
 */
const DEVICES_PER_VISIT = 0.5;
const PERIOD = 0;

/**
 * The summaries of a shop with so many shoppers a day: sessions of the log drawn with replacement, one device each;
 * every device draws one question and answers it through the real randomiser, from one of its true facts.
 */
export function* drawSummaries(
  sessions: readonly LogSession[],
  catalog: Catalog,
  shoppersPerDay: number,
  random: RandomWord,
): Generator<Summary> {
  const categories = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  const lookup = (itemId: string) => categories.get(itemId) ?? null;
  const shares = Object.fromEntries(Object.entries(TASKS).map(([task, {share}]) => [task, share]));
  const facts = new Map<LogSession, readonly Fact[]>();
  const devices = Math.round(shoppersPerDay * DAYS * DEVICES_PER_VISIT);
  for (let device = 0; device < devices; device++) {
    const session = sessions[below(sessions.length, random)];
    const all =
      facts.get(session) ?? factsOf(session.rows.map(toEvent), lookup, {now: session.rows[session.rows.length - 1].at});
    facts.set(session, all);
    const task = drawTask(shares, random);
    const own = all.filter((fact) => fact.task === task);
    const fact = own.length > 0 ? own[below(own.length, random)] : {task, key: ''};
    const answer = randomizeFact(fact, aOf(task), PERIOD, random);
    const nonce = new Uint8Array(Uint32Array.from({length: 4}, () => random()).buffer);
    yield {task, period: PERIOD, ...answer, nonce};
  }
}

/**
 * What a merchant knows without any tracking: a rough list of what sells, here popularity^0.8 with lognormal noise of
 * 0.7 (PRIVACY §4.3), as many counts as the log has sessions.
 */
export function roughBestsellers(sessions: readonly LogSession[], random: RandomWord): FactSums {
  const counts = new Map<string, number>();
  for (const {rows} of sessions) for (const {itemId} of rows) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  const sums = createFactSums();
  let total = 0;
  for (const [itemId, count] of counts) {
    const rough = count ** 0.8 * Math.exp(0.7 * normal(random));
    sums.counts.item.set(itemId, rough);
    total += rough;
  }
  for (const [itemId, rough] of sums.counts.item) sums.counts.item.set(itemId, (rough * sessions.length) / total);
  return sums;
}
