import {type BrowserContext, expect, type Page, test} from '@playwright/test';
import {asked, type Fixture, HOSTS, WORKERS} from './hosts/fixtures.ts';
import {judge, reportOf} from './hosts/judge.ts';
import {type Hosts, startHosts} from './hosts/server.ts';
import {hearNoise} from './noise.ts';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
let hosts: Hosts;
let context: BrowserContext;
/** Two tabs of one browser: one has the host without us, one with us. */
let plain: Page;
let tagged: Page;
const plainNoise: string[] = [];
const taggedNoise: string[] = [];

test.beforeAll(async ({browser}) => {
  stand = await startStand();
  hosts = await startHosts([...HOSTS, ...WORKERS], stand);
  context = await browser.newContext();
  plain = await context.newPage();
  tagged = await context.newPage();
  hearNoise(plain, plainNoise);
  hearNoise(tagged, taggedNoise);
});
test.afterAll(async () => {
  await context?.close();
  await hosts?.stop();
  await stand?.stop();
});
test.beforeEach(() => {
  plainNoise.length = taggedNoise.length = 0;
});

const visit = (fixture: Fixture, tag: boolean, again = false) => {
  const page = tag ? tagged : plain;
  return reportOf(
    () => page.goto(hosts.url(fixture, {tag, again}), {waitUntil: 'commit'}),
    () => page.title(),
  );
};

for (const fixture of asked(HOSTS)) {
  test(`${fixture.name}: intact, ${fixture.noShelf ?? 'with a shelf'}`, async () => {
    const first = visit(fixture, false);
    if (fixture.alone) {
      await first;
      await plain.goto('about:blank'); // Firefox tells other tabs what a page did to its storage when it is through with it
    }
    const [without, withTag] = await Promise.all([first, visit(fixture, true)]);
    judge(fixture, without, withTag);
    expect(taggedNoise.filter((line) => !isUsual(line))).toEqual([]);
  });
}

for (const fixture of asked(WORKERS)) {
  test(`${fixture.name}: the engine runs in the page, and a refusal is not asked for twice`, async () => {
    const without = await visit(fixture, false);
    judge(fixture, without, await visit(fixture, true));
    judge({...fixture, violations: []}, without, await visit(fixture, true, true));
  });
}

/** What the host says of itself too; and violations, which the browser tells in the console and `judge` has counted. */
function isUsual(line: string): boolean {
  return (
    plainNoise.includes(line) || /Content[- ]Security[- ]Policy|TrustedTypePolicy|page’s settings blocked/i.test(line)
  );
}
