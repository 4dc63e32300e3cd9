import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {fetchCatalogue} from '../catalog/fetch-catalogue.ts';
import {type DataFolder, openDataFolder} from '../data-folder.ts';
import {type LogFile, logFileAt} from '../orders/log-file.ts';

/** The options of a call by name. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The command line was wrong; the message names the option and its expected form. */
export class UsageError extends Error {}

export async function openForUse(dir: string): Promise<DataFolder & AsyncDisposable> {
  const folder = await openDataFolder(dir);
  return {...folder, [Symbol.asyncDispose]: () => folder.db.close()};
}

export async function withFolder<Result>(
  values: Values,
  work: (folder: DataFolder) => Promise<Result>,
): Promise<Result> {
  await using folder = await openForUse(need(values, 'data'));
  return await work(folder);
}

const EXPECTED: Readonly<Record<string, string>> = {
  data: 'the data folder',
  dist: 'an existing folder of built files',
  shop: 'the id of a shop',
  settings: 'a JSON file of shop settings',
  week: 'a week such as 2026-W47, or --pack',
};

export function need(values: Values, option: string): string {
  const value = values[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`--${option}: expected ${EXPECTED[option]}`);
}

export function wholeNumber(values: Values, option: string, otherwise: number, min: number, max: number): number {
  const value = values[option];
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${option}: expected a whole number from ${min} to ${max}, got "${value}"`);
}

export async function existingFolder(values: Values, option: string): Promise<string> {
  const dir = need(values, option);
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) throw new UsageError(`--${option}: expected ${EXPECTED[option]}, got "${dir}"`);
  return dir;
}

function onlyFile(positionals: readonly string[]): string {
  if (positionals.length !== 1) throw new UsageError(`FILE: expected one file, got ${positionals.length}`);
  return positionals[0];
}

export async function logFileArgument(positionals: readonly string[]): Promise<LogFile> {
  const file = onlyFile(positionals);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`FILE: expected a file that can be read, got "${file}"`);
  return logFileAt(file);
}

export async function readCatalogueArgument(
  positionals: readonly string[],
): Promise<{name: string; bytes: Uint8Array}> {
  const file = onlyFile(positionals);
  if (/^https?:\/\//i.test(file)) return fetchCatalogue(file);
  try {
    return {name: basename(file), bytes: await readFile(file)};
  } catch (error) {
    throw new UsageError(`FILE: expected a file that can be read: ${(error as Error).message}`);
  }
}

export async function readSettingsFile(values: Values): Promise<unknown> {
  const file = need(values, 'settings');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--settings: expected ${EXPECTED['settings']}: ${(error as Error).message}`);
  }
}
