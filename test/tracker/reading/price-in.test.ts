import {afterEach, expect, test} from 'vitest';
import {readCards} from '../../../packages/tracker/src/reading/cards.ts';
import {atOnce} from '../at-once.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

const price = (markup: string) => {
  document.body.innerHTML = `<ul>${['oak', 'ash']
    .map((name) => `<li><a href="/p/${name}"><img alt=""><h3>Chair of ${name}</h3>${markup}</a></li>`)
    .join('')}</ul>`;
  return atOnce(readCards(window))[0]?.price;
};

test.each([
  ['alone it is what is paid', '<div class="list__price"><span class="regular-price">€35.00</span></div>', 35],
  ['beside another it is an old one', '<i class="regular-price">€35.00</i> <i class="price">€29.00</i>', 29],
  ['so it is beside one without a name', '<i class="regular-price">€35.00</i> <b>€29.00</b>', 29],
  ['an old one is never paid', '<i class="price-old">€35.00</i>', undefined],
])('of a regular price: %s', (_, markup, expected) => {
  expect(price(markup)).toBe(expected);
});

test.each([
  ["members' price is not everybody's", '<p class="money">¥268<i class="vip-money">¥255</i></p>', 268],
  ['of many it is not the price of one', '<table class="tier-price"><td>$25</td></table><p class="price">$29</p>', 29],
  [
    "a lowered one counts before the product's",
    '<b id="product_price_text">$35</b> <i id="product_price_sale">$29</i>',
    29,
  ],
  ['a number in a name is no part of it', '<b>Mug 0</b><p><span>15,000</span>원</p>', 15_000],
])('of other amounts: %s', (_, markup, expected) => {
  expect(price(markup)).toBe(expected);
});
