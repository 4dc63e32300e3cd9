import {type Chip, chipsHeading} from '@vitrine/core';
import {defineChips} from '@vitrine/widgets';
import {afterEach, expect, test} from 'vitest';
import {chip, createTestSource, parts, settle, texts} from './source.ts';

const source = createTestSource();
defineChips(source);
afterEach(() => document.body.replaceChildren());

async function show(chips: readonly Chip[], attributes: Record<string, string> = {}): Promise<HTMLElement> {
  const heading = chips.length ? chipsHeading('en') : '';
  source.chips = () => ({listId: 'c', neutral: false, personalized: false, heading, chips});
  const element = document.createElement('vitrine-chips');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await settle();
  return element;
}

test('shows each way on with its exact count, as a link where the shop has a page for it', async () => {
  const element = await show([chip('Infant formula', {count: 1234}), chip('Cotton', {url: ''})], {query: 'baby'});
  expect(texts(element, 'heading')).toEqual(['You might be looking for']);
  expect(texts(element, 'label')).toEqual(['Infant formula', 'Cotton']);
  expect(texts(element, 'count')).toEqual(['1,234', '42']);
  expect(parts(element, 'chip').map((node) => node.localName)).toEqual(['a', 'button']);
  expect(source.asked.at(-1)).toMatchObject({query: 'baby', locale: 'en'});
});

test('a heading of the shop’s own goes first, and a count is heard with its unit', async () => {
  const element = await show([chip('婴儿奶粉')], {heading: '缩小范围'});
  expect(texts(element, 'heading')).toEqual(['缩小范围']);
  expect(parts(element, 'count')[0].getAttribute('aria-label')).toBe('42 items');
});

test('a chip without a page tells the shop which one was chosen', async () => {
  const chosen: Chip[] = [];
  const cotton = chip('Cotton', {url: '', facet: 'material', value: 'cotton'});
  const element = await show([cotton]);
  element.addEventListener('vitrine-chip', (event) => chosen.push((event as CustomEvent<Chip>).detail));
  parts(element, 'chip')[0].click();
  expect(chosen).toEqual([cotton]);
});

test('without a way on there is nothing to see', async () => {
  const element = await show([]);
  expect(element.hidden).toBe(true);
});

test('an address that is no web address makes no link', async () => {
  const element = await show([chip('x', {url: 'javascript:alert(1)'})]);
  expect(element.shadowRoot?.querySelector('a')).toBeNull();
});
