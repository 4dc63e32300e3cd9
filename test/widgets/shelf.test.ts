import type {RecItem, RecList} from '@vitrine/core';
import {defineShelf} from '@vitrine/widgets';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createTestSource, item, list, parts, settle, texts} from './source.ts';

const source = createTestSource();
defineShelf(source); // an element is defined once in the life of a page; the tests change what its source answers

beforeEach(() => {
  source.asked.length = 0;
  source.chosen.length = 0;
  source.answer = () => list([item('a'), item('b')]);
});
afterEach(() => document.body.replaceChildren());

async function show(attributes: Record<string, string> = {}, answer?: RecList): Promise<HTMLElement> {
  if (answer) source.answer = () => answer;
  const shelf = document.createElement('vitrine-shelf');
  for (const [name, value] of Object.entries(attributes)) shelf.setAttribute(name, value);
  document.body.append(shelf);
  await settle();
  return shelf;
}

test('shows one card for each item, with title, address, picture and place', async () => {
  const shelf = await show();
  expect(texts(shelf, 'title')).toEqual(['Title of a', 'Title of b']);
  const [card] = parts(shelf, 'card');
  expect(card.dataset).toMatchObject({itemId: 'a', position: '0'});
  expect(card.querySelector('a')?.getAttribute('href')).toMatch(/\/p\/a$/);
  const image = card.querySelector('img');
  expect(image?.getAttribute('loading')).toBe('lazy');
  expect([image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(['320', '320']);
  expect(image?.hasAttribute('alt')).toBe(true);
});

test('asks with its attributes and its language, once for attributes set together', async () => {
  const shelf = await show({placement: 'product', item: 'SKU-1', limit: '4', locale: 'zh-CN'});
  expect(source.asked).toEqual([{placement: 'product', item: 'SKU-1', limit: '4', locale: 'zh-CN'}]);
  shelf.setAttribute('item', 'SKU-2');
  shelf.setAttribute('limit', '6');
  await settle();
  expect(source.asked).toHaveLength(2);
  expect(source.asked[1]).toMatchObject({item: 'SKU-2', limit: '6'});
});

test('drops a stale answer when a newer request is under way', async () => {
  const answers: ((answer: RecList) => void)[] = [];
  source.answer = () => new Promise((resolve) => answers.push(resolve));
  const shelf = await show();
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  answers[1](list([item('new')]));
  await settle();
  answers[0](list([item('old')]));
  await settle();
  expect(texts(shelf, 'title')).toEqual(['Title of new']);
});

test('an empty answer hides the shelf, and a later one with items shows it again', async () => {
  const shelf = await show({}, list([]));
  expect(shelf.hidden).toBe(true);
  source.answer = () => list([item('a')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(shelf.hidden).toBe(false);
  expect(parts(shelf, 'card')).toHaveLength(1);
});

test('links the shop put inside stand until there is a list, and stay where there is none', async () => {
  source.answer = () => list([]);
  const shelf = document.createElement('vitrine-shelf');
  const link = document.createElement('a');
  link.href = '/bestsellers';
  shelf.append(link);
  document.body.append(shelf);
  await settle();
  expect(shelf.hidden).toBe(false);
  expect(shelf.shadowRoot?.firstElementChild?.localName).toBe('slot');
  source.answer = () => list([item('a')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(shelf.shadowRoot?.querySelector('slot')).toBeNull();
  expect(parts(shelf, 'card')).toHaveLength(1);
});

test('has the heading that came with the list, or the shop’s own', async () => {
  const answer = list([item('a')], {heading: '为你推荐'});
  expect(texts(await show({}, answer), 'heading')).toEqual(['为你推荐']);
  expect(texts(await show({heading: 'Just in'}, answer), 'heading')).toEqual(['Just in']);
});

test('tells on each card why it is there, and marks what is personal', async () => {
  const items = [
    item('a', {why: {text: 'Because you viewed <b>formula</b>', personal: true}}),
    item('b', {why: {text: 'Popular', personal: false}}),
    item('c', {why: {text: '', personal: false}}),
  ];
  const shelf = await show({}, list(items, {level: 'personal', personalized: true}));
  expect(texts(shelf, 'reason')).toEqual(['Because you viewed <b>formula</b>', 'Popular', '']);
  expect(parts(shelf, 'personal')).toHaveLength(1);
});

test('shows the price, and a higher list price struck through', async () => {
  const items = [item('a', {priceText: '¥129.90', listPriceText: '¥159'}), item('b', {priceText: '¥5,000'})];
  const shelf = await show({}, list(items));
  expect(texts(shelf, 'price')).toEqual(['¥129.90', '¥5,000']);
  expect(texts(shelf, 'list-price')).toEqual(['¥159']);
});

test('the switch turns personal lists off and on', async () => {
  const shelf = await show();
  const [button] = parts(shelf, 'neutral');
  expect(button.textContent).toBe('Not based on me');
  expect(button.getAttribute('aria-checked')).toBe('false');
  button.click();
  await settle();
  expect(source.chosen).toEqual([true]);
  source.answer = () => list([item('a')], {neutral: true});
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(button.getAttribute('aria-checked')).toBe('true');
  expect(texts(shelf, 'note')).toEqual(['The same list for everyone · 0 not in the list before']);
  button.click();
  await settle();
  expect(source.chosen).toEqual([true, false]);
});

test('what the switch changes is marked and counted, and only then', async () => {
  source.answer = () => list([item('a'), item('b')], {personalized: true});
  const shelf = await show({}, undefined);
  expect(parts(shelf, 'changed')).toEqual([]);
  source.answer = () => list([item('b'), item('c')], {neutral: true});
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(parts(shelf, 'changed').map((card) => card.dataset['itemId'])).toEqual(['c']);
  expect(texts(shelf, 'note')).toEqual(['The same list for everyone · 1 not in the list before']);
  document.dispatchEvent(new CustomEvent('vitrine-change')); // a card is seen, say, and the list is the same
  await settle();
  expect(parts(shelf, 'changed').map((card) => card.dataset['itemId'])).toEqual(['c']);
  expect(texts(shelf, 'note')).toEqual(['The same list for everyone · 1 not in the list before']);
  source.answer = () => list([item('d'), item('e')], {neutral: true});
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(parts(shelf, 'changed')).toEqual([]);
});

test('a new list leaves the focus where it was', async () => {
  const shelf = await show({}, list([item('a'), item('b'), item('c')]));
  parts(shelf, 'link')[1].focus();
  source.answer = () => list([item('x'), item('y'), item('z')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(shelf.shadowRoot?.activeElement?.getAttribute('href')).toContain('/p/y');
  parts(shelf, 'more')[2].focus();
  source.answer = () => list([item('a'), item('b'), item('c')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(shelf.shadowRoot?.activeElement).toBe(parts(shelf, 'more')[2]);
});

test('a card says nothing any more of the item it showed before, and its picture is another', async () => {
  const shelf = await show({}, list([item('a', {listPriceText: '¥159'}), item('b'), item('c')]));
  const [picture] = parts(shelf, 'image');
  expect(parts(shelf, 'list-price')).toHaveLength(1);
  expect(parts(shelf, 'rating')[0].getAttribute('role')).toBe('img');
  source.answer = () => list([item('x', {url: 'javascript:alert(1)', ratingCount: 0}), item('y')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(texts(shelf, 'title')).toEqual(['Title of x', 'Title of y']);
  expect(parts(shelf, 'card').map(({dataset}) => dataset['itemId'])).toEqual(['x', 'y']);
  expect(parts(shelf, 'list-price')).toEqual([]);
  expect(parts(shelf, 'rating')[0].getAttributeNames()).toEqual(['part']);
  expect(parts(shelf, 'link')[0].hasAttribute('href')).toBe(false);
  expect(parts(shelf, 'image')[0]).not.toBe(picture);
  expect(parts(shelf, 'more')[0].getAttribute('aria-label')).toBe('Why Title of x?');
});

test('a button or a template that the shop adds later is in the next list', async () => {
  const shelf = await show({}, list([item('a')]));
  shelf.setAttribute('add', '');
  const template = document.createElement('template');
  template.content.append(Object.assign(document.createElement('b'), {className: 'own'}));
  template.content.querySelector('b')?.setAttribute('data-field', 'title');
  shelf.append(template);
  source.answer = () => list([item('b'), item('c')]);
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  const own = [...(shelf.shadowRoot?.querySelectorAll('.own') ?? [])];
  expect(own.map((node) => node.textContent)).toEqual(['Title of b', 'Title of c']);
  expect(parts(shelf, 'add')).toHaveLength(2);
  expect(parts(shelf, 'link')).toEqual([]);
});

test('each card tells why when asked, and only a shelf that may puts it into the cart', async () => {
  const added: unknown[] = [];
  const shelf = await show({}, list([item('a'), item('b')]));
  shelf.addEventListener('vitrine-add', (event) => added.push((event as CustomEvent<RecItem>).detail.itemId));
  const [, why] = parts(shelf, 'more');
  expect(why.getAttribute('aria-label')).toBe('Why Title of b?');
  why.click();
  expect(source.opened).toMatchObject([['vitrine-why', {localName: 'section'}, {itemId: 'b'}, 'en']]);
  expect(parts(shelf, 'add')).toEqual([]);
  const adding = await show({add: ''}, list([item('a'), item('b')]));
  adding.addEventListener('vitrine-add', (event) => added.push((event as CustomEvent<RecItem>).detail.itemId));
  parts(adding, 'add')[1].click();
  expect(added).toEqual(['b']);
});

test('cards are as the shop’s own template has them, and what the catalogue says stays text', async () => {
  const shelf = document.createElement('vitrine-shelf');
  const template = document.createElement('template');
  const badge = Object.assign(document.createElement('b'), {className: 'badge'});
  const link = document.createElement('a');
  const picture = document.createElement('img');
  link.setAttribute('part', 'own');
  for (const [node, field] of [
    [badge, 'title'],
    [link, 'url'],
    [picture, 'image'],
  ] as const)
    node.dataset['field'] = field;
  link.append(picture, badge);
  template.content.append(link);
  shelf.append(template);
  source.answer = () => list([item('a', {title: '<i>x</i>'}), item('b', {url: 'javascript:alert(1)'})]);
  document.body.append(shelf);
  await settle();
  const own = parts(shelf, 'own');
  expect(own.map((node) => node.textContent)).toEqual(['<i>x</i>', 'Title of b']);
  expect(own.map((node) => node.getAttribute('href')?.replace(/.*\/p/, '/p'))).toEqual(['/p/a', '']);
  expect(own[0].querySelector('img')?.getAttribute('src')).toMatch(/\/img\/a\.webp$/);
  expect(parts(shelf, 'card').map((card) => card.dataset['itemId'])).toEqual(['a', 'b']);
  expect(parts(shelf, 'link')).toEqual([]);
});

test('announces each new list once: the same cards again are no second impression', async () => {
  const heard: string[] = [];
  const hear = (event: Event) => heard.push((event as CustomEvent<RecList>).detail.listId);
  document.addEventListener('vitrine-list', hear);
  await show({}, list([item('a')], {listId: 'first'}));
  source.answer = () => list([item('a')], {listId: 'second'});
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  source.answer = () => list([item('b')], {listId: 'third'});
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  document.removeEventListener('vitrine-list', hear);
  expect(heard).toEqual(['first', 'third']);
});

test('nothing of the catalogue becomes markup, a script address or a style', async () => {
  const hostile = '<img src=x onerror=alert(1)>"><script>alert(1)</script>';
  const items = [
    'javascript:alert(1)',
    'data:text/html,<script>',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    '',
  ].map((url, i) => item(`${i}`, {title: hostile, url, image: url || 'data:image/svg+xml,<svg onload=alert(1)>'}));
  const shelf = await show({}, list(items));
  const root = shelf.shadowRoot as ShadowRoot;
  expect(texts(shelf, 'title')).toEqual(items.map(() => hostile));
  expect(root.querySelectorAll('a[href], img, script, [style], [onerror], [onload]')).toHaveLength(0);
});

test('a shelf that leaves the page asks nothing more', async () => {
  const shelf = await show();
  shelf.remove();
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(source.asked).toHaveLength(1);
});

test('a second copy of the script defines nothing twice', () => {
  expect(() => defineShelf(createTestSource())).not.toThrow();
});
