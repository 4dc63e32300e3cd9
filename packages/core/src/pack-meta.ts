import {atMost} from './bounds.ts';
import {PackError} from './errors.ts';
import {MAX_COUNT, MAX_LOCALES} from './pack-format.ts';
import {DEFAULT_WEIGHTS} from './weights.ts';

/** Throws unless the value of a field is of its type. */
type Check = (field: string, value: unknown) => void;

const text: Check = (field, value) => {
  if (typeof value !== 'string') throw new PackError(field, 'expected a text');
};

const number: Check = (field, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new PackError(field, 'expected a number');
};

const oneOf =
  (...texts: readonly string[]): Check =>
  (field, value) => {
    if (!texts.includes(value as string)) throw new PackError(field, `expected ${texts.join(' or ')}`);
  };

const listOf =
  (check: Check, most = MAX_COUNT): Check =>
  (field, value) => {
    if (!Array.isArray(value)) throw new PackError(field, 'expected an array');
    atMost(field, value.length, most);
    value.forEach((one, e) => {
      check(`${field}[${e}]`, one);
    });
  };

/** An object whose named properties pass their checks; those of `optional` may be missing. */
const objectOf =
  (needed: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (field, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new PackError(field, 'expected an object');
    for (const [name, check] of Object.entries({...needed, ...optional})) {
      const own = (value as Readonly<Record<string, unknown>>)[name];
      if (own !== undefined || Object.hasOwn(needed, name)) check(`${field}.${name}`, own);
    }
  };

const record = objectOf({});

/** An object of any names whose every value passes. */
const mapOf =
  (check: Check): Check =>
  (field, value) => {
    record(field, value);
    for (const own of Object.values(value as object)) check(field, own);
  };

const localText: Check = (field, value) => {
  if (typeof value !== 'string') mapOf(text)(field, value);
};

/** Passes `false`, too. */
const orFalse =
  (check: Check): Check =>
  (field, value) => {
    if (value !== false) check(field, value);
  };

/** Types of everything the ranker and the widgets rely on, so that a strange pack fails when it is opened and not later. */
export const checkMeta = objectOf({
  part: oneOf('head', 'body'),
  builtAt: number,
  facets: listOf(text),
  evidence: listOf(record),
  weights: objectOf(Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map((name) => [name, number])), {
    repeats: listOf(number),
  }),
  shop: objectOf(
    {
      shopId: text,
      name: localText,
      locales: listOf(text, MAX_LOCALES),
      currency(field, value) {
        if (!/^[A-Z]{3}$/.test(String(value))) throw new PackError(field, 'expected ISO 4217');
      },
    },
    {
      searchUrl: localText,
      facetUrl: text,
      facetNames: mapOf(localText),
      stages: mapOf(
        orFalse(
          objectOf(
            {},
            {
              name: localText,
              not: listOf(text),
              signals: mapOf(orFalse(objectOf({words: listOf(text)}))),
            },
          ),
        ),
      ),
      rules: listOf(
        objectOf(
          {kind: oneOf('exclude', 'pin', 'boost', 'bury')},
          {itemIds: listOf(text), placement: text, categoryId: text, factor: number},
        ),
      ),
    },
  ),
});
