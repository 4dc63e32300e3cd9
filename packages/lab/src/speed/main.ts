// npm run bench:speed: how long the engine takes for what a shopper waits for, in a worker of Chromium, in a page through
// the built files, and in Node. Exit status 0 where the goals hold, 1 where not, 2 wrong call.
import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import type {Figure} from '../figure.ts';
import {CLICK, openBrowser} from './in-browser.ts';
import {measureCore} from './measure-core.ts';
import type {Timings} from './timings.ts';

const USAGE = `npm run bench:speed -- [options]        (after npm run build)
  --items N[,N]  items of the synthetic shops (default 1000,10000,100000)
  --rounds N     how often each is timed (default 200)
  --seed S       the same seed, the same shops (default 1)
  --json FILE    writes the table as [{name, value, unit, limit?, goal?}]; value is the 95th percentile`;

/** What must hold, ms at the 95th percentile, in the browser; for shops of at most so many items. */
const GOALS: Readonly<Record<string, {readonly ms: number; readonly items: number}>> = {
  'chips of a query': {ms: 30, items: 100_000},
  'chips of a category': {ms: 30, items: 100_000},
  'chips of a query without results': {ms: 30, items: 100_000},
  're-rank 200 hits': {ms: 10, items: 100_000},
  [CLICK]: {ms: 16, items: 10_000},
};

const {values} = parseArgs({
  options: {
    items: {type: 'string', default: '1000,10000,100000'},
    rounds: {type: 'string', default: '200'},
    seed: {type: 'string', default: '1'},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

const whole = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} ${text}: expected a whole number above 0`);
  process.exit(2);
};

function print(where: string, {name, itemCount, min, median, p95}: Timings): Figure {
  const goal = where === 'Chromium' ? GOALS[name] : undefined;
  const asked = goal && itemCount <= goal.items ? {limit: goal.ms, goal: p95 <= goal.ms} : {};
  const told = asked.limit === undefined ? '' : `  ${asked.goal ? 'within' : 'MISSED'} ${asked.limit}`;
  const cell = (ms: number) => ms.toFixed(ms < 1 ? 3 : 2).padStart(9);
  console.log(`${name.padEnd(46)}${cell(min)}${cell(median)}${cell(p95)}${told}`);
  return {name: `${where}, ${itemCount} items: ${name.trim()}`, value: p95, unit: 'ms', ...asked};
}

if (values.help) console.log(USAGE);
else {
  const sizes = values.items.split(',').map((text) => whole('items', text));
  const [rounds, seed] = [whole('rounds', values.rounds), whole('seed', values.seed)];
  const figures: Figure[] = [];
  const browser = await openBrowser();
  try {
    for (const itemCount of sizes) {
      const run = async (where: string, timings: Promise<Timings[]>) => {
        const all = await timings;
        console.log(
          `\n${`${where}, ${itemCount.toLocaleString('en')} items; ms`.padEnd(46)}      min   median      p95`,
        );
        for (const one of all) figures.push(print(where, one));
      };
      await run('Chromium', browser.click(itemCount, rounds, seed));
      await run('Chromium', browser.core(itemCount, rounds, seed));
      await run('Node', measureCore(itemCount, rounds, seed));
    }
  } finally {
    await browser.close();
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = figures.some(({goal}) => goal === false) ? 1 : 0;
}
