import {existsSync} from 'node:fs';
import {defineConfig, devices} from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const firefox = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** Tours through imitated shops wait far more than they work: for pages to settle, outcomes, refusals that never come. */
const TOURS = /(?:shops|platforms|spa)\.spec\.ts$/;
/**
 * What runs in every engine: whole files where the engine decides what comes of it (the scenes of the paper, hostile hosts,
 * consent and storage, what crosses the wire, modules of a developer's own), and of every other file the flows tagged
 * `@engine`: one by keyboard alone, one pass of axe, whatever rests on an engine's own focus, layout, input or policy. The rest
 * repeats those in other colours and directions, or asks what our own code decides alone; Chromium is asked that.
 */
const IN_EVERY_ENGINE = /(?:scenes|hosts|consent|alone|headless|wire)\.spec\.ts|@engine/;
const chrome = {
  ...devices['Desktop Chrome'],
  launchOptions: {...(existsSync(chromium) ? {executablePath: chromium} : {}), args: ['--no-sandbox']},
};
// ESR is driven over WebDriver BiDi; without the device descriptor the launch hangs.
const fox = {...devices['Desktop Firefox'], channel: 'moz-firefox', launchOptions: {executablePath: firefox}};

export default defineConfig({
  testDir: './flows',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers: 1, // two cores: the server and the browser are a pair already; `npm test` takes more, as most of a flow is waiting
  // Long ends cost nothing while all is well, and a machine may be as busy as it likes.
  timeout: 240_000,
  expect: {timeout: 30_000},
  retries: 0,
  projects: [
    {
      name: 'chromium',
      testIgnore: TOURS,
      use: chrome,
    },
    {
      // Several at once: --workers=6
      name: 'tours',
      testMatch: TOURS,
      fullyParallel: true,
      use: chrome,
    },
    {
      name: 'firefox',
      testIgnore: TOURS,
      grep: IN_EVERY_ENGINE,
      use: fox,
    },
    {
      name: 'firefox-tours',
      testMatch: 'spa.spec.ts',
      use: fox,
    },
  ],
});
