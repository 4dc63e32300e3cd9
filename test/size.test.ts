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

const FIRST = ['engine.mjs', 'inspect.mjs', 'receipts.mjs', 'seal.mjs', 'tracker.mjs', 'worker.js'];
test.for([
  ['vitrine.js', FIRST],
  ['vitrine.mjs', FIRST],
  ['vitrine-tracker.mjs', ['detector.mjs', 'platforms.mjs']],
  ['vitrine-panel.mjs', ['passport.mjs']],
  ['vitrine-worker.js', ['assured.mjs', 'learn.mjs']],
] as const)('%s refers to others by the names they have', ([file, others]) => {
  const named = new Set(
    read(file)
      .toString()
      .match(/vitrine-\w+\.m?js/g),
  );
  expect([...named].toSorted()).toEqual(others.map((name) => `vitrine-${name}`));
  for (const name of named) expect(BUDGETS.map((budget) => budget.file)).toContain(name);
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
