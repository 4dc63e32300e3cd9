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

interface Saying extends Evidence {
  readonly texts: readonly string[];
}

/** The stages in force in a shop, and what its words say of them; a stage the shop switched off is not among them. */
const stagesOf = perPack(({shop}) => {
  const rules = mergeStages(shop.stages);
  const phrases: (readonly [string, Sense])[] = [];
  const add = (stageId: string, signal: string, words: readonly string[]) => {
    const sense = {stageId, signal};
    for (const word of words) phrases.push([word, sense]);
  };
  for (const [stageId, {signals, not = []}] of rules) {
    add(stageId, '', not);
    for (const [signal, {words}] of Object.entries(signals)) add(stageId, signal, words);
  }
  return {rules, find: createFinder(phrases)};
});

/**
 * The stages of life a history speaks for, surest first. Each signal counts 1 − 2^−x of its weight, x being its views of late
 * (a purchase is five); signals are joined as independent causes (noisy-or; Pearl 1988, §4.3.2): 1 − Π(1 − strength). One
 * deed counts for one signal of a stage, so a single thing is never two signals. Nothing of it leaves the device.
 */
export function lifeStagesOf(
  pack: Pack,
  events: readonly ShopEvent[],
  {now, locale, choices}: {readonly now: number; readonly locale?: string; readonly choices?: Partial<Choices>},
): LifeStage[] {
  const language = locale ?? pack.locales[0] ?? '';
  const {rules} = stagesOf(pack);
  const found = new Map<string, Map<string, Evidence[]>>();
  for (const event of events) {
    const saying = said(pack, event, language);
    if (!saying) continue;
    const {deed, text} = saying;
    for (const [stageId, signal] of signalsIn(pack, saying.texts)) {
      const rule = rules.get(stageId) as StageRule;
      const left = saying.weight * halved(now - event.at, rule.halfLifeDays * DAY_MS);
      const signals = found.get(stageId) ?? found.set(stageId, new Map()).get(stageId)!;
      const evidence = signals.get(signal) ?? signals.set(signal, []).get(signal)!;
      evidence.push({deed, text, weight: left});
    }
  }

  const stages: LifeStage[] = [];
  for (const [stageId, signals] of found) {
    const rule = rules.get(stageId) as StageRule;
    const sensitive = rule.sensitive === true;
    if (sensitive && !(rule.allowed && choices?.sensitive)) continue;
    if ((choices?.removedStages?.[stageId] ?? 0) > now) continue;
    const strong = [...signals]
      .map(([signal, evidence]) => {
        const views = evidence.reduce((sum, {weight}) => sum + weight, 0);
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

/** For each stage that these texts speak for, the weightiest signal; none where they have a word that speaks against it. */
function signalsIn(pack: Pack, texts: readonly string[]): Map<string, string> {
  const {rules, find} = stagesOf(pack);
  const signals = new Map<string, string>();
  const against = new Set<string>();
  for (const text of texts) {
    for (const {stageId, signal} of find(text)) {
      const weightOf = (name: string | undefined) => rules.get(stageId)?.signals[name ?? '']?.weight ?? -1;
      if (signal === '') against.add(stageId);
      else if (weightOf(signal) > weightOf(signals.get(stageId))) signals.set(stageId, signal);
    }
  }
  for (const stageId of against) signals.delete(stageId);
  return signals;
}

/** What an event says: how much, what of it is told, and the texts that may speak for a stage; null for nothing. */
function said(pack: Pack, event: ShopEvent, language: string): Saying | null {
  if (event.type === 'search') {
    return {deed: 'search', weight: SEARCH_WEIGHT, text: event.query.trim(), texts: [event.query]};
  }
  if (event.type === 'list') {
    const category = findCategory(pack, event.category);
    const text = category < pack.categoryCount ? pack.categoryNames.get(category, language) : event.category.at(-1);
    if (!text) return null;
    return {deed: 'list', weight: LIST_WEIGHT, text, texts: categoryTexts(pack, category, event.category)};
  }
  const weight = 'item' in event ? ACTION_WEIGHT[event.type] : 0;
  if (!('item' in event) || weight === 0) return null;
  const {type, item} = event;
  const index = findItem(pack, item);
  const text = index < 0 ? (item.title ?? '') : pack.titles.get(index, language);
  const texts =
    index < 0
      ? [text, ...categoryTexts(pack, findCategory(pack, item.category ?? []), item.category)]
      : itemTexts(pack)(index);
  return {deed: type as Deed, weight, text: text || item.itemId, texts}; // what has a weight can be told
}

/** All that the pack says of an item in words, in every locale. */
const itemTexts = perPack((pack) => {
  const made = new Map<number, string[]>();
  const textsOf = (item: number) => [
    ...everyLocale(pack, pack.titles, item),
    ...categoryTexts(pack, pack.category[item]),
    ...Array.from(pack.values.subarray(pack.valueOffsets[item], pack.valueOffsets[item + 1])).flatMap((value) =>
      everyLocale(pack, pack.valueNames, value),
    ),
  ];
  return (item: number) => made.get(item) ?? made.set(item, textsOf(item)).get(item)!;
});

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
