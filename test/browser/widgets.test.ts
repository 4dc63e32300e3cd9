import type {RecList} from '@vitrine/core';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createTestSource, item, list, parts, type TestSource, texts} from '../widgets/source.ts';

/** As strict as a shop can be to markup and styles that scripts write. */
const POLICY = "require-trusted-types-for 'script'; trusted-types 'none'; style-src 'self'";

let frame: HTMLIFrameElement;
let page: Window & {source?: TestSource};
let violations: string[];

beforeEach(async () => {
  frame = document.createElement('iframe');
  frame.width = '390';
  frame.height = '800';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <body><p>above</p><script type="module" src="/test/browser/widgets-page.ts"></script>`;
  document.body.append(frame);
  await until(() => (frame.contentWindow as typeof page).source);
  page = frame.contentWindow as typeof page;
  violations = [];
  page.document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
});
afterEach(() => {
  expect(violations).toEqual([]);
  frame.remove();
});

async function until<T>(look: () => T): Promise<NonNullable<T>> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const frames = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 20));

function add(name: string): HTMLElement {
  const element = page.document.createElement(name);
  page.document.body.append(element);
  return element;
}
const source = () => page.source ?? createTestSource();
const refresh = () => page.document.dispatchEvent(new CustomEvent('vitrine-change'));
const many = (count: number): RecList => list(Array.from({length: count}, (_, i) => item(`item-${i}`)));

test('shows its cards under a policy that forbids markup and styles from scripts', async () => {
  expect(() => {
    page.document.body.innerHTML = '<b>x</b>';
  }).toThrow(); // the policy does hold here
  await until(() => violations.length);
  violations.length = 0;
  source().answer = () => many(6);
  const shelf = add('vitrine-shelf');
  await until(() => parts(shelf, 'card').length === 6);
  expect(texts(shelf, 'title')[5]).toBe('Title of item-5');
  expect(page.getComputedStyle(parts(shelf, 'list')[0]).display).toBe('flex'); // its style sheet holds
  const chips = add('vitrine-chips');
  await until(() => parts(chips, 'chip').length === 1);
});

test('is as tall before its answer as after it', async () => {
  let answer: (value: RecList) => void = () => {};
  source().answer = () => new Promise((resolve) => (answer = resolve));
  const shelf = add('vitrine-shelf');
  await frames(3);
  const before = shelf.getBoundingClientRect().height;
  expect(before).toBeGreaterThan(300);
  answer(many(12));
  await until(() => parts(shelf, 'card').length === 12);
  expect(shelf.getBoundingClientRect().height).toBe(before);
});

test('gives its place back only where the shopper does not see it', async () => {
  let answer: (value: RecList) => void = () => {};
  source().answer = () => new Promise((resolve) => (answer = resolve));
  const shelf = add('vitrine-shelf');
  const below = add('div');
  below.setAttribute('id', 'below');
  const sheet = new (page as unknown as typeof globalThis).CSSStyleSheet();
  sheet.replaceSync('#below { height: 3000px }');
  page.document.adoptedStyleSheets = [sheet];
  await frames(3);
  const top = below.getBoundingClientRect().top;
  answer(list([]));
  await frames(5);
  expect(shelf.hidden).toBe(false);
  expect(below.getBoundingClientRect().top).toBe(top); // nothing the shopper looks at has moved
  expect(page.getComputedStyle(shelf).visibility).toBe('hidden');
  page.scrollTo(0, 2000);
  await until(() => shelf.hidden);
});

test('takes no place at all when it knows at once that there is nothing', async () => {
  source().answer = () => list([]);
  const shelf = add('vitrine-shelf');
  await frames(2);
  expect(shelf.hidden).toBe(true);
  expect(shelf.getBoundingClientRect().height).toBe(0);
});

test('the buttons turn the page and say where it ends', async () => {
  frame.width = '1000';
  source().answer = () => many(12);
  const shelf = add('vitrine-shelf');
  await until(() => parts(shelf, 'card').length === 12);
  await frames(3);
  const [row] = parts(shelf, 'list');
  const [previous] = parts(shelf, 'previous');
  const [next] = parts(shelf, 'next');
  expect(previous.getAttribute('aria-disabled')).toBe('true');
  expect(next.getAttribute('aria-label')).toBe('Next items');
  next.click();
  await until(() => row.scrollLeft > 500);
  await until(() => previous.getAttribute('aria-disabled') === 'false');
  row.scrollTo({left: 99_999, behavior: 'instant'});
  await until(() => next.getAttribute('aria-disabled') === 'true');
});

test('a new list starts at its beginning, and the buttons go where all of it is in view', async () => {
  frame.width = '1000';
  source().answer = () => many(12);
  const shelf = add('vitrine-shelf');
  await until(() => parts(shelf, 'card').length === 12);
  const [row] = parts(shelf, 'list');
  const [previous] = parts(shelf, 'previous');
  const isShown = () => page.getComputedStyle(previous).display !== 'none';
  await until(isShown);
  row.scrollTo({left: 99_999, behavior: 'instant'});
  await until(() => previous.getAttribute('aria-disabled') === 'false');
  source().answer = () => list(Array.from({length: 11}, (_, i) => item(`other-${i}`)));
  refresh();
  await until(() => parts(shelf, 'card').length === 11);
  await until(() => row.scrollLeft === 0 && previous.getAttribute('aria-disabled') === 'true');
  expect(isShown()).toBe(true);
  source().answer = () => many(3);
  refresh();
  await until(() => !isShown());
  source().answer = () => many(12);
  refresh();
  await until(isShown);
});

test('announces its list across the shadow boundary', async () => {
  const heard: unknown[] = [];
  page.document.addEventListener('vitrine-list', (event) => heard.push((event as CustomEvent<RecList>).detail.listId));
  source().answer = () => many(3);
  const shelf = add('vitrine-shelf');
  await until(() => heard.length === 1);
  refresh();
  await frames(2);
  expect(heard).toEqual(['list-1']);
  expect(parts(shelf, 'card').map(({dataset}) => dataset['position'])).toEqual(['0', '1', '2']);
});

test('follows the page into the dark, and its own attribute against it', async () => {
  source().answer = () => many(1);
  const shelf = add('vitrine-shelf');
  await until(() => parts(shelf, 'price').length === 1);
  const color = () => page.getComputedStyle(parts(shelf, 'price')[0]).color;
  const light = color();
  page.document.documentElement.style.colorScheme = 'dark';
  const dark = color();
  expect(dark).not.toBe(light);
  shelf.setAttribute('theme', 'light');
  expect(color()).toBe(light);
});

test('fits a phone of 320 pixels without a horizontal scroll bar', async () => {
  frame.width = '320';
  source().answer = () => many(12);
  const shelf = add('vitrine-shelf');
  await until(() => parts(shelf, 'card').length === 12);
  expect(page.document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
