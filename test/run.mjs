// The one test command: everything that guards a landing, in order, then the line `N passed, N failed`.
// Installs the three browser engines where it may (Debian as root); otherwise says which engine it skipped and why.
// In CI (CI=true) a missing engine is a failure.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
const only = process.argv.slice(2);
const env = {...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`};
const failures = []; // by name, said again at the end: a log's beginning may be cut off
let passed = 0;

const ENGINES = [
  {name: 'Chromium', file: process.env.CHROMIUM ?? '/usr/bin/chromium', packages: ['chromium']},
  {name: 'Firefox', file: process.env.FIREFOX ?? '/usr/bin/firefox-esr', packages: ['firefox-esr']},
  {name: 'WebKit', file: '/usr/bin/WebKitWebDriver', packages: ['webkit2gtk-driver']},
  {name: 'a virtual display', file: '/usr/bin/xvfb-run', packages: ['xvfb', 'xauth']},
];

function run(command, args, options = {}) {
  return spawnSync(command, args, {cwd: root, env, stdio: 'inherit', ...options}).status ?? 1;
}

/** One check that either passes or fails as a whole. */
function check(name, command, args) {
  if (only.length > 0 && !only.includes(name)) return;
  heading(name);
  if (run(command, args) === 0) passed++;
  else failures.push(name);
}

/** A test runner that writes a report as JSON; `count` reads from it how many passed and the names of those that failed. */
function suite(name, command, args, report, count) {
  if (only.length > 0 && !only.includes(name)) return;
  heading(name);
  const status = run(command, args, {env: {...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report}});
  let counts = {passed: 0, failed: /** @type {string[]} */ ([])};
  try {
    counts = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report: the runner itself broke, which the status below turns into a failure.
  }
  passed += counts.passed;
  failures.push(...counts.failed.map((title) => `${name} › ${title}`));
  const isBroken = status !== 0 && counts.failed.length === 0;
  const isIdle = status === 0 && counts.passed === 0; // a suite that ran nothing guards nothing
  if (isBroken || isIdle) failures.push(`${name} ended with status ${status} and ${counts.passed} passed`);
  console.log(`${name}: ${counts.passed} passed, ${counts.failed.length} failed`);
}

function heading(name) {
  console.log(`\n── ${name} ──`);
}

function installEngines() {
  const missing = () => ENGINES.filter(({file}) => !existsSync(file));
  if (missing().length === 0) return [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const packages = missing().flatMap((engine) => engine.packages);
    console.log(`Installing ${packages.join(', ')}`);
    const quiet = {stdio: ['ignore', 'ignore', 'inherit'], env: {...env, DEBIAN_FRONTEND: 'noninteractive'}};
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  }
  for (const {name, packages} of missing()) {
    console.log(`Skipping what needs ${name}: install ${packages.join(' ')} (apt-get) to run it`);
    if (process.env.CI) failures.push(`${name} is missing`);
  }
  return missing().map(({name}) => name);
}

const vitestCounts = ({numPassedTests, testResults}) => ({
  passed: numPassedTests,
  failed: testResults.flatMap(({name, assertionResults}) =>
    assertionResults
      .filter(({status}) => status === 'failed')
      .map(({fullName}) => `${relative(root, name)} › ${fullName}`),
  ),
});
/** A flow that passed when it was tried again counts, and is named. */
function playwrightCounts({stats, suites}) {
  for (const title of titlesOf(suites, 'flaky')) console.log(`! passed only when tried again: ${title}`);
  return {passed: stats.expected + stats.flaky, failed: titlesOf(suites, 'unexpected')};
}

function titlesOf(suites, wanted) {
  return suites.flatMap(({title, suites: inner = [], specs}) => [
    ...titlesOf(inner, wanted),
    ...specs.flatMap((spec) =>
      spec.tests
        .filter(({status}) => status === wanted)
        .map(({projectName}) => `${projectName} › ${title} › ${spec.title}`),
    ),
  ]);
}

const skipped = installEngines();
check('types', 'tsc', ['-p', 'tsconfig.json']);
check('types of core', 'tsc', ['-p', 'packages/core/tsconfig.json']);
check('format and lint', 'biome', ['ci', '.']);
check('typed lint', 'oxlint', ['--type-aware', '--deny-warnings', 'packages', 'demo-site', 'test']);
check('build', 'npm', ['run', '--silent', 'build']);

const vitest = (projects, report) => [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  '--reporter=test/name-flaky.mjs',
  `--outputFile.json=${report}`,
  '--retry=1', // three browsers and a server on two cores miss a beat now and then; what needed it is named
  ...projects.map((project) => `--project=${project}`),
];
const unitReport = join(reports, 'unit.json');
const unitProjects = skipped.includes('Chromium') ? ['node', 'dom'] : ['node', 'dom', 'browser'];
suite('unit', 'vitest', vitest(unitProjects, unitReport), unitReport, vitestCounts);

const flowReport = join(reports, 'flows.json');
const flowProjects = ['Chromium', 'Firefox'].filter((name) => !skipped.includes(name));
if (flowProjects.length > 0) {
  const projects = flowProjects.map((name) => `--project=${name.toLowerCase()}`);
  const args = [
    'test',
    '--config',
    'test/playwright.config.ts',
    '--reporter=line,json',
    '--workers=2',
    '--retries=1',
    ...projects,
  ];
  suite('flows', 'playwright', args, flowReport, playwrightCounts);
}

if (!skipped.includes('Chromium')) {
  const report = join(reports, 'tours.json');
  const args = [
    'test',
    '--config',
    'test/playwright.config.ts',
    '--reporter=line,json',
    '--project=tours',
    '--workers=6',
    '--retries=1',
  ];
  suite('tours', 'playwright', args, report, playwrightCounts);
}

if (!skipped.includes('WebKit') && !skipped.includes('a virtual display')) {
  const report = join(reports, 'webkit.json');
  suite('webkit', 'xvfb-run', ['-a', 'vitest', ...vitest(['webkit'], report)], report, vitestCounts);
}

rmSync(reports, {recursive: true, force: true});
console.log(['', ...failures.map((title) => `✗ ${title}`)].join('\n'));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
