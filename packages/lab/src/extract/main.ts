// npm run bench:extract: how well the tracker reads other people's saved pages. Exit status 0 where the goals hold, 1 where
// not, 2 wrong call.
import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import type {Figure} from '../figure.ts';
import {figuresOf, missesOf, type ReadPage} from './bench.ts';
import {ERASABLE, type ErasableSource} from './in-page.ts';
import {createPageReader} from './read-saved.ts';
import {halfOf, openPageSet} from './saved-pages.ts';

const USAGE = `npm run bench:extract -- --pages DIR [options]
  --pages DIR        holds index.tsv, local.tsv and pages.tar.gz, or what is in it
  --only TEXT        pages whose file name contains it
  --half 1|2         of the pages, split by the hash of their file name: rules are made on 1 and judged on 2
  --without SOURCE[,SOURCE]   erases these from each page first: ${ERASABLE.join(', ')}
  --ablate           a second table, of what is read from plain elements and the address alone
  --misses           lists what was read wrongly
  --json FILE        writes the tables as [{name, value, unit, low?, high?, limit?, peer?, goal?}]`;

const {values} = parseArgs({
  options: {
    pages: {type: 'string'},
    only: {type: 'string', default: ''},
    half: {type: 'string'},
    without: {type: 'string', default: ''},
    ablate: {type: 'boolean', default: false},
    misses: {type: 'boolean', default: false},
    json: {type: 'string'},
    help: {type: 'boolean', default: false},
  },
});

function wrongCall(why: string): never {
  console.error(`${why}\n${USAGE}`);
  process.exit(2);
}

function sourcesOf(text: string): ErasableSource[] {
  const names = text.split(',').filter(Boolean);
  const wrong = names.find((name) => !ERASABLE.includes(name as ErasableSource));
  if (wrong) wrongCall(`--without ${wrong}: no such source`);
  return names as ErasableSource[];
}

async function bench(dir: string): Promise<void> {
  const runs = [{title: '', without: sourcesOf(values.without)}];
  if (values.ablate) runs.push({title: 'plain elements alone', without: [...ERASABLE]});
  const set = await openPageSet(dir);
  const reader = await createPageReader();
  const figures: Figure[] = [];
  try {
    const chosen = set.pages.filter(
      (page) => page.file.includes(values.only) && (!values.half || halfOf(page) === Number(values.half)),
    );
    if (!chosen.length) wrongCall('no page is chosen');
    for (const {title, without} of runs) {
      const read: ReadPage[] = [];
      for (const saved of chosen) read.push({saved, read: await reader.read(saved, without)});
      const own = figuresOf(read).map((figure) => ({
        ...figure,
        name: title ? `${title}: ${figure.name}` : figure.name,
      }));
      console.log(
        `\n${title || 'all sources'}${without.length && !title ? ` but ${without.join(', ')}` : ''}\n${tableOf(own)}`,
      );
      if (values.misses) for (const miss of missesOf(read)) console.log(Object.values(miss).join(' | '));
      // What has been taken away is measured, not asked for
      figures.push(...(without.length ? own.map(({goal: _goal, limit: _limit, ...figure}) => figure) : own));
    }
  } finally {
    await reader.close();
    await set.close();
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = figures.some(({goal}) => goal === false) ? 1 : 0;
}

function tableOf(figures: readonly Figure[]): string {
  return figures
    .map(({name, value, unit, low, high, limit, peer, goal}) => {
      const interval = low === undefined ? '' : `${low} … ${high}`;
      const asked = limit === undefined ? '' : `${goal ? 'holds' : 'MISSED'} ${limit}`;
      const beside = peer === undefined ? '' : `peer ${peer}`;
      return [name.padEnd(56), `${value}`.padStart(6), unit.padEnd(14), interval.padEnd(14), asked.padEnd(12), beside]
        .join(' ')
        .trimEnd();
    })
    .join('\n');
}

if (values.help) console.log(USAGE);
else if (!values.pages) wrongCall('--pages is missing');
else await bench(values.pages);
