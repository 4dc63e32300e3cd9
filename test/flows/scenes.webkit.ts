import {afterAll, beforeAll, expect, test} from 'vitest';
import {
  agree,
  appleScene,
  chipCountsScene,
  forgetScene,
  leaveUntilSent,
  look,
  neutralTwinScene,
  newParentScene,
  refreshedBoxScene,
  turningShelfScene,
  whyScene,
} from './scenes.ts';
import {type Shopper, webDriverShopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';
import {startWebKit} from './webkit.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await startStand();
}, 60_000);
afterAll(() => stand.stop());

/** A browser of its own for each scene: WebDriver has no contexts. */
async function inWebKit(scene: (shopper: Shopper) => Promise<void>): Promise<void> {
  const {driver, stop} = await startWebKit();
  try {
    await scene(webDriverShopper(driver));
  } finally {
    await stop();
  }
}

test('the shelf turns to what was looked at without a reload', () =>
  inWebKit((shopper) => turningShelfScene(shopper, stand)));

test('each chip leads to as many items as it says', () => inWebKit((shopper) => chipCountsScene(shopper, stand)));

test('who asks to be forgotten is forgotten', () => inWebKit((shopper) => forgetScene(shopper, stand)));

test(
  'a summary leaves WebKit sealed, 256 bytes, without a cookie',
  () =>
    inWebKit(async (shopper) => {
      const hasty = await startStand({haste: 10}); // an answer waits for a minute in all
      await agree(shopper, hasty, 'sync');
      await look(shopper, hasty, 'formula-101');
      await leaveUntilSent(shopper);
      const posts = hasty.requests.filter(({method}) => method === 'POST');
      expect(posts.map(({body, headers}) => [body.length, headers['cookie']])).toEqual([[256, undefined]]);
      await hasty.stop();
    }),
  240_000,
);

for (const [name, scene] of [
  ['an apple is a fruit to some and a phone to others', appleScene],
  ['after a search the box offers what goes with it', refreshedBoxScene],
  ['the list for everyone marks what differs from one’s own', neutralTwinScene],
  ['a card says why it is there, goes when told to, and comes back', whyScene],
] as const) {
  test(name, () => inWebKit((shopper) => scene(shopper, stand)));
}

// Last, as it stops the server
test('a new parent searches for bed sets', () =>
  inWebKit((shopper) => newParentScene(shopper, stand, () => stand.stopServer())));
