import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Figure} from '../figure.ts';
import {runProgram} from './run-program.ts';

const BROWSERS = 2;

/**
 * Every byte that leaves two real browsers, Chromium and Firefox, in visits to the demo shop: see test/flows/visit.audit.ts,
 * which needs the build in dist/.
 */
export async function measureWire(say: (line: string) => void): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-wire-'));
  try {
    const file = join(dir, 'figures.jsonl');
    const args = ['test', '--config', 'test/audit.config.ts', '--reporter=line'];
    const {ok, text} = await runProgram('playwright', args, {VITRINE_FIGURES: file});
    if (!ok) say(text);
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
    const figures = lines.map((line) => JSON.parse(line) as Figure);
    const ended = new Set(figures.map(({name}) => name.split(':')[0])).size;
    const goal = ok && ended === BROWSERS;
    return [...figures, {name: 'browsers that went to the end', value: ended, unit: 'browsers', limit: BROWSERS, goal}];
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}
