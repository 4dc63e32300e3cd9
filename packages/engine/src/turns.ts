/** A visit that is no longer than this tells nothing worth an answer. */
const VISIT_MS = 30_000;
/** A page's own turn at summaries, drawn evenly: it draws what the visit owes, and sends what the pages before left behind. */
const TURN_MS = {from: 2_000, span: 6_000};
/** Nothing is due later; a clock set back by a month would ask for more than a timer holds, which then ends at once. */
const LONGEST_MS = 600_000;

export interface TurnsDeps {
  /** Whether the shopper lets summaries leave. */
  readonly mayReport: () => Promise<boolean>;
  /** When this visit began, on whichever page. */
  readonly since: () => number;
  /** Draws what the visit owes; resolves with the time at which it may leave, null when nothing is to. */
  readonly prepare: () => Promise<number | null>;
  /** Sends what is due, or, where a page is left, has waited. */
  readonly send: (isLeft: boolean) => Promise<unknown>;
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (task: () => void, ms: number) => void;
}

/**
 * A page's turns at summaries: draws what this visit is to send, once it has lasted; sends what is due, or has waited while a
 * page was left; and comes back when there is more to do. A page that is left for the next has no time for either: its worker
 * ends, so each takes a turn of its own soon after it opens.
 */
export function createTurns({mayReport, since, prepare, send, now, random, later}: TurnsDeps) {
  async function report(isLeft: boolean): Promise<void> {
    if (!(await mayReport())) return;
    const at = now(); // a timer may be early by a fraction; what is not due by this time is come back for
    const age = at - since();
    const dueAt = age >= VISIT_MS ? await prepare() : null;
    await send(isLeft);
    if (age < VISIT_MS) reportIn(VISIT_MS - age);
    else if (dueAt !== null && dueAt > at) reportIn(dueAt - now());
  }
  /** What could not be sent stays for the next visit. */
  const takeNow = (isLeft: boolean) => report(isLeft).catch(() => {});
  function reportIn(ms: number): void {
    later(() => void takeNow(false), Math.min(Math.max(1, ms), LONGEST_MS));
  }
  return {
    takeNow,
    takeSoon: () => later(() => void takeNow(true), TURN_MS.from + (random() / 2 ** 32) * TURN_MS.span),
  };
}
