import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {BASELINE_CHOICES, type BaselineChoice} from './baselines/index.ts';
import {type BenchOptions, runBench} from './bench.ts';
import {benchNewcomers, rowsOf as newcomerRows, tableOf as newcomersTable} from './newcomers.ts';
import {rowsOf, tableOf} from './table.ts';

const USAGE = `npm run bench:quality -- --train FILE --test FILE [options]
  --recs FILE             writes our lists, a line per point: session, prefix length, items
  --private               adds the lists a shop gets from private answers, and from none
  --shoppers-per-day N    with --private: shoppers a day, for 28 days (default 10000)
  --seeds N               with --private: how often answers are drawn, for the intervals (default 3)
  --newcomers             instead: items hidden from train, recommended by what the catalogue says of them
  --items FILE            with --newcomers: item_id, title, category, price and attributes, a line per item
  --baselines WHICH       all (default), fast (look-ups alone) or none
  --every N               only every N-th test session (default 1)
  --json FILE             writes the table as [{name, value, unit, low?, high?, limit?, peer?, goal?}]`;

const {values} = parseArgs({
  options: {
    train: {type: 'string'},
    test: {type: 'string'},
    recs: {type: 'string'},
    newcomers: {type: 'boolean', default: false},
    items: {type: 'string'},
    private: {type: 'boolean', default: false},
    'shoppers-per-day': {type: 'string', default: '10000'},
    seeds: {type: 'string', default: '3'},
    baselines: {type: 'string', default: 'all'},
    every: {type: 'string', default: '1'},
    json: {type: 'string'},
  },
});

const whole = (name: string, text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} ${text}: expected a whole number above 0`);
  return number;
};

const baselineChoice = (text: string): BaselineChoice => {
  const known = BASELINE_CHOICES.find((choice) => choice === text);
  if (!known) throw new Error(`--baselines ${text}: expected ${BASELINE_CHOICES.join(', ')}`);
  return known;
};

if (!values.train || !values.test || (values.newcomers && !values.items)) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (values.newcomers && values.items) {
  const {train, test, items, json} = values;
  const report = await benchNewcomers({train, test, items, every: whole('every', values.every), say: console.error});
  console.log(newcomersTable(report));
  const rows = newcomerRows(report);
  if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
  process.exitCode = rows.some(({goal}) => goal === false) ? 1 : 0;
} else {
  const options: BenchOptions = {
    train: values.train,
    test: values.test,
    every: whole('every', values.every),
    shoppersPerDay: values.private ? whole('shoppers-per-day', values['shoppers-per-day']) : null,
    seeds: whole('seeds', values.seeds),
    baselines: baselineChoice(values.baselines),
    say: (line) => console.error(line),
  };
  const bench = await runBench(options);
  console.log(tableOf(bench));
  const rows = rowsOf(bench);
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (values.recs) {
    const lines = bench.predictions.map(
      ({sessionId, prefix, itemIds}) => `${sessionId}\t${prefix}\t${itemIds.join(',')}`,
    );
    await writeFile(values.recs, `${lines.join('\n')}\n`);
  }
  const missed = rows.filter(({goal}) => goal === false);
  for (const {name, value, limit, peer} of missed) console.log(`missed: ${name} is ${value}, wanted ${limit ?? peer}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
