import {createProfile, type Pack, searchItems, tokenize} from '@vitrine/core';
import {correct, suggest} from '@vitrine/engine';
import MiniSearch from 'minisearch';
import type {Figure} from '../figure.ts';
import {seededWords} from '../quality/random.ts';
import {createPicker, MISTAKES} from './mistakes.ts';
import {shopOf} from './shop.ts';

export interface Options {
  readonly seed: number;
  /** Queries the shop knows. */
  readonly known: number;
  /** Mistakes made. */
  readonly mistakes: number;
  /** Right queries asked, of those it knows and of those it has never heard. */
  readonly right: number;
}

export interface Case {
  readonly kind: string;
  readonly meant: string;
  readonly typed: string;
}

export interface Answer extends Case {
  readonly proposed: readonly string[];
}

const PROPOSALS = 3;
const MIN_RECALL = 90;
const MAX_DAMAGE = 2;

/** Distinct queries with at least two letters or signs, in an order drawn from the seed. */
function shuffled(queries: readonly string[], seed: number): string[] {
  const random = seededWords(seed);
  const list = [...new Map(queries.map((query) => [tokenize(query).join(' '), query.trim()])).values()];
  const usable = list.filter((query) => tokenize(query).join('').length > 1 && query.length <= 40);
  for (let i = usable.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    [usable[i], usable[j]] = [usable[j], usable[i]];
  }
  return usable;
}

function makeCases(known: readonly string[], all: readonly string[], {seed, mistakes}: Options): Case[] {
  const pick = createPicker(all, seededWords(seed + 1));
  const right = new Set(known.map((query) => tokenize(query).join(' ')));
  const cases: Case[] = [];
  for (const [kind, {share, make}] of Object.entries(MISTAKES)) {
    const count = Math.round((mistakes * share) / 100);
    for (let made = 0, tries = 0; made < count && tries < 1000 * count; tries++) {
      const meant = pick.of<string>(known);
      const typed = make(meant, pick);
      if (typed === null || right.has(tokenize(typed).join(' '))) continue; // another right query is no mistake
      cases.push({kind, meant, typed});
      made++;
    }
  }
  return cases;
}

/** What a search box proposes first for what is typed. */
export type Propose = (typed: string) => readonly string[];

/** minisearch on the same queries, fuzzy as its manual has it; `whole` compares them sign by sign instead of by our tokens. */
function createPeer(queries: readonly string[], whole: boolean): Propose {
  const index = new MiniSearch<{id: number; query: string}>({
    fields: ['query'],
    tokenize: whole ? (text) => text.split(/\s+/) : tokenize,
    searchOptions: {fuzzy: 0.2, prefix: true},
  });
  index.addAll(queries.map((query, id) => ({id, query})));
  return (typed) =>
    index
      .search(typed)
      .slice(0, PROPOSALS)
      .map(({id}) => queries[Number(id)]);
}

/** CPU time of the whole process, compiler and collector included: other programs on the machine do not count. */
function cpuMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function ask(cases: readonly Case[], propose: Propose): {answers: Answer[]; times: Float64Array} {
  const times = new Float64Array(cases.length);
  const answers = cases.map((one, c) => {
    const from = cpuMs();
    const proposed = propose(one.typed).slice(0, PROPOSALS);
    times[c] = cpuMs() - from;
    return {...one, proposed};
  });
  return {answers, times: times.sort()};
}

const share = (part: number, whole: number) => (whole > 0 ? Math.round((1000 * part) / whole) / 10 : 0);
const recall = (answers: readonly Answer[], at: number) =>
  share(answers.filter(({meant, proposed}) => proposed.slice(0, at).includes(meant)).length, answers.length);
const ms = (value: number) => Math.round(100 * value) / 100;
const at = (sorted: Float64Array, part: number) =>
  ms(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);

export interface Result {
  readonly figures: readonly Figure[];
  readonly missed: readonly Answer[];
  readonly damaged: readonly Answer[];
}

export function bench(all: readonly string[], options: Options): Result {
  const order = shuffled(all, options.seed);
  const known = order.slice(0, options.known);
  const unheard = order.slice(options.known, options.known + options.right);
  const cases = makeCases(known, all, options);
  const pack = shopOf(known, known);

  const from = cpuMs();
  propose(pack)('');
  correct(pack, 'warm', 1);
  const building = cpuMs() - from;
  const ours = ask(cases, propose(pack));
  const corrected = ask(cases, (typed) => correct(pack, typed, PROPOSALS).map(({query}) => query));
  const peers = [true, false].map((whole) => ask(cases, createPeer(known, whole)));
  const peer = peers.toSorted((a, b) => recall(b.answers, 3) - recall(a.answers, 3))[0];

  const right = (kind: string, queries: readonly string[]) =>
    ask(
      queries.map((query) => ({kind, meant: query, typed: query})),
      (typed) => correct(pack, typed, 1).map(({query}) => query),
    ).answers.filter(({proposed}) => proposed.length > 0);
  const damagedKnown = right('known', known.slice(0, options.right));
  const damagedUnheard = right('unheard', unheard);

  const of = (kind: string, answers: readonly Answer[]) => answers.filter((answer) => answer.kind === kind);
  const kinds = Object.keys(MISTAKES).flatMap((kind): Figure[] =>
    [1, 3].map((k) => ({
      name: `${kind}: recall@${k}`,
      value: recall(of(kind, ours.answers), k),
      unit: '%',
      peer: recall(of(kind, peer.answers), k),
    })),
  );
  const quiet = inTitlesAlone(known, order.slice(options.known + options.right), unheard, cases);
  const atMost = (name: string, value: number, limit: number): Figure => {
    return {name, value, unit: '%', limit, goal: value <= limit};
  };
  const figures: Figure[] = [
    ...kinds,
    {name: 'all: recall@1', value: recall(ours.answers, 1), unit: '%', peer: recall(peer.answers, 1)},
    {
      name: 'all: recall@3',
      value: recall(ours.answers, 3),
      unit: '%',
      limit: MIN_RECALL,
      peer: recall(peer.answers, 3),
      goal: recall(ours.answers, 3) >= MIN_RECALL,
    },
    {name: 'all: recall@3 of `correct` alone', value: recall(corrected.answers, 3), unit: '%'},
    atMost('damage to queries it knows', share(damagedKnown.length, options.right), MAX_DAMAGE),
    atMost('damage to queries it has never heard', share(damagedUnheard.length, unheard.length), MAX_DAMAGE),
    {name: 'titles alone: recall@3, of the item meant', value: quiet.recall, unit: '%'},
    {name: 'titles alone: damage to queries never heard', value: quiet.damage, unit: '%'},
    {name: 'CPU time to build', value: ms(building), unit: 'ms'},
    {name: 'CPU time of a correction, median', value: at(corrected.times, 0.5), unit: 'ms', peer: at(peer.times, 0.5)},
    {name: 'CPU time of a correction, p95', value: at(corrected.times, 0.95), unit: 'ms', peer: at(peer.times, 0.95)},
    {name: 'CPU time of an answer to the box, median', value: at(ours.times, 0.5), unit: 'ms'},
    {name: 'CPU time of an answer to the box, p95', value: at(ours.times, 0.95), unit: 'ms'},
  ];
  const missed = ours.answers.filter(({meant, proposed}) => !proposed.includes(meant));
  return {figures, missed, damaged: [...damagedKnown, ...damagedUnheard]};
}

/**
 * The same mistakes in a shop that knows no query: what was meant stands somewhere in one title, run together with words of
 * two other queries. Mended is what leads to that item.
 */
function inTitlesAlone(
  known: readonly string[],
  fillers: readonly string[],
  unheard: readonly string[],
  cases: readonly Case[],
): {readonly recall: number; readonly damage: number} {
  const filler = (at: number) => fillers[at % fillers.length] ?? '';
  const pack = shopOf(
    known.map((query, i) => filler(2 * i) + query + filler(2 * i + 1)),
    [],
  );
  const items = new Map(known.map((query, i) => [query, i]));
  const mended = cases.filter(({meant, typed}) => {
    const asked = [typed, ...correct(pack, typed, PROPOSALS).map(({query}) => query)];
    return asked.some((query) => searchItems(pack, query).includes(items.get(meant) ?? -1));
  });
  const damaged = unheard.filter((query) => correct(pack, query, 1).length > 0);
  return {recall: share(mended.length, cases.length), damage: share(damaged.length, unheard.length)};
}

const propose =
  (pack: Pack): Propose =>
  (typed) =>
    suggest(pack, createProfile(), {query: typed, limit: PROPOSALS}, {now: 0, listId: ''}).queries.map(
      ({query}) => query,
    );
