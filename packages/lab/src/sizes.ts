// Entry of the last step of `npm run build`: weighs what was built, prints it beside its budget, writes dist/manifest.json
// with each file's SRI hash. `--json FILE` writes the figures. Fails when a file is heavier than its budget.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {BUDGETS, type Weight, weigh} from './weigh.ts';

const dist = new URL('../../../dist/', import.meta.url);
const {values} = parseArgs({options: {json: {type: 'string'}}});

const weights = BUDGETS.map((budget) => weigh(budget, readFileSync(new URL(budget.file, dist))));
const files = Object.fromEntries(weights.map(({file, bytes, integrity}) => [file, {bytes, integrity}]));
writeFileSync(new URL('manifest.json', dist), `${JSON.stringify(files, null, 2)}\n`);

const cells = (row: readonly string[]) => row.map((cell, i) => (i ? cell.padStart(9) : cell.padEnd(22))).join('');
console.log(cells(['file', 'bytes', 'gzip', 'brotli', 'budget']));
for (const {file, bytes, gzip, brotli, limit} of weights) {
  console.log(cells([file, `${bytes}`, `${gzip}`, `${brotli}`, `${limit}`]) + (gzip > limit ? '  too heavy' : ''));
}
console.log(`budgets are gzip bytes; SRI hashes in ${fileURLToPath(new URL('manifest.json', dist))}`);

if (values.json) {
  const goals = weights.map(({file, gzip, limit}: Weight) => ({name: file, value: gzip, unit: 'B gzip', goal: limit}));
  writeFileSync(values.json, `${JSON.stringify(goals, null, 2)}\n`);
}
if (weights.some(({gzip, limit}) => gzip > limit)) process.exitCode = 1;
