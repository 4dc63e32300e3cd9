// npm run simulate: simulated shoppers visit a shop of a running server. Exit status 0 done, 1 failed, 2 wrong call.
import {writeFile} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import {ordersCsv, simulate} from './simulate.ts';
import type {Simulation} from './simulate-range.ts';

const USAGE = `npm run simulate -- --server URL --shop ID [options]

  Shoppers of ten kinds visit a shop, each through the code of a device with a clock and chance of its own, and those who
  allow it send one anonymised summary. What the shop sells they learn as every device does: from its pack.

  --server URL     a running Vitrine server, e.g. http://127.0.0.1:8787
  --shop ID        a shop of it that has a pack
  --key KEY        the shop's public key, as in its tag; without it any manifest is believed
  --shoppers N     how many (default 1000)
  --days D         their visits lie within so many days before today, 2 … 28 (default 28)
  --seed S         the same seed, the same shoppers (default 1)
  --orders FILE    writes what they bought, as a merchant's system exports it: CSV for import-orders
  --json FILE      writes the table as [{name, value, unit}]`;

class UsageError extends Error {}

try {
  await main();
} catch (error) {
  console.error(`simulate: ${(error as Error).message}`);
  if (error instanceof UsageError) console.error('Try npm run simulate -- --help');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(USAGE);
  const server = need('server', values.server).replace(/\/$/, '');
  if (!/^https?:\/\/./.test(server)) throw new UsageError(`--server: expected an http(s) address, got "${server}"`);
  const shoppers = whole('shoppers', values.shoppers, 1, 1_000_000);
  const days = whole('days', values.days, 2, 28);
  const seed = whole('seed', values.seed, 0, 2 ** 32 - 1);
  const shop = {server, shopId: need('shop', values.shop), key: values.key};
  const started = performance.now();
  let shownAt = 0;
  const onProgress = (done: number) => {
    if (!process.stderr.isTTY || (performance.now() - shownAt < 200 && done < shoppers)) return;
    shownAt = performance.now();
    process.stderr.write(done < shoppers ? `\r${done} of ${shoppers} shoppers` : '\r\x1b[K');
  };
  const threads = Math.min(4, availableParallelism(), Math.ceil(shoppers / 50));
  const simulation = await simulate({...shop, shoppers, days, seed, now: Date.now(), threads, onProgress});
  const rows = rowsOf(simulation, (performance.now() - started) / 1000);
  for (const {name, value, unit} of rows) console.log(`${name.padEnd(32)} ${String(value).padStart(9)} ${unit}`);
  if (values.orders) await writeFile(values.orders, ordersCsv(simulation.orders));
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (simulation.unsent > 0) throw new Error(`${simulation.unsent} summaries did not arrive`);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        server: {type: 'string'},
        shop: {type: 'string'},
        key: {type: 'string', default: ''},
        shoppers: {type: 'string', default: '1000'},
        days: {type: 'string', default: '28'},
        seed: {type: 'string', default: '1'},
        orders: {type: 'string'},
        json: {type: 'string'},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function need(name: string, value: string | undefined): string {
  if (value) return value;
  throw new UsageError(`--${name}: expected, and missing`);
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${name}: expected a whole number from ${least} to ${most}, got "${text}"`);
}

function rowsOf({shoppers, agreed, events, sent, unsent, orders}: Simulation, seconds: number) {
  const table = (what: string, counts: ReadonlyMap<string, number>, unit: string) =>
    [...counts].sort((a, b) => b[1] - a[1]).map(([name, value]) => ({name: `${what}: ${name}`, value, unit}));
  const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...table('shoppers', shoppers, 'shoppers'),
    {name: 'shoppers, all', value: total(shoppers), unit: 'shoppers'},
    {name: 'shoppers who allow summaries', value: agreed, unit: 'shoppers'},
    ...table('events', events, 'events'),
    {name: 'events, all', value: total(events), unit: 'events'},
    ...table('summaries', sent, 'summaries'),
    {name: 'summaries, all', value: total(sent), unit: 'summaries'},
    {name: 'summaries that did not arrive', value: unsent, unit: 'summaries'},
    {name: 'order lines', value: orders.length, unit: 'lines'},
    {name: 'time', value: Number(seconds.toFixed(1)), unit: 's'},
  ];
}
