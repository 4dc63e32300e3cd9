import {test as base, expect} from '@playwright/test';
import {hearNoise} from './noise.ts';
import {playwrightShopper, type Shopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

/** What a flow through the demo shop is given beside Playwright's own. */
interface Given {
  /** Who sits at the page. */
  readonly shopper: Shopper;
  /** What the page complains of; at the end of a flow there is nothing of it. */
  readonly noise: string[];
}

/**
 * A flow through the demo shop. All flows of a worker share one stand, as it takes longer to open than most of them take;
 * its record of requests begins anew with each. A flow that changes the server opens a stand of its own.
 */
export const test = base.extend<Given, {readonly stand: Stand}>({
  stand: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    /* oxlint-disable-next-line no-empty-pattern */ async ({}, use) => {
      const stand = await startStand();
      await use(stand);
      await stand.stop();
    },
    {scope: 'worker', timeout: 120_000},
  ],
  shopper: async ({page}, use) => use(playwrightShopper(page)),
  noise: [
    async ({page, stand}, use) => {
      stand.forgetRequests();
      const noise: string[] = [];
      hearNoise(page, noise);
      await use(noise);
      expect(noise).toEqual([]);
    },
    {auto: true},
  ],
});
