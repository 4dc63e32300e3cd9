import {afterEach, expect, test} from 'vitest';
import {mainBuyControl, readBlock} from '../../packages/tracker/src/reading/block.ts';
import {breadcrumb} from '../../packages/tracker/src/reading/breadcrumb.ts';
import {readCards} from '../../packages/tracker/src/reading/cards.ts';
import {atOnce} from '../tracker/at-once.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function show(body: string): void {
  document.body.innerHTML = body;
}

test('of two prices without names the larger printed one is paid', () => {
  show(`<main><h1>Oak table</h1><div><p style="font-size:12px">€ 12.00 with a plan</p>
    <p style="font-size:28px">€ 129.00</p><button>Add to cart</button></div></main>`);
  expect(atOnce(readBlock(window, mainBuyControl(window))).price).toBe(129);
});

test('what an earlier page of a single-page shop has left hidden is not read', () => {
  show(`<div style="display:none"><nav class="breadcrumb"><a href="/a">Old</a> &gt; <a href="/b">Older</a></nav>
      <h1>Old lamp</h1><p class="price">€ 5.00</p><button id="old">Add to cart</button></div>
    <div><nav class="breadcrumb"><a href="/t">Tables</a></nav>
      <h1>Oak table</h1><p class="price">€ 129.00</p><button id="new">Add to cart</button></div>`);
  const control = mainBuyControl(window);
  expect(control?.id).toBe('new');
  expect(atOnce(readBlock(window, control))).toMatchObject({title: 'Oak table', price: 129});
  expect(breadcrumb(window)).toEqual(['Tables']);
});

test('a price that is there for another width of the window is not read', () => {
  show(`<style>.narrow { display: none }</style><main><h1>Oak table</h1>
    <p class="price narrow">€ 1.00</p><p class="price">€ 129.00</p><button>Add to cart</button></main>`);
  expect(atOnce(readBlock(window, mainBuyControl(window))).price).toBe(129);
});

test('a page of 20,000 elements is bounded: its first 120 cards are read', () => {
  const card = (i: number) =>
    `<li><a href="/p/${i}"><img alt=""><h3>Chair ${i}</h3></a><p><span>€</span><b>${i + 1}.00</b></p><div><i></i><i></i></div></li>`;
  show(`<ul>${Array.from({length: 2000}, (_, i) => card(i)).join('')}</ul>`);
  expect(document.getElementsByTagName('*').length).toBeGreaterThan(20_000);
  expect(atOnce(readCards(window))).toHaveLength(120);
  expect(mainBuyControl(window)).toBeNull();
});
