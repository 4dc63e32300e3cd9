// npm run bench:build: what importing a large log and building its pack cost. Exit status 0 where the goals hold, 1
// where not, 2 wrong call.
import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {benchBuild} from './bench.ts';

const USAGE = `npm run bench:build -- [options]
  --items N      items of the synthetic shop (default 40000)
  --events N     looks of its visitors (default 1000000)
  --seed S       the same seed, the same log (default 1)
  --json FILE    writes the table as [{name, value, unit, limit?, goal?}]`;

const {values} = parseArgs({
  options: {
    items: {type: 'string', default: '40000'},
    events: {type: 'string', default: '1000000'},
    seed: {type: 'string', default: '1'},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

const whole = (name: 'items' | 'events' | 'seed'): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} ${values[name]}: expected a whole number above 0`);
  process.exit(2);
};

if (values.help) console.log(USAGE);
else {
  const rows = await benchBuild({items: whole('items'), events: whole('events'), seed: whole('seed')});
  for (const {name, value, unit, limit, goal} of rows) {
    const figure = (number: number) => (unit === 's' ? number.toFixed(1) : number.toLocaleString('en'));
    const against = limit === undefined ? '' : `  ${goal ? 'within' : 'MISSED:'} ${figure(limit)}`;
    console.log(`${name.padEnd(30)} ${figure(value).padStart(14)} ${unit}${against}`);
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  process.exitCode = rows.some(({goal}) => goal === false) ? 1 : 0;
}
