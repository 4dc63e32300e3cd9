import type {Alarm} from './alarm.ts';
import type {Evidence} from './pack.ts';
import type {Task} from './summary.ts';
import type {Text} from './text.ts';

/** How a shop stands: what was counted, under which ε, and what was made of it. */
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
  /** What the last build found out of the ordinary in the last weeks' answers, newest first. */
  readonly alarms: readonly Alarm[];
  /** Weeks whose answers the merchant has left out, newest first. */
  readonly rolledBack: readonly RolledBackWeek[];
}

export interface RolledBackWeek extends Pick<Alarm, 'week' | 'days'> {
  readonly note: string;
  /** Epoch ms. */
  readonly changedAt: number;
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
  /** Days until there is enough at the present pace; null where nothing comes by itself, or never enough. */
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

/** What one pack rests on, question by question: every figure with how sure it is, never a bare one (PRIVACY §3.7). */
export interface DataSheet {
  readonly shopId: string;
  /** Of the pack, epoch ms. */
  readonly builtAt: number;
  /** Chance that a `centralEpsilon` does not hold. */
  readonly delta: number;
  /** ε of each shopper in each file of the shop's own, nats; null where own counts enter the pack exactly or there are none. */
  readonly ownEpsilon: number | null;
  readonly questions: readonly QuestionSheet[];
}

export interface QuestionSheet {
  readonly task: Task;
  /** First and last day of the weeks in which the answers came, ISO dates; null without answers. */
  readonly days: readonly [from: string, to: string] | null;
  /** Answers of devices. */
  readonly reports: number;
  /** Answers of devices with nothing to say that the server made up so that real ones hide among them. */
  readonly dummies: number;
  /** e^ε of each answer and ε in nats, which nobody needs to be trusted for; the largest there is. */
  readonly a: number;
  readonly epsilon: number;
  /** ε against those who see one pack only, at `delta`: the largest over the batches that the answers were released in. */
  readonly centralEpsilon: number;
  /**
   * What is promised to those who answered: `central` where each batch was released whole and once, so that
   * `centralEpsilon` holds over all packs together; `local`, ε alone, where packs follow while answers come in.
   */
  readonly promise: 'central' | 'local';
  readonly basis: Evidence['basis'];
  /**
   * Standard deviation of the noise with which each of the shop's own counts enters the pack, 0 where they enter exactly;
   * null where none of them do.
   */
  readonly ownNoise: number | null;
  /** Keys the answers were asked about. */
  readonly asked: number;
  /** Of these, published as measured: beyond doubt together (false discovery rate ≤ 5 %) and of at least 20 devices. */
  readonly published: number;
  /** Those that are not; they only move what was known without them. */
  readonly suppressed: number;
  /** The largest 20 of an open question, by the answers and then by the shop's own counts; every cell of a closed one. */
  readonly figures: readonly Figure[];
}

export interface Figure {
  /** As asked: an id, or ids and words joined by tabs or a slash. */
  readonly key: string;
  /** The same in parts, with the names of items and categories: two for a pair. */
  readonly names: readonly Text[];
  /**
   * `unclear`: it can not be told from nothing. `few`: clear, but of fewer than 20 devices, which are not shown. `none`: no
   * device answered the question.
   */
  readonly state: 'told' | 'unclear' | 'few' | 'none';
  /** Devices that told it; null unless told. */
  readonly estimate: number | null;
  /** Its 95 % interval; of what is unclear only the upper end. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of the noise that devices and dummies added; null unless told or unclear. */
  readonly standardError: number | null;
  /** Answers without noise that would tell as much: n s ÷ (s + v), s its share and v the variance of an answer. */
  readonly effectiveReports: number | null;
  readonly basis: 'measured' | 'composed';
  /** The shop's own count from orders and visits, which never mixes with the answers; null without any. */
  readonly firstParty: number | null;
  /** Its share in the pack, after everything; null where the pack has no such figure. */
  readonly packShare: number | null;
}

/** When lists of a shop will rest on behaviour, told before it starts. */
export interface Forecast {
  readonly items: number;
  readonly leaves: number;
  readonly visitsPerDay: number;
  readonly ordersPerDay: number;
  /** Part of visitors who agree to give answers: assumed, since only trying tells. */
  readonly consentShare: number;
  /** Answers a day to all questions, by all this. */
  readonly answersPerDay: number;
  readonly lists: readonly ForecastLine[];
}

export interface ForecastLine {
  /** As in `Readiness`, and `related-items`: related by what shoppers do with single items, not with categories. */
  readonly list: string;
  /** Whether something better than chance is shown from the first day, by the catalogue or on the device. */
  readonly fromStart: boolean;
  /** What private answers alone would do; null where they do nothing. */
  readonly answers: ForecastNeed | null;
  /** What the shop's own orders alone would do: days of them, which may lie in the past and be imported at once. */
  readonly orders: ForecastNeed | null;
}

export interface ForecastNeed {
  /** Answers to the question, or order lines. */
  readonly want: number;
  /** Null: never at this pace. */
  readonly days: number | null;
}
