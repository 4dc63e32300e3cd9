import {afterEach, describe, expect, test} from 'vitest';
import {cardItem, readCards} from '../../../packages/tracker/src/reading/cards.ts';
import {atOnce} from '../at-once.ts';

afterEach(() => {
  document.documentElement.lang = '';
  document.body.innerHTML = '';
});

function show(body: string, lang = 'en'): void {
  document.documentElement.lang = lang;
  document.body.innerHTML = body;
}

const titles = () => atOnce(readCards(window)).map(({title}) => title);
const three = (card: (id: number) => string) => [1, 2, 3].map(card).join('');

describe('cards of a list', () => {
  test.each([
    [
      'list items',
      (id: number) =>
        `<li class="product"><a href="/p/chair-${id}"><img src="/${id}.jpg"><h2>Chair ${id}</h2></a><span class="price">€ ${id}0</span></li>`,
    ],
    [
      'articles',
      (id: number) =>
        `<article class="card"><a href="/p/chair-${id}"><img src="/${id}.jpg"></a><h4 class="card-title"><a href="/p/chair-${id}">Chair ${id}</a></h4><div>€ ${id}0</div></article>`,
    ],
    [
      'classes that say nothing',
      (id: number) =>
        `<div class="flex p-4"><a class="block" href="/p/chair-${id}"><img src="/${id}.jpg" alt="Chair ${id}"><span class="text-sm">€ ${id}0</span></a></div>`,
    ],
    [
      'links around all',
      (id: number) =>
        `<a href="/p/chair-${id}"><img src="/${id}.jpg"><p class="name">Chair ${id}</p><b>€</b><b>${id}0</b><i class="price">€ ${id}0</i></a>`,
    ],
    [
      'an old price',
      (id: number) =>
        `<li><a href="/p/chair-${id}"><img src="/${id}.jpg"><h3>Chair ${id}</h3></a><span class="price"><del>€ 99</del> <ins>€ ${id}0</ins></span></li>`,
    ],
    [
      'controls',
      (id: number) =>
        `<div class="product-thumb"><a href="/p/chair-${id}"><img src="/${id}.jpg"></a><h4><a href="/p/chair-${id}">Chair ${id}</a></h4><p class="price">€ ${id}0 <span class="price-tax">Ex Tax: € ${id}</span></p><a href="/cart?add=${id}">Add</a></div>`,
    ],
    [
      'pictures loaded late',
      (id: number) =>
        `<li><a href="/p/chair-${id}"><img src="data:image/gif;base64,R0" data-src="/${id}.jpg"><h3>Chair ${id}</h3></a><span class="price">€ ${id}0</span></li>`,
    ],
    [
      'a set of pictures',
      (id: number) =>
        `<li><a href="/p/chair-${id}"><img srcset="/${id}.jpg 1x, /${id}@2.jpg 2x"><h3>Chair ${id}</h3></a><span class="price">€ ${id}0</span></li>`,
    ],
    [
      'names and prices in one link',
      (id: number) =>
        `<div><a href="/p/chair-${id}"><img src="/${id}.jpg" alt=""></a><a href="/p/chair-${id}"><p>Chair ${id}</p><p>€ ${id}0</p></a></div>`,
    ],
    [
      'rows of their own',
      (id: number) =>
        `<li><a href="/p/chair-${id}"><img src="/${id}.jpg"></a><b class="name"><span style="display:none">Name:</span>Chair ${id}</b><ul><li>Price: <b>€ ${id}0</b></li></ul></li>`,
    ],
  ])('of %s', (_, card) => {
    show(`<main><h1>Chairs</h1><div class="grid">${three(card)}</div></main>`);
    expect(atOnce(readCards(window))).toMatchObject(
      [1, 2, 3].map((id) => ({
        url: new URL(`/p/chair-${id}`, location.href).href,
        title: `Chair ${id}`,
        image: new URL(`/${id}.jpg`, location.href).href,
        price: id * 10,
        currency: 'EUR',
      })),
    );
  });

  const card = (name: string, price = '€ 10') =>
    `<li><a href="/p/${name}"><img alt=""><h3>${name}</h3></a> <span>${price}</span></li>`;

  test.each([
    ['category tiles without a price', '<li><a href="/c/beds"><img alt=""><h3>Beds</h3></a></li>'.repeat(4)],
    [
      'what lies in header or footer',
      `<header><ul>${card('one')}</ul></header><footer><ul>${card('two')}</ul></footer>`,
    ],
    ['what was seen before', `<div class="recently-viewed"><ul>${card('one')}${card('two')}</ul></div>`],
    ["the page's own block", '<div><h1>Chair</h1><a href="/zoom"><img alt=""></a><p class="price">€ 10</p></div>'],
    ['a banner about shipping', '<a href="/shipping"><p>Free shipping from € 50</p></a>'],
    ['a link that leads nowhere', '<li><a href="#"><img alt=""></a><span>€ 10</span></li>'],
    ['hidden cards', `<ul style="display:none">${card('one')}</ul>`],
  ])('are not %s', (_, markup) => {
    show(markup);
    expect(titles()).toEqual([]);
  });

  test('stand in page order, each page once', () => {
    show(`<ul>${card('one')}${card('two')}${card('three')}${card('one')}</ul>`);
    expect(titles()).toEqual(['one', 'two', 'three']);
  });

  test('are 120 at most', () => {
    show(`<ul>${Array.from({length: 150}, (_, i) => card(`chair-${i}`)).join('')}</ul>`);
    expect(atOnce(readCards(window))).toHaveLength(120);
  });

  test('have their marks as ids before what their address says', () => {
    show(`<ul>${three((id) => `<li data-product-id="${id}7">${card(`chair-${id}`).slice(4)}`)}</ul>`);
    expect(atOnce(readCards(window)).map(({itemId}) => itemId)).toEqual(['17', '27', '37']);
  });

  test('have no id that cards of several names bear', () => {
    show(`<ul>${three((id) => card(`rec/45221987-70${id}-chair`))}</ul>`);
    const ids = atOnce(readCards(window)).flatMap(({itemId, aliases = []}) => [itemId, ...aliases]);
    expect(ids).toContain('45221987-701-chair');
    expect(ids).not.toContain('45221987');
  });

  test('lie behind a hash in a shop of one document', () => {
    show(`<ul>${three((id) => card(`chair-${id}`).replace('/p/', '#/p/'))}</ul>`);
    expect(atOnce(readCards(window)).map(({url}) => new URL(url!).hash)).toEqual(
      [1, 2, 3].map((id) => `#/p/chair-${id}`),
    );
  });

  test('have their price in the currency that the language gives a shared sign', () => {
    show(`<ul>${card('one', '¥ 100')}${card('two', '¥ 200')}</ul>`, 'ja');
    expect(atOnce(readCards(window))).toMatchObject([
      {price: 100, currency: 'JPY'},
      {price: 200, currency: 'JPY'},
    ]);
  });
});

test('a block with a link and a price is a card; one without either is none', () => {
  show(
    '<div id="a"><a href="/p/x"><img alt="">Chair</a> $10</div><div id="b"><a href="/p/x">Chair</a></div><div id="c">$10</div>',
  );
  const at = (id: string) => cardItem(document.querySelector(id)!, window);
  expect(at('#a')).toMatchObject({title: 'Chair', price: 10, currency: 'USD'});
  expect([at('#b'), at('#c')]).toEqual([null, null]);
});
