import {halved} from './affinity.ts';
import type {StageRule, StageSetting, StageSignal} from './catalog.ts';
import type {ShopEvent} from './event.ts';
import {ancestorsOf, findCategory, findItem} from './find-item.ts';
import {SENSITIVE_WORDS, STAGE_RULES} from './life-stage-rules.ts';
import type {Pack, TextTable} from './pack.ts';
import {DAY_MS} from './pack-format.ts';
import {perPack} from './per-pack.ts';
import {createFinder} from './phrases.ts';
import {ACTION_WEIGHT, facetKey, LIST_WEIGHT} from './profile.ts';
import type {Choices, LifeStage} from './recommend.ts';
import {type Deed, tellDeed} from './tell-deed.ts';
import {type Text, textFor} from './text.ts';

/** A stage that was taken away is not inferred again for so long. */
export const REMOVED_MS = 180 * DAY_MS;

/** What a search counts, in views: nobody types by chance. */
const SEARCH_WEIGHT = 2;
/** A signal fainter than this is none. */
const MIN_STRENGTH = 0.15;
const MIN_SIGNALS = 2;
/** Below this nothing is said. Two strong signals reach it with a view each, a strong and a weak one do not. */
const MIN_CONFIDENCE = 0.6;
/** Evidence must be so much more than chance. */
const MIN_SURPRISE = 1.5;
/** Items that are read to know what a shop is about; all of a large shop would take too long. */
const SAMPLE = 500;
/** A shop of nothing but baby goods is not looked at by chance: no more of the evidence than this is put down to it. */
const MAX_SHARE = 0.25;
const MAX_EVIDENCE = 6;
const MAX_EVIDENCE_OF_SIGNAL = 2;

/** What a word of a rule means: a signal of a stage or, as '', that a text speaks for none of them. */
interface Sense {
  readonly stageId: string;
  readonly signal: string;
}

/** What one thing the shopper did or saw says for a signal. */
interface Evidence {
  readonly deed: Deed;
  readonly text: string;
  readonly weight: number;
}

/** Stages by id, each with the signal that a thing is of. */
type Signals = ReadonlyMap<string, string>;

interface Saying extends Evidence {
  readonly signals: Signals;
}

/** The stages in force in a shop, and what its words say of them; a stage the shop switched off is not among them. */
const stagesOf = perPack((pack) => {
  const rules = mergeStages(pack.shop.stages);
  const phrases: (readonly [string, Sense])[] = [];
  for (const [stageId, {signals, not = []}] of rules) {
    const add = (signal: string, words: readonly string[]) => {
      const sense = {stageId, signal};
      for (const word of words) phrases.push([word, sense]);
    };
    add('', not);
    for (const [signal, {words}] of Object.entries(signals)) add(signal, words);
  }
  const find = createFinder(phrases);

  /** For each stage that these texts speak for the weightiest signal; none where they have a word that speaks against it. */
  const read = (texts: readonly string[]): Signals => {
    const signals = new Map<string, string>();
    const against = new Set<string>();
    for (const {stageId, signal} of texts.flatMap((text) => [...find(text)])) {
      const weightOf = (name: string | undefined) => rules.get(stageId)?.signals[name ?? '']?.weight ?? -1;
      if (signal === '') against.add(stageId);
      else if (weightOf(signal) > weightOf(signals.get(stageId))) signals.set(stageId, signal);
    }
    for (const stageId of against) signals.delete(stageId);
    return signals;
  };
  const items: Signals[] = [];
  const readItem = (item: number) => (items[item] ??= read(itemTexts(pack, item)));

  let shares: ReadonlyMap<string, number> | undefined;
  /** What part of everybody's interest in the shop goes to things that speak for a stage, by a sample of its items. */
  const shareOf = (stageId: string): number => {
    shares ??= sampleShares(pack, readItem);
    return shares.get(stageId) ?? 0;
  };
  return {rules, read, readItem, shareOf};
});

function sampleShares(pack: Pack, readItem: (item: number) => Signals): Map<string, number> {
  const shares = new Map<string, number>();
  const step = Math.ceil(pack.itemCount / SAMPLE);
  let total = 0;
  for (let item = 0; item < pack.itemCount; item += step) total += interest(pack, item);
  for (let item = 0; item < pack.itemCount; item += step) {
    for (const stageId of readItem(item).keys()) {
      shares.set(stageId, (shares.get(stageId) ?? 0) + interest(pack, item) / total);
    }
  }
  return shares;
}

/** Popularity is kept as a root; a little goes to items nobody has looked at yet. */
const interest = ({popularity}: Pack, item: number) => popularity[item] ** 2 + 1e-3;

/**
 * The stages of life a history speaks for, surest first. Each signal counts 1 − 2^−x of its weight, x being its views of late
 * (a purchase is five); signals are joined as independent causes (noisy-or; Pearl 1988, §4.3.2): 1 − Π(1 − strength). One
 * deed counts for one signal of a stage, so a single thing is never two signals. All of a
 * stage's evidence must be more than a stroll through this shop would give: who looks at everything is at no stage. Nothing
 * of it leaves the device.
 */
export function lifeStagesOf(
  pack: Pack,
  events: readonly ShopEvent[],
  {now, locale, choices}: {readonly now: number; readonly locale?: string; readonly choices?: Partial<Choices>},
): LifeStage[] {
  const language = locale ?? pack.locales[0] ?? '';
  const {rules, shareOf} = stagesOf(pack);
  const totals = new Map<number, number>([...rules.values()].map(({halfLifeDays}) => [halfLifeDays, 0]));
  const found = new Map<string, Map<string, Evidence[]>>();
  for (const event of events) {
    const saying = said(pack, event, language);
    if (!saying) continue;
    const {deed, text} = saying;
    const left = (halfLifeDays: number) => saying.weight * halved(now - event.at, halfLifeDays * DAY_MS);
    for (const [halfLifeDays, total] of totals) totals.set(halfLifeDays, total + left(halfLifeDays));
    for (const [stageId, signal] of saying.signals) {
      const signals = found.get(stageId) ?? found.set(stageId, new Map()).get(stageId)!;
      const evidence = signals.get(signal) ?? signals.set(signal, []).get(signal)!;
      evidence.push({deed, text, weight: left(rules.get(stageId)!.halfLifeDays)});
    }
  }

  const stages: LifeStage[] = [];
  for (const [stageId, signals] of found) {
    const rule = rules.get(stageId)!;
    const sensitive = rule.sensitive === true;
    if (sensitive && !(rule.allowed && choices?.sensitive)) continue;
    if ((choices?.removedStages?.[stageId] ?? 0) > now) continue;
    const chance = Math.min(MAX_SHARE, shareOf(stageId)) * totals.get(rule.halfLifeDays)!;
    if (surprise(weightOf([...signals.values()].flat()), chance) < MIN_SURPRISE) continue;
    const strong = [...signals]
      .map(([signal, evidence]) => {
        const views = weightOf(evidence);
        return {strength: Math.min(1, rule.signals[signal].weight) * (1 - 2 ** -views), evidence};
      })
      .filter(({strength}) => strength >= MIN_STRENGTH)
      .sort((a, b) => b.strength - a.strength);
    const confidence = 1 - strong.reduce((none, {strength}) => none * (1 - strength), 1);
    if (strong.length < MIN_SIGNALS || confidence < MIN_CONFIDENCE) continue;
    const told = strong.flatMap(({evidence}) => tellStrongest(evidence, language)).slice(0, MAX_EVIDENCE);
    stages.push({
      stageId,
      label: textFor(rule.name, language),
      confidence,
      evidence: told,
      sensitive,
      about: facetKey('stage', stageId),
    });
  }
  return stages.sort((a, b) => b.confidence - a.confidence);
}

/** The stages there are in a shop, inferred or not. */
export const stageIdsOf = (pack: Pack): string[] => [...stagesOf(pack).rules.keys()];

/** Names of the sensitive stages the shop allows: what its shoppers may opt in to. */
export const sensitiveStagesOf = (pack: Pack, locale = pack.locales[0] ?? ''): string[] =>
  [...stagesOf(pack).rules.values()].flatMap(({sensitive, allowed, name}) =>
    sensitive && allowed ? [textFor(name, locale)] : [],
  );

/** The strongest deeds behind a signal in words, each thing once. */
function tellStrongest(evidence: readonly Evidence[], language: string): string[] {
  const strongest = new Map<string, Evidence>();
  for (const one of evidence) if (one.weight >= (strongest.get(one.text)?.weight ?? 0)) strongest.set(one.text, one);
  return [...strongest.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_EVIDENCE_OF_SIGNAL)
    .map(({deed, text}) => tellDeed(deed, text, language));
}

/**
 * How much more there is than by chance: the logarithm of the likelihood ratio of Poisson's law; 1.5 is about one stroll in
 * twenty. Source: Dunning 1993, https://aclanthology.org/J93-1003
 */
const surprise = (seen: number, chance: number): number =>
  seen > chance ? seen * Math.log(seen / chance) - (seen - chance) : 0;

const weightOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, {weight}) => sum + weight, 0);

/** What an event says: how much, what of it is told, and the signals it is of; null for nothing. */
function said(pack: Pack, event: ShopEvent, language: string): Saying | null {
  const {read, readItem} = stagesOf(pack);
  if (event.type === 'search') {
    return {deed: 'search', weight: SEARCH_WEIGHT, text: event.query.trim(), signals: read([event.query])};
  }
  if (event.type === 'list') {
    const category = findCategory(pack, event.category);
    const text = category < pack.categoryCount ? pack.categoryNames.get(category, language) : event.category.at(-1);
    if (!text) return null;
    return {deed: 'list', weight: LIST_WEIGHT, text, signals: read(categoryTexts(pack, category, event.category))};
  }
  const weight = 'item' in event ? ACTION_WEIGHT[event.type] : 0;
  if (!('item' in event) || weight === 0) return null;
  const {type, item} = event;
  const deed = type as Deed; // what has a weight can be told
  const index = findItem(pack, item);
  if (index >= 0) return {deed, weight, text: pack.titles.get(index, language), signals: readItem(index)};
  const {itemId, title = '', category = []} = item;
  const texts = [title, ...categoryTexts(pack, findCategory(pack, category), category)];
  return {deed, weight, text: title || itemId, signals: read(texts)};
}

/** All that the pack says of an item in words, in every locale. */
const itemTexts = (pack: Pack, item: number): string[] => [
  ...everyLocale(pack, pack.titles, item),
  ...categoryTexts(pack, pack.category[item]),
  ...Array.from(pack.values.subarray(pack.valueOffsets[item], pack.valueOffsets[item + 1])).flatMap((value) =>
    everyLocale(pack, pack.valueNames, value),
  ),
];

/** Names of a category and its wider ones; those of the page where the pack does not know it. */
function categoryTexts(pack: Pack, category: number, seen: readonly string[] = []): readonly string[] {
  const path = ancestorsOf(pack, category);
  return path.length > 0 ? path.flatMap((up) => everyLocale(pack, pack.categoryNames, up)) : seen;
}

const everyLocale = (pack: Pack, table: TextTable, index: number): string[] =>
  pack.locales.map((locale) => table.get(index, locale));

/**
 * The built-in rules with a shop's own: a setting of the same id changes what it names, `false` takes a stage or signal
 * away. What tells of health, body or belief stays sensitive whatever the shop says.
 */
export function mergeStages(settings: Readonly<Record<string, false | StageSetting>> = {}): Map<string, StageRule> {
  const rules = new Map<string, StageRule>();
  for (const stageId of new Set([...Object.keys(STAGE_RULES), ...Object.keys(settings)])) {
    const own = Object.hasOwn(settings, stageId) ? settings[stageId] : {};
    if (own === false) continue;
    const usual: Partial<StageRule> = Object.hasOwn(STAGE_RULES, stageId) ? STAGE_RULES[stageId] : {};
    const signals = Object.entries({...usual.signals, ...own.signals}).filter(
      (entry): entry is [string, StageSignal] => entry[1] !== false,
    );
    const name: Text = own.name ?? usual.name ?? stageId;
    const sensitive = usual.sensitive || own.sensitive || isSensitive([...textsIn(name), ...wordsIn(own.signals)]);
    rules.set(stageId, {
      halfLifeDays: DEFAULT_HALF_LIFE_DAYS,
      ...usual,
      ...own,
      name,
      sensitive,
      signals: Object.fromEntries(signals),
    });
  }
  return rules;
}

const DEFAULT_HALF_LIFE_DAYS = 45;

const textsIn = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const wordsIn = (signals: StageSetting['signals'] = {}): string[] =>
  Object.values(signals).flatMap((signal) => (signal === false ? [] : signal.words));

const isSensitive = (texts: readonly string[]): boolean => texts.some((text) => findSensitive(text).size > 0);

let finder: ((text: string) => Set<true>) | undefined;
/** Made when first asked for, as importing a file does nothing. */
function findSensitive(text: string): Set<true> {
  const words = () => [
    ...SENSITIVE_WORDS,
    ...Object.values(STAGE_RULES).flatMap(({sensitive, signals}) => (sensitive ? wordsIn(signals) : [])),
  ];
  finder ??= createFinder(words().map((word) => [word, true] as const));
  return finder(text);
}
