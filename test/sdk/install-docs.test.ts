import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {parseScript} from '../../packages/sdk/src/config.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const namesIn = (text: string, name: RegExp) => new Set([...text.matchAll(name)].map(([found]) => found));

const pages = readdirSync(join(root, 'docs/install')).toSorted();
const index = read('docs/install.md');
/** As the configuration says itself: `data-shop`, `data-server` … */
const attributes = namesIn(read('packages/sdk/src/config.ts'), /(?<=`)data-[a-z]+(?:-[a-z]+)*(?=`)/g);
/** As the tracker's marks say themselves: `data-vitrine-id` … */
const marks = namesIn(read('packages/tracker/src/acts/explicit.ts'), /\bdata-vitrine-[a-z]+/g);
/** Placeholders, and what other people's shops are made with. */
const others = ['data-vitrine', 'data-product', 'data-pid'];
const page = window as unknown as Window & typeof globalThis;

test('the index names every attribute of the tag, and no other', () => {
  const told = namesIn(index, /(?<=^\| `)data-[a-z]+(?:-[a-z]+)*(?=` \|)/gm);
  expect([...told, 'data-assured'].toSorted()).toEqual([...attributes].toSorted()); // which docs/high-assurance.md is about
  expect(attributes.size).toBeGreaterThan(6);
});

test('the index leads to every page', () => {
  const linked = [...index.matchAll(/\]\(install\/([\w-]+\.md)\)/g)].map(([, file]) => file);
  expect(linked.toSorted()).toEqual(pages);
});

describe.each(pages)('%s', (file) => {
  const text = read(`docs/install/${file}`);

  test('says where the tag goes, what a policy must allow, what of consent, what is found and what to check', () => {
    expect(text).toContain('](../install.md)');
    expect(text).toContain('vitrine-shelf');
    expect(text).toMatch(/script-src .*connect-src https:\/\/vitrine\.example|<policy id="connect-src">/);
    expect(text).toMatch(/vitrine\.consent\(|\['consent', |visitorConsentCollected|Consent Mode|data-consent/);
    expect(text).toContain('?vitrine=setup');
    expect(text.match(/^## /gm)).toHaveLength(5);
  });

  test('writes no attribute that nobody reads', () => {
    const unknown = [...namesIn(text, /\bdata-[a-z]+(?:-[a-z]+)*/g)].filter(
      (name) => !attributes.has(name) && !marks.has(name) && !others.includes(name),
    );
    expect(unknown).toEqual([]);
  });

  test('has a tag that starts its shop', () => {
    const script = document.createElement('script');
    script.type = 'text/plain'; // read, and not run
    // In HTML, in an array of PHP, or set by code.
    for (const [, name, value] of text.matchAll(/\b(src|data-[a-z]+)(?:="|'\s*=>\s*'|', ')([^"']+)["']/g)) {
      if (!script.hasAttribute(name)) script.setAttribute(name, value);
    }
    const src = /tag\.src = '([^']+)'/.exec(text);
    if (src) script.src = src[1];
    expect(parseScript(script, page)).toMatchObject({
      shopId: 'bedding-house',
      server: 'https://vitrine.example',
      key: '…',
      base: 'https://vitrine.example/',
    });
  });
});
