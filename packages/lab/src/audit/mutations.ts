import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import type {Task} from '@vitrine/core';
import type {Figure} from '../figure.ts';
import {measureDraws} from './draws.ts';
import {MUTANTS, type Mutant} from './mutants.ts';
import type {AuditOptions} from './options.ts';
import type {Randomizers} from './randomizers.ts';
import {measureRatios} from './ratios.ts';

const CORE = fileURLToPath(new URL('../../../core/src', import.meta.url));

/** One question of each kind: with few cells and with many, open with one pick and with four. */
const QUESTIONS: readonly Task[] = ['relation', 'hour', 'leaf', 'item'];

/** Whether the audit would notice: each mutant is loaded in core's place and must fail the enumeration or the draws. */
export async function measureMutations(options: AuditOptions, say: (line: string) => void): Promise<Figure[]> {
  const passes = Object.values(await withMutant(null, (core) => judge(core, options))).every((caught) => !caught);
  const missed: string[] = [];
  let byDraws = 0;
  const mutants = options.quick ? MUTANTS.filter((_, i) => i % 3 === 0) : MUTANTS;
  for (const mutant of mutants) {
    const caught = await withMutant(mutant, (core) => judge(core, options));
    if (caught.draws) byDraws++;
    if (!caught.ratios && !caught.draws) missed.push(mutant.name);
    const by = Object.entries(caught)
      .filter(([, does]) => does)
      .map(([part]) => part);
    say(`  ${mutant.name}: ${by.length > 0 ? `noticed by ${by.join(' and ')}` : 'NOT NOTICED'}`);
  }
  const all = mutants.length;
  return [
    {
      name: `of ${all} spoiled randomizers, noticed`,
      value: all - missed.length,
      unit: 'mutants',
      limit: all,
      goal: passes && missed.length === 0,
    },
    {name: 'of them by draws', value: byDraws, unit: 'mutants'},
  ];
}

/** Runs `use` with a copy of core that has the mutant in it; null: an unspoiled copy. @throws RangeError when its place has gone */
export async function withMutant<T>(mutant: Mutant | null, use: (core: Randomizers) => T): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-mutant-'));
  try {
    await cp(CORE, dir, {recursive: true});
    await writeFile(join(dir, 'package.json'), '{"type": "module"}');
    if (mutant) {
      const file = join(dir, mutant.file);
      const parts = (await readFile(file, 'utf8')).split(mutant.text);
      if (parts.length !== 2)
        throw new RangeError(`"${mutant.text}" stands ${parts.length - 1} times in ${mutant.file}`);
      await writeFile(file, parts.join(mutant.instead));
    }
    return use((await import(pathToFileURL(join(dir, 'index.ts')).href)) as Randomizers);
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

/** Which parts of the audit notice. */
export function judge(core: Randomizers, {seed}: AuditOptions): {ratios: boolean; draws: boolean} {
  const options = {quick: true, seed};
  return {
    ratios: fails(() => measureRatios(options, core, QUESTIONS)),
    draws: fails(() => measureDraws(options, core, QUESTIONS)),
  };
}

function fails(measure: () => readonly Figure[]): boolean {
  try {
    return measure().some(({goal}) => goal === false);
  } catch {
    return true; // it draws unevenly, or what it answers is no answer: the audit would end here
  }
}
