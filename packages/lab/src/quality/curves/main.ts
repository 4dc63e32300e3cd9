// npm run bench:curves: where the lists are good, what makes them so, and for whom. Exit status 0 when its goals hold.
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Catalog} from '@vitrine/core';
import {logSections} from './log-sections.ts';
import {SECTIONS, type Section, type SectionName, SLOW_SECTIONS} from './section.ts';
import {shopSections} from './shop-sections.ts';

const USAGE = `npm run bench:curves -- --train FILE --test FILE [options]
npm run bench:curves -- --catalogue FILE [options]

  Learning curve by shoppers a day, HR@20 by how well an item is known and by place in the session, what returning
  shoppers gain, and what is lost when any one part is taken out; each with 95 % intervals. With a catalogue instead of a
  log, simulated shoppers browse it, who are known to return.

  --train FILE, --test FILE   session logs, as for bench:quality
  --every N                   only every N-th test session (default 1)
  --catalogue FILE            a shop's items in our JSON form
  --only NAMES                some of ${SECTIONS.join(',')} (default all);
                              or ${SLOW_SECTIONS.join(',')}: what private answers are worth by shoppers, days and ε,
                              and the shop's own statistics by ε
  --seeds N                   draws of whatever is drawn by chance (default 3)
  --max-answers N             of the grid: leaves out cells of more answers (default 1500000; all take 4200000)
  --out DIR                   writes a chart of each as SVG
  --json FILE                 writes all figures as [{name, value, unit, low, high, goal?}]`;

const {values} = parseArgs({
  options: {
    train: {type: 'string'},
    test: {type: 'string'},
    every: {type: 'string', default: '1'},
    catalogue: {type: 'string'},
    only: {type: 'string', default: SECTIONS.join(',')},
    seeds: {type: 'string', default: '3'},
    'max-answers': {type: 'string', default: '1500000'},
    out: {type: 'string'},
    json: {type: 'string'},
  },
});

const whole = (name: string, text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} ${text}: expected a whole number above 0`);
  return number;
};
const sectionName = (text: string): SectionName => {
  const names = [...SECTIONS, ...SLOW_SECTIONS];
  const name = names.find((one) => one === text);
  if (name === undefined) throw new Error(`--only ${text}: expected some of ${names.join(',')}`);
  return name;
};
const say = (line: string) => console.error(line);

if (!values.catalogue && !(values.train && values.test)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const wanted = new Set(values.only.split(',').map(sectionName));
  const seeds = whole('seeds', values.seeds);
  const sections: Section[] = [];
  const show = async (section: Section) => {
    sections.push(section);
    console.log(`${section.name}\n\n${section.table}\n`);
    if (!values.out) return;
    await mkdir(values.out, {recursive: true});
    await writeFile(join(values.out, `${section.name}.svg`), section.svg);
  };
  if (values.train && values.test) {
    const every = whole('every', values.every);
    const set = basename(values.train).split('.')[0];
    const maxAnswers = whole('max-answers', values['max-answers']);
    const {train, test} = values;
    for await (const section of logSections({train, test, set, every, seeds, maxAnswers, wanted, say}))
      await show(section);
  }
  if (values.catalogue) {
    const catalog = JSON.parse(await readFile(values.catalogue, 'utf8')) as Catalog;
    for await (const section of shopSections({catalog, wanted, say})) await show(section);
  }
  const rows = sections.flatMap(({name, rows: own}) => own.map((row) => ({...row, name: `${name}, ${row.name}`})));
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  const missed = rows.filter(({goal}) => goal === false);
  for (const {name, value, low, high} of missed) console.log(`missed: ${name} is ${value} (${low} … ${high})`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
