import {afterEach, beforeEach, expect, test} from 'vitest';
import {readUnmarked} from '../../../packages/tracker/src/reading/read-page.ts';
import {atOnce} from '../at-once.ts';

beforeEach(() => history.replaceState(null, '', '/shoes/men'));
afterEach(() => {
  document.body.innerHTML = '';
  history.replaceState(null, '', '/');
});

const list = (trail: string, title: string) => {
  const cards = ['oak', 'ash', 'elm'].map(
    (name) => `<li><a href="/p/${name}"><img alt=""><h3>Shoe of ${name}</h3></a> <b class="price">€ 10.00</b></li>`,
  );
  document.body.innerHTML = `<nav class="breadcrumb"><a href="/">Home</a> &gt; ${trail}</nav>
    <h1>${title}</h1><ul>${cards.join('')}</ul>`;
  return atOnce(readUnmarked(window, null)).category;
};
const shoes = '<a href="/shoes">Shoes</a>';

test.each([
  ['what it lies in', shoes, 'Men', ['Shoes', 'Men']],
  ['itself', `${shoes} &gt; <span>Men</span>`, 'Men', ['Shoes', 'Men']],
  ['itself, by a link', `${shoes} &gt; <a href="/shoes/men">Men</a>`, "Men's shoes of all kinds", ['Shoes', 'Men']],
  ['itself, by a longer name', `${shoes} &gt; <span>Shoes for Men</span>`, 'Men', ['Shoes', 'Men']],
])("a list's path ends once where its trail ends with %s", (_, trail, title, path) => {
  expect(list(trail, title)).toEqual(path);
});
