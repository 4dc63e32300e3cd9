import {AxeBuilder} from '@axe-core/playwright';
import {expect, type Page} from '@playwright/test';

/** How a page looks: colours, and where a line begins. */
export interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  /** Flows of this look that every engine takes: see the configuration. */
  readonly tag: readonly string[];
}

export const LOOKS: readonly Look[] = [
  {name: 'light', scheme: 'light', dir: 'ltr', tag: ['@engine']},
  {name: 'dark', scheme: 'dark', dir: 'ltr', tag: []},
  {name: 'from right to left', scheme: 'light', dir: 'rtl', tag: []},
];

/** Gives a browser the shopper's wish for colours, and for rest; Firefox takes both from its preferences alone. */
export async function wish(page: Page, {scheme}: Pick<Look, 'scheme'>): Promise<void> {
  const engine = page.context().browser()?.browserType().name();
  if (engine === 'chromium') await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
}

export const turn = (page: Page, {dir}: Pick<Look, 'dir'>): Promise<void> =>
  page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);

/** axe has nothing to say of the page, or of what lies `within` it. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // legacy mode only spares a second page, as there are no frames; the first takes 4 s less in Firefox
  const builder = new AxeBuilder({page}).setLegacyMode().options({resultTypes: ['violations']});
  const {violations} = await (within ? builder.include(within) : builder).analyze();
  const told = violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
  expect(told, page.url()).toEqual([]);
}

/** Nothing stands beside a window of this width, in px. */
export async function expectFits(page: Page, width = 320): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({width, height: 640});
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), page.url())
    .toBeLessThanOrEqual(width);
  if (size) await page.setViewportSize(size);
}
