import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';
import {BUDGETS, weigh} from '../packages/lab/src/weigh.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(new URL(`../dist/${file}`, import.meta.url));

beforeAll(() => {
  if (BUDGETS.some(({file}) => !existsSync(new URL(`../dist/${file}`, import.meta.url)))) {
    execFileSync(process.execPath, ['node_modules/rollup/dist/bin/rollup', '-c', '--silent'], {cwd: root});
  }
}, 300_000);

test.for(BUDGETS)('$file weighs at most $limit bytes gzip', (budget) => {
  expect(weigh(budget, read(budget.file)).gzip).toBeLessThanOrEqual(budget.limit);
});

test('what a page loads is one file that asks the shop for nothing: no eval, no markup, no global but ours', () => {
  for (const file of [
    'vitrine.js',
    'vitrine.mjs',
    'vitrine-tracker.mjs',
    'vitrine-detector.mjs',
    'vitrine-platforms.mjs',
    'vitrine-receipts.mjs',
    'vitrine-search.mjs',
    'vitrine-panel.mjs',
    'vitrine-rerank.mjs',
    'vitrine-why.mjs',
    'vitrine-passport.mjs',
    'vitrine-inspect.mjs',
  ]) {
    const code = read(file).toString();
    expect(code).not.toMatch(
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|onbeforeunload/,
    );
    expect(code).not.toMatch(/["'](before)?unload["']/); // either would cost the shop its back/forward cache
    expect(code).not.toMatch(/^import |^export .* from /m);
    expect(code.length).toBe(read(file).length); // ASCII alone: a shop in GBK reads it rightly
  }
});

const FIRST = ['engine', 'inspect', 'panel', 'receipts', 'rerank', 'seal', 'search', 'tracker', 'why', 'worker'];
test.for([
  ['vitrine.js', FIRST],
  ['vitrine.mjs', FIRST],
  ['vitrine-tracker.mjs', ['detector', 'platforms']],
  ['vitrine-panel.mjs', ['passport', 'receipts']],
  ['vitrine-worker.js', ['assured']],
] as const)('%s refers to others by the names they have', ([file, others]) => {
  const files = BUDGETS.map((budget) => budget.file.replace(/\.m?js$/, ''));
  const named = new Set(
    read(file)
      .toString()
      .match(/vitrine-\w+/g)
      ?.filter((name) => files.includes(name)),
  );
  expect([...named].toSorted()).toEqual(others.map((name) => `vitrine-${name}`));
});

test('the worker loads its parts by the names their files have', () => {
  const code = read('vitrine-worker.js').toString();
  for (const part of ['find', 'learn', 'profile']) {
    expect(code).toContain(`"${part}"`);
    expect(BUDGETS.map(({file}) => file)).toContain(`vitrine-${part}.mjs`);
  }
});

test.for(['README.md', 'docs/README.zh-CN.md'])('%s states what the files weigh', (name) => {
  const readme = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  for (const file of [
    'vitrine.js',
    'vitrine-tracker.mjs',
    'vitrine-detector.mjs',
    'vitrine-platforms.mjs',
    'vitrine-worker.js',
  ]) {
    const {gzip} = weigh({file, limit: 0}, read(file));
    expect(readme).toContain(`\`${file}\` ${(gzip / 1000).toFixed(1)} kB`);
  }
});
