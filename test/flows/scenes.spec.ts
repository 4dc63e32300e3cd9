import {expect} from '@playwright/test';
import {test} from './flow.ts';
import {
  appleScene,
  chipCountsScene,
  forgetScene,
  neutralTwinScene,
  newParentScene,
  refreshedBoxScene,
  turningShelfScene,
  whyScene,
} from './scenes.ts';

test('a new parent searches for bed sets', async ({shopper, stand, context, noise}) => {
  await newParentScene(shopper, stand, async () => {
    expect(noise).toEqual([]); // offline, the browser itself complains of the shop's pictures
    await context.setOffline(true);
  });
  expect(noise.splice(0).filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});

for (const [name, scene] of [
  ['the shelf turns to what was looked at without a reload', turningShelfScene],
  ['each chip leads to as many items as it says', chipCountsScene],
  ['who asks to be forgotten is forgotten', forgetScene],
  ['an apple is a fruit to some and a phone to others', appleScene],
  ['after a search the box offers what goes with it', refreshedBoxScene],
  ['the list for everyone marks what differs from one’s own', neutralTwinScene],
  ['a card says why it is there, goes when told to, and comes back', whyScene],
] as const) {
  test(name, ({shopper, stand}) => scene(shopper, stand));
}
