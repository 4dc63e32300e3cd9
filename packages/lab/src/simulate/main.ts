import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {ordersCsv, type Simulation, simulate} from './simulate.ts';

const USAGE = `npm run simulate -- --server URL --shop ID [options]
  --key KEY        the shop's public key, as in its tag; without it any manifest is believed
  --shoppers N     how many (default 1000)
  --days D         their visits lie within so many days before now, 2 … 28 (default 28)
  --seed S         the same seed, the same shoppers (default 1)
  --orders FILE    writes what they bought, as a merchant's system exports it (CSV for import-orders)
  --json FILE      writes the table as [{name, value, unit}]`;

const {values} = parseArgs({
  options: {
    server: {type: 'string'},
    shop: {type: 'string'},
    key: {type: 'string', default: ''},
    shoppers: {type: 'string', default: '1000'},
    days: {type: 'string', default: '28'},
    seed: {type: 'string', default: '1'},
    orders: {type: 'string'},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

const whole = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new Error(`--${name} ${text}: expected a whole number from ${least} to ${most}`);
  }
  return number;
};

if (values.help || !values.server || !values.shop) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const shoppers = whole('shoppers', values.shoppers, 1, 1_000_000);
  const started = performance.now();
  const simulation = await simulate({
    server: values.server.replace(/\/$/, ''),
    shopId: values.shop,
    key: values.key,
    shoppers,
    days: whole('days', values.days, 2, 28),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    now: Date.now(),
    onProgress: (done) => {
      if (done % 100 === 0 || done === shoppers) process.stderr.write(`\r${done} of ${shoppers} shoppers`);
    },
  });
  process.stderr.write('\n');
  const rows = rowsOf(simulation, (performance.now() - started) / 1000);
  for (const {name, value, unit} of rows) console.log(`${name.padEnd(32)} ${String(value).padStart(9)} ${unit}`);
  if (values.orders) await writeFile(values.orders, ordersCsv(simulation.orders));
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (simulation.unsent > 0) process.exitCode = 1;
}

function rowsOf({shoppers, events, sent, unsent, orders}: Simulation, seconds: number) {
  const table = (what: string, counts: ReadonlyMap<string, number>, unit: string) =>
    [...counts].sort((a, b) => b[1] - a[1]).map(([name, value]) => ({name: `${what}: ${name}`, value, unit}));
  return [
    ...table('shoppers', shoppers, 'shoppers'),
    ...table('events', events, 'events'),
    ...table('summaries', sent, 'summaries'),
    {name: 'summaries that did not arrive', value: unsent, unit: 'summaries'},
    {name: 'order lines', value: orders.length, unit: 'lines'},
    {name: 'time', value: Number(seconds.toFixed(1)), unit: 's'},
  ];
}
