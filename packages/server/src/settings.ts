import {ParseError, type ShopSettings} from '@vitrine/core';
import * as v from 'valibot';

const MAX_TEXT = 500;

const shortText = (max: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(max));

/** One string, or one for each locale. */
export const textSchema = (max = MAX_TEXT) =>
  v.union([shortText(max), v.record(v.pipe(v.string(), v.regex(LOCALE)), shortText(max))]);

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A shop's name in URLs, file names and keys. */
export const SHOP_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

const ruleSchema = v.object({
  kind: v.picklist(['exclude', 'pin', 'boost', 'bury']),
  placement: v.optional(shortText(100)),
  itemIds: v.optional(v.pipe(v.array(shortText(100)), v.maxLength(1_000))),
  categoryId: v.optional(shortText(1_000)),
  factor: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
});

/** A part that `false` takes away; else errors name their place in it, as those of a union would not. */
const orFalse = <T extends v.GenericSchema>(schema: T) =>
  v.lazy((input): T | typeof NO => (input === false ? NO : schema));
const NO = v.literal(false);

const STAGE_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

const wordsSchema = v.pipe(
  v.array(v.pipe(shortText(100), v.minLength(2, 'words of at least 2 letters or signs'))),
  v.minLength(1),
  v.maxLength(500),
);

/** Strict: a `sensitive` mistyped must not be passed over. */
const stageSchema = v.strictObject(
  {
    name: v.optional(textSchema(100)),
    halfLifeDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(365))),
    sensitive: v.optional(v.boolean()),
    allowed: v.optional(v.boolean()),
    not: v.optional(wordsSchema),
    signals: v.optional(
      v.record(
        shortText(40),
        orFalse(v.object({weight: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), words: wordsSchema})),
      ),
    ),
  },
  'false, or name, halfLifeDays, sensitive, allowed, not and signals, nothing else',
);

const settingsSchema = v.object({
  shopId: v.pipe(v.string(), v.regex(SHOP_ID, 'lower-case letters, digits and "-", at most 63')),
  name: textSchema(),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'an ISO 4217 code, e.g. CNY')),
  locales: v.pipe(
    v.array(v.pipe(v.string(), v.regex(LOCALE, 'a locale, e.g. zh-CN'))),
    v.minLength(1),
    v.maxLength(20),
  ),
  searchUrl: v.optional(textSchema(2_048)),
  facetUrl: v.optional(shortText(2_048)),
  facetNames: v.optional(v.record(v.string(), textSchema())),
  stages: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(STAGE_ID, 'lower-case letters, digits and "-", at most 40')),
      orFalse(stageSchema),
    ),
  ),
  rules: v.optional(v.pipe(v.array(ruleSchema), v.maxLength(1_000))),
  robust: v.optional(v.boolean()),
  // Below a quarter a batch would need a hundred thousand made-up answers; at 5 each answer promises as much by itself.
  ownStatistics: v.optional(
    v.union(
      [v.literal('exact'), v.object({epsilon: v.pipe(v.number(), v.minValue(0.1), v.maxValue(5))})],
      'expected "exact" or {"epsilon": 0.1 … 5}',
    ),
  ),
  centralEpsilon: v.optional(v.pipe(v.number(), v.minValue(0.25), v.maxValue(5))),
  assured: v.optional(v.record(v.string(), v.unknown())),
});

/** @throws ParseError naming the field and its expected form */
export function parseSettings(value: unknown): ShopSettings {
  const result = v.safeParse(settingsSchema, value, {abortEarly: true});
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ParseError(v.getDotPath(issue) ?? 'settings', issueText(issue));
}

/** What was expected, in words: valibot's own, or those of the rule that failed. */
export function issueText(issue: v.BaseIssue<unknown>): string {
  return issue.message.startsWith('Invalid') && issue.expected
    ? `expected ${issue.expected}, got ${issue.received}`
    : issue.message;
}
