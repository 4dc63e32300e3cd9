import {expect, test} from '@playwright/test';
import {hearNoise} from './noise.ts';
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
import {playwrightShopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
const noise: string[] = [];

test.beforeAll(async () => {
  stand = await startStand();
});
test.afterAll(() => stand.stop());

test.beforeEach(({page}) => hearNoise(page, noise));

test('a new parent searches for bed sets', async ({page, context}) => {
  await newParentScene(playwrightShopper(page), stand, async () => {
    expect(noise).toEqual([]); // offline, the browser itself complains of the shop's pictures
    await context.setOffline(true);
  });
  expect(noise.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});

test('the shelf turns to what was looked at without a reload', async ({page}) => {
  await turningShelfScene(playwrightShopper(page), stand);
  expect(noise).toEqual([]);
});

test('each chip leads to as many items as it says', async ({page}) => {
  await chipCountsScene(playwrightShopper(page), stand);
});

test('who asks to be forgotten is forgotten', async ({page}) => {
  await forgetScene(playwrightShopper(page), stand);
  expect(noise).toEqual([]);
});

for (const [name, scene] of [
  ['an apple is a fruit to some and a phone to others', appleScene],
  ['after a search the box offers what goes with it', refreshedBoxScene],
  ['the list for everyone marks what differs from one’s own', neutralTwinScene],
  ['a card says why it is there, goes when told to, and comes back', whyScene],
] as const) {
  test(name, async ({page}) => {
    await scene(playwrightShopper(page), stand);
    expect(noise).toEqual([]);
  });
}
