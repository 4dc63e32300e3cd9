import type {WebDriver} from 'selenium-webdriver';
import {afterAll, beforeAll, test} from 'vitest';
import {asked, type Fixture, HOSTS, WORKERS} from './hosts/fixtures.ts';
import {judge, reportOf} from './hosts/judge.ts';
import {type Hosts, startHosts} from './hosts/server.ts';
import {type Stand, startStand} from './stand.ts';
import {startWebKit} from './webkit.ts';

let stand: Stand;
let hosts: Hosts;
let driver: WebDriver;
let stopWebKit: (() => Promise<void>) | undefined;

beforeAll(async () => {
  stand = await startStand();
  hosts = await startHosts([...HOSTS, ...WORKERS], stand);
  ({driver, stop: stopWebKit} = await startWebKit()); // one for all: a fixture takes less time than a browser's start
}, 60_000);
afterAll(async () => {
  await stopWebKit?.();
  await hosts?.stop();
  await stand?.stop();
});

const visit = (fixture: Fixture, tag: boolean, again = false) =>
  reportOf(
    () => driver.get(hosts.url(fixture, {tag, again})),
    () => driver.getTitle(),
  );

for (const fixture of asked(HOSTS)) {
  test(`${fixture.name}: intact, ${fixture.noShelf ?? 'with a shelf'}`, async () => {
    judge(fixture, await visit(fixture, false), await visit(fixture, true));
  });
}

for (const fixture of asked(WORKERS)) {
  test(`${fixture.name}: the engine runs in the page, and a refusal is not asked for twice`, async () => {
    const without = await visit(fixture, false);
    judge(fixture, without, await visit(fixture, true));
    judge({...fixture, violations: []}, without, await visit(fixture, true, true));
  });
}
