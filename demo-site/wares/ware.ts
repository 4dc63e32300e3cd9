import type {PictureKind} from '../pictures/draw.ts';
import type {BrandKey} from './brands.ts';
import type {Facet, Pair} from './words.ts';

/** A key of `WORDS[facet]`, or both texts where the vocabulary is open. */
export type Attributes = Partial<Record<Facet, string | Pair>>;

/** One series of one brand: brand, series in both languages, price in yuan of the plainest variant, origin, the rest. */
export type Line = readonly [brand: BrandKey, zh: string, en: string, yuan: number, origin: string, extra?: LineExtra];

export interface LineExtra {
  readonly attributes?: Attributes;
  /** Where this series looks different from the rest of its leaf. */
  readonly kind?: PictureKind;
  /** Overrides the color its variants are drawn in. */
  readonly color?: string;
}

/** One version of a series: name in both languages ('' to say nothing), yuan added, drawn color, what it changes. */
export type Variant = readonly [zh: string, en: string, add: number, color: string, attributes?: Attributes];

/** One leaf of the category tree: `lines` × `variants`, each line taking `per` variants in turn. */
export interface Leaf {
  readonly slug: string;
  readonly name: Pair;
  readonly kind: PictureKind;
  /** `{brand} {series} {variant}` and any facet, e.g. `{material}`, are filled in. */
  readonly title: Pair;
  readonly blurb: Pair;
  readonly attributes?: Attributes;
  readonly lines: readonly Line[];
  readonly variants: readonly Variant[];
  /** Variants per line; default all of them. */
  readonly per?: number;
}

export interface Department {
  readonly slug: string;
  readonly name: Pair;
  readonly leaves: readonly Leaf[];
}
