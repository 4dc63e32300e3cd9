import assert from 'node:assert/strict';
import type {Fixture} from './fixtures.ts';

/** What a host page says of itself at its end (`probe.ts`). */
export interface Report {
  readonly tests: Readonly<Record<string, string>>;
  readonly noise: readonly string[];
  readonly violations: readonly string[];
  /** Paths of descriptors that were added (+), changed (~) or lost (-) since just before the tag. */
  readonly changed: readonly string[];
  readonly descriptorCount: number;
  readonly cardCount: number;
  /** Ms from the page's start to the first cards; 0: none. */
  readonly shownMs: number;
  /** Items that Vitrine saw the shopper look at. */
  readonly counted: number;
  readonly engine: 'worker' | 'page' | 'none';
}

/** Opens a page and waits for its report, which comes as a title. @throws when there is none within 60 s */
export async function reportOf(open: () => Promise<unknown>, title: () => Promise<unknown>): Promise<Report> {
  await open();
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const said = String(await title().catch(() => '')); // an image may pose as the title, and a page may be on its way
    if (said.startsWith(MARK)) return JSON.parse(said.slice(MARK.length)) as Report;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error('the page does not report');
}

const MARK = 'REPORT ';

/** The host is as it was without us, and we did our work. @throws AssertionError */
export function judge(fixture: Fixture, without: Report, withTag: Report): void {
  const {violations = [], changes = [], noShelf, noView, engine} = fixture;
  assert.deepEqual(withTag.tests, without.tests, 'its own tests');
  assert.deepEqual(besides(without.noise, withTag.noise), [], 'its console and its error handlers');
  assert.deepEqual(besides(without.violations, withTag.violations), violations, 'its policy');
  const changed = besides([...without.changed, ...OF_DRIVERS], withTag.changed).sort();
  assert.deepEqual(changed, ['+window.vitrine', ...changes].sort(), 'its globals');
  assert.equal(withTag.cardCount > 0, !noShelf, noShelf ?? 'a shelf is shown');
  if (noShelf) return;
  if (engine) assert.equal(withTag.engine, engine, 'where the engine runs'); // elsewhere a busy machine may refuse a worker
  if (!noView) assert.ok(withTag.counted > 0, 'the view is counted');
}

/** Drivers leave marks of their own, and one list of WebKit's is another each time it is asked for. */
const OF_DRIVERS = [
  '+window.__pw_bidiInsertText',
  '+window.Symbol(automationSessionProxy)',
  '~window.PerformanceObserver.supportedEntryTypes',
];

/** What the second list has beyond the first. */
function besides(usual: readonly string[], list: readonly string[]): string[] {
  const left = [...usual];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
