import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import type {Figure} from '../figure.ts';
import {tableOf} from './audit-table.ts';
import {PARTS, type Part} from './parts.ts';

const USAGE = `npm run audit:privacy -- [options]
  --only PART[,PART]   of ${PARTS.map(({name}) => name).join(', ')}
  --quick              fewer draws, and no attack on packs nor browser: within a minute
  --seed N             whole number that all chance comes from (default 1)
  --json FILE          writes the table as [{name, value, unit, low?, high?, limit?, peer?, goal?}]
The ledger's own test, random interleavings of tabs, clocks and crashes: npx vitest run --config test/vitest.config.ts test/sync/ledger.test.ts`;

const {values} = parseArgs({
  options: {
    only: {type: 'string'},
    quick: {type: 'boolean', default: false},
    seed: {type: 'string', default: '1'},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

/** @throws RangeError for a part there is not */
function chosenParts(): readonly Part[] {
  if (values.only === undefined) return PARTS.filter(({slow}) => !(values.quick && slow));
  return values.only.split(',').map((name) => {
    const part = PARTS.find((one) => one.name === name);
    if (!part) throw new RangeError(`no part is called ${name}\n${USAGE}`);
    return part;
  });
}

async function audit(): Promise<void> {
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`--seed ${values.seed}: expected a whole number`);
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const {name, asks, measure} of chosenParts()) {
    const started = performance.now();
    console.log(`\n${name}: ${asks}`);
    try {
      const own = await measure({quick: values.quick, seed}, (line) => console.error(line));
      figures.push(...own.map((figure) => ({...figure, name: `${name}: ${figure.name}`})));
      failed.push(...own.filter(({goal}) => goal === false).map((figure) => `${name}: ${figure.name}`));
      console.log(`${tableOf(own)}\n      ${((performance.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      failed.push(`${name}: ${(error as Error).message}`);
      console.log(`FAIL  ${(error as Error).stack}`);
    }
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\n${failed.length === 0 ? 'All that was asked holds.' : `Does not hold:\n${failed.join('\n')}`}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

if (values.help) console.log(USAGE);
else await audit();
