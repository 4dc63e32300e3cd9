import {existsSync} from 'node:fs';
import {defineConfig, devices} from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const firefox = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** Tours through imitated shops wait far more than they work: for pages to settle, outcomes, refusals that never come. */
const TOURS = /(?:shops|platforms|spa)\.spec\.ts$/;
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
  timeout: 90_000,
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
      use: fox,
    },
    {
      name: 'firefox-tours',
      testMatch: 'spa.spec.ts',
      use: fox,
    },
  ],
});
