import {expect, type Page} from '@playwright/test';
import {expectAccessible, LOOKS, turn, wish} from './axe.ts';
import {test} from './flow.ts';
import {agree} from './scenes.ts';
import {playwrightShopper} from './shopper.ts';
import type {Stand} from './stand.ts';

const box = (page: Page) => page.locator('#q');
const options = (page: Page) => page.locator('vitrine-search').getByRole('option');
const panel = (page: Page) => page.locator('vitrine-search [part=panel]');
const headings = (page: Page) => page.locator('vitrine-search [part=heading]:visible');

/** Opens a page of the shop and waits until the box is ready to help. */
async function open(page: Page, stand: Stand, path = '/'): Promise<void> {
  await page.goto(stand.shopUrl + path);
  await expect(box(page)).toHaveAttribute('role', 'combobox');
}

/** Searches as shoppers do, and waits until the device has remembered it. */
async function search(page: Page, query: string): Promise<void> {
  await box(page).fill(query);
  await box(page).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === query);
  await remembered(page, query);
}

const remembered = (page: Page, query: string | undefined) =>
  expect
    .poll(() => playwrightShopper(page).evaluate('vitrine.profile().then(({recentQueries}) => recentQueries[0])'))
    .toBe(query);

test('typing one sign offers searches, categories and products, and the keyboard alone leads to one', {
  tag: '@engine',
}, async ({page, shopper, stand}) => {
  await agree(shopper, stand, 'local');
  await open(page, stand);
  await shopper.waitFor('vitrine.history().then(({length}) => length > 0)', 'the tracker');
  await box(page).focus();
  await page.keyboard.type('床');
  await expect(options(page).first()).toBeVisible();
  await expect(headings(page)).toHaveText(['搜索', '分类', '商品']);
  await expect(page.locator('vitrine-search [part=status]')).toHaveText(`${await options(page).count()} 条建议`);
  await expect(page.locator('vitrine-search mark').first()).toHaveText('床');

  await page.keyboard.press('ArrowDown');
  const first = options(page).first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(box(page)).toHaveValue('床'); // the first Escape is no wish to empty the box
  await page.keyboard.press('ArrowUp');
  await expect(panel(page)).toBeVisible();
  const product = options(page).and(page.locator('[data-item-id]')).first();
  const address = await product.evaluate((link) => (link as HTMLAnchorElement).href);
  await page.keyboard.press('ArrowDown');
  for (let presses = 0; presses < 30 && (await product.getAttribute('aria-selected')) !== 'true'; presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
  const clicks = `vitrine.history().then((events) => events.filter(({type}) => type === 'click').map(({placement}) => placement))`;
  await expect.poll(() => shopper.evaluate(clicks)).toEqual(['suggest']); // it counts as any list's does
});

test('pinyin and a slip of the hand find what was meant', async ({page, stand}) => {
  await open(page, stand);
  await box(page).click();
  await page.keyboard.type('chuang');
  await expect(options(page).filter({hasText: '床'}).first()).toBeVisible();
  await box(page).fill('床上三件讨');
  await expect(options(page).filter({hasText: '您是不是要找'})).toContainText('床上三件套');
});

test('assistive technology finds the list and the active option at the input', async ({page, stand}) => {
  await open(page, stand);
  await box(page).click();
  await page.keyboard.type('床');
  await expect(page.locator('vitrine-search mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  const cdp = await page.context().newCDPSession(page);
  const {root} = await cdp.send('DOM.getDocument');
  const {nodeId} = await cdp.send('DOM.querySelector', {nodeId: root.nodeId, selector: '#q'});
  const {nodes} = await cdp.send('Accessibility.getPartialAXTree', {nodeId, fetchRelatives: false});
  expect(nodes[0].role?.value).toBe('combobox');
  const related = (name: string) =>
    nodes[0].properties?.find((property) => property.name === name)?.value.relatedNodes?.map(({idref}) => idref);
  expect(related('activedescendant')).toEqual([await options(page).first().getAttribute('id')]);
  expect(related('controls')).toEqual([await box(page).getAttribute('aria-controls')]);
  const tree = await cdp.send('Accessibility.getFullAXTree');
  const option = tree.nodes.find(({role}) => role?.value === 'option');
  const parent = tree.nodes.find(({nodeId: id}) => id === option?.parentId);
  expect(parent?.role?.value).toBe('group');
  expect(option?.name?.value).toContain('床');
});

for (const [language, steps, text] of [
  ['pinyin', ['c', 'chu', 'chuang'], '床'],
  ['kana', ['ｔ', 'て', 'てぃ', 'ティー'], '茶'],
] as const) {
  test(`an input method composes in peace: ${language}`, {tag: '@engine'}, async ({page, stand, browserName}) => {
    await page.addInitScript(hearQuestions);
    await open(page, stand);
    await box(page).click();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    if (browserName === 'chromium') {
      const cdp = await page.context().newCDPSession(page);
      for (const step of steps) {
        await cdp.send('Input.imeSetComposition', {text: step, selectionStart: step.length, selectionEnd: step.length});
        // What an input method does with a key: 229, and no character comes of it
        for (const key of ['ArrowDown', 'Enter'])
          await cdp.send('Input.dispatchKeyEvent', {type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229});
      }
      await expect(box(page)).toHaveValue(steps.at(-1)!);
      await page.waitForTimeout(200);
      expect(await asked(page)).toEqual([]);
      await expect(panel(page)).toBeHidden();
      await cdp.send('Input.insertText', {text});
    } else {
      await page.evaluate(compose, [...steps]);
      await page.waitForTimeout(200);
      expect(await asked(page)).toEqual([]);
      await expect(panel(page)).toBeHidden();
      await page.evaluate(endComposition, text);
    }
    await expect(options(page).first()).toBeVisible();
    expect(await asked(page)).toEqual([text]);
    expect(new URL(page.url()).pathname).toBe('/');
  });
}

test('after a search the box shows at once what goes with it, and forgets a search when told to', async ({
  page,
  shopper,
  stand,
}) => {
  await agree(shopper, stand, 'local');
  await open(page, stand);
  await search(page, '婴儿奶粉');
  await search(page, '床上三件套');
  await expect.poll(() => page.evaluate(restIsThere)).toBe(true);
  const {shown, categories} = await page.evaluate(focusAndLook); // in one task: not a frame later
  expect(shown.filter((slot) => slot === 'recent')).toHaveLength(2);
  expect(shown.filter((slot) => slot === 'queries').length).toBeGreaterThanOrEqual(1);
  expect(categories.length).toBeGreaterThanOrEqual(1);
  await expect(headings(page)).toHaveText(['最近搜索', '相关搜索', '相关商品']);

  const recent = page.locator('vitrine-search [slot=recent]');
  await expect(recent).toHaveText(['床上三件套', '婴儿奶粉']);
  await page.locator('vitrine-search').getByRole('button', {name: '婴儿奶粉'}).click();
  await expect(recent).toHaveText(['床上三件套']);
  await expect(box(page)).toBeFocused();
  await expect(page.locator('vitrine-search [part=status]')).toHaveText('已删除“婴儿奶粉”');
  await remembered(page, '床上三件套');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(recent).toHaveCount(0);
  await remembered(page, undefined);
  await page.reload();
  await open(page, stand);
  await box(page).click();
  await page.waitForTimeout(300);
  await expect(recent).toHaveCount(0);
});

for (const look of LOOKS) {
  test(`axe has nothing to say, nothing moves, and it fits the smallest phone: ${look.name}`, {
    tag: [...look.tag],
  }, async ({page, shopper, stand}) => {
    await wish(page, look);
    await agree(shopper, stand, 'local');
    await open(page, stand);
    await search(page, '床上三件套');
    await open(page, stand, '/c/formula');
    await turn(page, look);
    for (const widget of ['chips', 'shelf']) await page.locator(`vitrine-${widget} li a`).first().waitFor(); // which move nothing either, but elsewhere
    for (const [text, width] of [
      ['', 1280],
      ['床', 1280],
      ['', 320],
      ['床', 320],
    ] as const) {
      await page.setViewportSize({width, height: 720});
      await box(page).fill('');
      await box(page).blur();
      await page.evaluate(watchShifts);
      await box(page).click();
      if (text) await page.keyboard.type(text);
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
      await expectAccessible(page, 'form.search');
      expect(await page.evaluate(shifts)).toEqual([]);
      const {left, right, bottom, inputLeft, inputRight} = await page.evaluate(geometry);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(720);
      if (width === 1280)
        expect(look.dir === 'rtl' ? right : left).toBeCloseTo(look.dir === 'rtl' ? inputRight : inputLeft, 0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (width === 320) expect(await page.evaluate(tooSmall)).toEqual([]);
    }
  });
}

test('the list stays at its input while the page scrolls, and goes with the focus', {tag: '@engine'}, async ({
  page,
  stand,
}) => {
  await open(page, stand);
  await box(page).click();
  await page.keyboard.type('床');
  await expect(options(page).first()).toBeVisible();
  await page.evaluate(() => window.scrollTo({top: 300, behavior: 'instant'}));
  await expect
    .poll(async () => {
      const {top, inputBottom} = await page.evaluate(geometry);
      return Math.round(top - inputBottom);
    })
    .toBe(8);
  await page.setViewportSize({width: 700, height: 700});
  await expect
    .poll(async () => {
      const {left, inputLeft} = await page.evaluate(geometry);
      return Math.round(left - inputLeft);
    })
    .toBe(0);
  await page.keyboard.press('Tab');
  await expect(panel(page)).toBeHidden();

  await box(page).click();
  await expect(panel(page)).toBeVisible();
  await page.evaluate(() => document.querySelector('vitrine-search')?.remove());
  const names = await box(page).evaluate((input) => input.getAttributeNames());
  expect(names).toEqual(['id', 'name', 'type', 'value', 'placeholder', 'maxlength', 'autocomplete', 'enterkeyhint']);
  await expect(box(page)).toHaveAttribute('placeholder', '搜商品、品牌或产地');
});

/** Listens to what the page asks its worker. */
function hearQuestions(): void {
  const heard: string[] = [];
  const post = Worker.prototype.postMessage;
  Object.assign(window, {heard});
  Worker.prototype.postMessage = function (...args: [never]) {
    const {path = [], argumentList = []} = args[0] as {path?: string[]; argumentList?: {value?: {query?: string}}[]};
    if (path[0] === 'suggest') heard.push(argumentList[0]?.value?.query ?? '');
    post.apply(this, args);
  };
}

/** What has been asked for what was typed; the page asks for an empty box by itself. */
const asked = (page: Page) =>
  page.evaluate(() => (window as unknown as {heard: string[]}).heard.filter((query) => query !== ''));

function compose(steps: string[]): void {
  const input = document.getElementById('q') as HTMLInputElement;
  input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
  for (const step of steps) {
    input.value = step;
    input.dispatchEvent(new CompositionEvent('compositionupdate', {bubbles: true, data: step}));
    input.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true, data: step}));
    for (const key of ['ArrowDown', 'Enter'])
      input.dispatchEvent(
        new KeyboardEvent('keydown', {bubbles: true, cancelable: true, key, keyCode: 229, isComposing: true}),
      );
  }
}

function endComposition(text: string): void {
  const input = document.getElementById('q') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, data: text}));
  input.dispatchEvent(new InputEvent('input', {bubbles: true, data: text}));
}

/** An answer for the empty box has come: its first hint is what tells of it. */
function restIsThere(): boolean {
  const hint = document.getElementById('q')?.getAttribute('placeholder');
  return hint !== '搜商品、品牌或产地';
}

function focusAndLook(): {shown: string[]; categories: string[]} {
  document.getElementById('q')?.focus();
  const seen = [...document.querySelectorAll<HTMLElement>('vitrine-search [role=option]')].filter(
    (option) => option.getClientRects().length > 0,
  );
  return {
    shown: seen.map(({slot}) => slot),
    categories: seen.flatMap(({dataset}) => dataset['itemId'] ?? []),
  };
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {readonly node: Node | null}[];
}

async function watchShifts(): Promise<void> {
  const shifted: string[] = [];
  Object.assign(window, {shifted});
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  // What another width of the window moves is not the list's doing, and is done two frames later
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  const since = performance.now();
  new PerformanceObserver((list) => {
    for (const {value, sources, startTime} of list.getEntries() as Shift[]) {
      if (startTime < since) continue;
      const nodes = sources
        .map(({node}) => node)
        .filter(
          (node) => node instanceof Element && !node.closest('vitrine-search') && node.getRootNode() === document,
        );
      if (nodes.length > 0)
        shifted.push(`${value}: ${nodes.map((node) => (node as Element).outerHTML.slice(0, 80)).join(', ')}`);
    }
  }).observe({type: 'layout-shift'});
}

/** Whatever of the shop's page moved while the list came, also what the definition excuses after an act of the shopper. */
const shifts = (): Promise<string[]> =>
  new Promise((resolve) => setTimeout(() => resolve((window as unknown as {shifted: string[]}).shifted), 100));

function geometry() {
  const frame = document.querySelector('vitrine-search')!.shadowRoot!.querySelector('[part=panel]')!;
  const {left, right, top, bottom} = frame.getBoundingClientRect();
  const input = document.getElementById('q')!.getBoundingClientRect();
  return {left, right, top, bottom, inputLeft: input.left, inputRight: input.right, inputBottom: input.bottom};
}

/** What a finger would miss: options and buttons less than 44 px high or wide. */
function tooSmall(): string[] {
  const host = document.querySelector('vitrine-search')!;
  return [...host.querySelectorAll('[role=option]'), ...host.shadowRoot!.querySelectorAll('button')].flatMap(
    (target) => {
      const {width, height} = target.getBoundingClientRect();
      return width > 0 && (width < 44 || height < 44) ? [`${target.outerHTML} ${width} × ${height}`] : [];
    },
  );
}
