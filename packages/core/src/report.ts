import type {Evidence} from './pack.ts';

/** A shop's data sheet: what was counted, under which ε, and what was made of it. Never a bare figure (PRIVACY §3.7). */
export interface ShopReport {
  readonly shopId: string;
  readonly tasks: readonly TaskSheet[];
  /** Per UTC day, newest first, at most 60. */
  readonly days: readonly DaySheet[];
  readonly catalogue: {readonly items: number; readonly available: number; readonly categories: number};
  readonly imports: readonly ImportSheet[];
  /** Epoch ms; null before the first build. */
  readonly packBuiltAt: number | null;
  readonly evidence: readonly Evidence[];
  /** Each kind of list: whether it is ready, on what it rests, what is missing. */
  readonly readiness: readonly Readiness[];
}

export interface Readiness {
  /** popular related similar bought-together trending new searches recent */
  readonly list: string;
  readonly ready: boolean;
  /** What it rests on now, `device` for what never leaves it; null while it is not ready. */
  readonly basis: Evidence['basis'] | 'device' | null;
  /** What would let it rest on behaviour, or on more of it; [] when nothing is missing. */
  readonly needs: readonly Need[];
}

export interface Need {
  /** `answers.{task}`, or `items orders visits weekly-visits weeks descriptions dates arrivals`. */
  readonly what: string;
  readonly have: number;
  readonly want: number;
  /** Days until there is enough at the present pace; null where nothing comes by itself. */
  readonly days: number | null;
}

export interface TaskSheet {
  readonly task: string;
  /** 28-day index. */
  readonly period: number;
  readonly reports: number;
  /** e^ε of each answer, and ε in nats. */
  readonly a: number;
  readonly epsilon: number;
  readonly basis: Evidence['basis'] | null;
}

export interface DaySheet {
  /** ISO date. */
  readonly day: string;
  readonly accepted: number;
  readonly duplicate: number;
  /** By reason. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface ImportSheet {
  readonly kind: string;
  readonly importedAt: number;
  readonly good: number;
  readonly bad: number;
}
