import {afterEach, expect, test} from 'vitest';
import {breadcrumb} from '../../../packages/tracker/src/reading/breadcrumb.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

const STEPS = '<a href="/">Home</a> &gt; <a href="/kids">Kids</a> &gt; <a href="/kids/beds">Beds</a>';
const LIST = '<li><a href="/">Home</a></li><li><a href="/kids">Kids</a></li><li><a href="/kids/beds">Beds</a></li>';

test.each([
  ['a class', `<div class="breadcrumbs">${STEPS}</div>`],
  ['a class in camel case', `<div class="siteBreadCrumb">${STEPS}</div>`],
  ['an id', `<div id="Breadcrumb">${STEPS}</div>`],
  ['a label', `<nav aria-label="Breadcrumb"><ol>${LIST}</ol></nav>`],
  ['a French class', `<p class="fil-ariane">${STEPS}</p>`],
  ['a Japanese class', `<p class="topicpath">${STEPS}</p>`],
  [
    'an icon for home',
    `<ul class="breadcrumb"><li><a href="/"><i class="icon"></i></a></li>${LIST.slice(LIST.indexOf('</li>') + 5)}</ul>`,
  ],
  [
    'steps that are no links',
    '<ul class="breadcrumb"><li><a href="/">Home</a></li><li>Kids</li><li><span>Beds</span></li></ul>',
  ],
  ['separators in texts', '<p class="crumbs"><a href="/">Home</a> » Kids » Beds</p>'],
  [
    'full-width separators',
    '<p class="crumbs"><a href="/">ホーム</a>＞<a href="/k">Kids</a>＞<a href="/b">Beds</a></p>',
  ],
  [
    'separators in elements',
    '<ul class="crumbs"><li><a href="/">Home</a></li><li>/</li><li><a href="/k">Kids</a></li><li>/</li><li><a href="/b">Beds</a></li></ul>',
  ],
  [
    'the narrowest first',
    '<p class="crumbs"><a href="/b">Beds</a> &lt; <a href="/k">Kids</a> &lt; <a href="/">Home</a></p>',
  ],
  ['a way back', `<div class="breadcrumb"><a href="/b">Back to results</a>${STEPS}</div>`],
  ['words before it', `<div class="breadcrumb"><span>You are here:</span> ${STEPS}</div>`],
  ['a script in a step', `<div class="breadcrumb"><script>track('Home')</script>${STEPS}<style>a{}</style></div>`],
  [
    'a menu in a step',
    `<ul class="breadcrumb"><li><a href="/k">Kids</a><ul class="menu"><li><a href="/x">Toys</a></li></ul></li><li><a href="/b">Beds</a></li></ul>`,
  ],
  [
    'a twin for small screens',
    `<div class="breadcrumb-mobile"><a href="/k">Kids</a></div><div class="breadcrumb"><ol>${LIST}</ol></div>`,
  ],
  ['a wrapper', `<div class="breadcrumb-wrapper"><p>Shop</p></div><div class="breadcrumb">${STEPS}</div>`],
  ['no name, but separators above the heading', `<ol>${LIST.replaceAll('</li>', '</li> / ')}</ol><h1>Bunk bed</h1>`],
  [
    'no name, but ever deeper folders',
    '<ul><li><a href="/k/">Kids</a></li><li><a href="/k/b/">Beds</a></li><li><a href="/k/b/d/">Bunks</a></li></ul><h1>Bunk bed</h1>',
    ['Kids', 'Beds', 'Bunks'],
  ],
  ['a name for those who test the page', `<nav data-test="crumbs"><ul>${LIST}</ul></nav>`],
  ['dots between steps', `<p class="crumbs">${STEPS.replaceAll('&gt;', '<span>.</span>')}</p>`],
  ['home by whatever word', `<p class="crumbs">${STEPS.replace('Home', 'Nyumbani')}</p>`],
  ['the home of a language', `<p class="crumbs">${STEPS.replace('"/">Home', '"/sw-ke/">Nyumbani')}</p>`],
  ['two homes', `<p class="crumbs"><a href="/index.php">Front</a> » ${STEPS}</p>`],
  ['a heading of its own', `<nav aria-label="Crumbs"><h2>Way to this page</h2><ol>${LIST}</ol></nav>`],
  ['no name, but home first in a numbered list', `<header><h1>Shop</h1></header><h2>Bunk bed</h2><ol>${LIST}</ol>`],
  ['no name, but home first in a list of the content', `<main><ul>${LIST}</ul><h1>Bunk bed</h1></main>`],
  ['no name, but arrows', `<h1><a href="/">Shop</a></h1><div>${STEPS.replaceAll('&gt;', '＞')}</div>`],
  ['no name, but a slash behind home', `<table><tr><td>${STEPS.replaceAll('&gt;', '/')}</td></tr></table>`],
  ['a shelf beside the heading', '<div><div class="product__category">Beds</div><h1>Bunk bed</h1></div>', ['Beds']],
])('reads a trail with %s', (_, markup, steps = ['Kids', 'Beds']) => {
  document.body.innerHTML = markup;
  expect(breadcrumb(window)).toEqual(steps);
});

test.each([
  ['a hidden trail', `<div style="display:none" class="breadcrumb">${STEPS}</div>`],
  [
    'a menu of neighbors',
    '<ul><li><a href="/a">Beds</a></li><li><a href="/b">Chairs</a></li><li><a href="/c">Lamps</a></li></ul><h1>Bunk bed</h1>',
  ],
  ['links below the heading', `<h1>Bunk bed</h1><ol>${LIST.replaceAll('</li>', '</li> / ')}</ol>`],
  [
    'a menu that begins with home',
    `<div><ul>${LIST.replace('/kids/beds', '/beds')}</ul></div><main><h1>Bunk bed</h1></main>`,
  ],
  ['languages beside each other', '<p><a href="/kids/en">English</a> / <a href="/kids/fr">French</a></p>'],
  ['home alone', '<div class="breadcrumb"><a href="/">Home</a></div>'],
])('reads no trail in %s', (_, markup) => {
  document.body.innerHTML = markup;
  expect(breadcrumb(window)).toEqual([]);
});
