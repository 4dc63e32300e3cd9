import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';

const packages = fileURLToPath(new URL('../packages', import.meta.url));

/** Who may import whom: STYLE's table. Imports point down, by package name, to index.ts only. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  tracker: ['core'],
  store: ['core'],
  sync: ['core', 'store'],
  engine: ['core', 'store', 'sync'],
  widgets: ['core'],
  sdk: ['core', 'tracker', 'widgets', 'engine'],
  server: ['core'],
  dashboard: ['core'],
  lab: ['core', 'tracker', 'store', 'sync', 'engine', 'widgets', 'sdk', 'server', 'dashboard'],
};

const sources = (name: string) =>
  readdirSync(join(packages, name, 'src'), {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({file, text: readFileSync(join(packages, name, 'src', file), 'utf8')}));

const importsOf = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map((match) => match[1]);

test('the table names every package there is', () => {
  expect(Object.keys(MAY_IMPORT).toSorted()).toEqual(readdirSync(packages).toSorted());
});

describe.each(Object.entries(MAY_IMPORT))('%s', (name, allowed) => {
  const declared = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };

  test('imports only downwards, by package name', () => {
    const wrong: string[] = [];
    for (const {file, text} of sources(name)) {
      for (const from of importsOf(text)) {
        const own = /^@vitrine\/([a-z]+)(\/.*)?$/.exec(from);
        if (own && (!allowed.includes(own[1]) || own[2])) wrong.push(`${file} imports ${from}`);
        if (from.startsWith('.') && !join(name, 'src', file, '..', from).startsWith(join(name, 'src')))
          wrong.push(`${file} reaches out to ${from}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('declares every package it imports', () => {
    const missing = new Set<string>();
    for (const {text} of sources(name)) {
      for (const from of importsOf(text)) {
        if (from.startsWith('.') || from.startsWith('node:')) continue;
        const root = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/');
        if (!declared.dependencies?.[root]) missing.add(root);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

test('core uses no clock, no chance and no outside package', () => {
  const wrong: string[] = [];
  for (const {file, text} of sources('core')) {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    if (/Math\.random|Date\.now|new Date\(\)|performance\.now/.test(code)) wrong.push(file);
    for (const from of importsOf(code)) if (!from.startsWith('.')) wrong.push(`${file} imports ${from}`);
  }
  expect(wrong).toEqual([]);
});

test('only sync touches the network on the shopper side', () => {
  const wrong: string[] = [];
  for (const name of ['core', 'tracker', 'store', 'widgets', 'sdk']) {
    for (const {file, text} of sources(name)) {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      if (/\bfetch\(|XMLHttpRequest|sendBeacon\(|WebSocket|EventSource/.test(code)) wrong.push(`${name}/${file}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('what is inferred of a shopper is out of reach of everything that makes or sends a summary', () => {
  const core = new Map(
    sources('core').map(({file, text}) => [file, importsOf(text).map((from) => from.replace('./', ''))]),
  );
  /** A file of core with all it imports, however far away. */
  const reach = (file: string, reached = new Set<string>()): Set<string> => {
    if (reached.has(file)) return reached;
    reached.add(file);
    for (const from of core.get(file) ?? []) reach(from, reached);
    return reached;
  };
  const inferred = ['view-profile.ts', 'life-stages.ts', 'life-stage-rules.ts', 'intent.ts', 'spending.ts'];
  for (const file of inferred) expect(core.has(file), file).toBe(true);
  const summaries = ['facts.ts', 'tasks.ts', 'randomize.ts', 'summary.ts', 'encode-summary.ts', 'receipt.ts'];
  for (const file of summaries) {
    expect(core.has(file), file).toBe(true);
    expect(inferred.filter((one) => reach(file).has(one))).toEqual([]);
  }
  for (const {file, text} of [...sources('sync'), ...sources('store')]) {
    expect(/viewProfile|lifeStages|stageId|intentOf|spendingOf/.exec(text)?.[0], file).toBeUndefined();
  }
  // In the engine the profile's view goes to the page that asked, and nowhere else.
  const engine = sources('engine').filter(({text}) => text.includes('viewProfile'));
  expect(engine.map(({file}) => file).toSorted()).toEqual(['create-engine.ts', 'profile.ts']);
});
