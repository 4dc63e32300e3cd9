// npm run bench:spelling: how many mistaken queries are mended, and how many right ones are not. Exit status 0 where the goals
// hold, 1 where not, 2 wrong call.
import {readFile, writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {gunzipSync} from 'node:zlib';
import type {Figure} from '../figure.ts';
import {type Answer, bench} from './bench.ts';

const USAGE = `npm run bench:spelling -- --queries FILE [options]
  --queries FILE     real queries, "number<TAB>query" or "query" a line; .gz or not
  --seed N           which queries the shop knows, and which mistakes are made; default 1
  --known N          queries the shop knows; default 10000
  --mistakes N       default 1000
  --right N          right queries asked, of those it knows and of those it has never heard; default 2000
  --misses           lists what was not mended, and what was harmed
  --json FILE        writes the table as [{name, value, unit, limit?, peer?, goal?}]`;

const {values} = parseArgs({
  options: {
    queries: {type: 'string'},
    seed: {type: 'string', default: '1'},
    known: {type: 'string', default: '10000'},
    mistakes: {type: 'string', default: '1000'},
    right: {type: 'string', default: '2000'},
    misses: {type: 'boolean', default: false},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

function wrongCall(why: string): never {
  console.error(`${why}\n${USAGE}`);
  process.exit(2);
}

function numberOf(name: 'seed' | 'known' | 'mistakes' | 'right'): number {
  const value = Number(values[name]);
  if (!(Number.isInteger(value) && value > 0)) wrongCall(`--${name} ${values[name]}: a whole number above 0`);
  return value;
}

async function readQueries(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .map((line) => line.replace(/^\d+\t/, '').trim())
    .filter(Boolean);
}

async function run(file: string): Promise<void> {
  const queries = await readQueries(file);
  const {figures, missed, damaged} = bench(queries, {
    seed: numberOf('seed'),
    known: numberOf('known'),
    mistakes: numberOf('mistakes'),
    right: numberOf('right'),
  });
  console.log(tableOf(figures));
  if (values.misses) {
    const line = ({kind, meant, typed, proposed}: Answer) => [kind, meant, typed, proposed.join(', ')].join(' | ');
    console.log(['\nnot mended', ...missed.map(line), '\nharmed', ...damaged.map(line)].join('\n'));
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = figures.some(({goal}) => goal === false) ? 1 : 0;
}

function tableOf(figures: readonly Figure[]): string {
  return figures
    .map(({name, value, unit, limit, peer, goal}) => {
      const asked = limit === undefined ? '' : `${goal ? 'holds' : 'MISSED'} ${limit}`;
      const beside = peer === undefined ? '' : `peer ${peer}`;
      return [name.padEnd(42), `${value}`.padStart(7), unit.padEnd(3), asked.padEnd(12), beside].join(' ').trimEnd();
    })
    .join('\n');
}

if (values.help) console.log(USAGE);
else if (!values.queries) wrongCall('--queries is missing');
else await run(values.queries);
