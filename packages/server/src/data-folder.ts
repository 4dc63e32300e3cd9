import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Database} from './db/database.ts';
import {migrate} from './db/migrate.ts';
import {openSqlite} from './db/sqlite.ts';

/** All a server keeps: `vitrine.db`, `keys/` (private, mode 600) and `packs/` (public, immutable). */
export interface DataFolder {
  readonly dir: string;
  readonly db: Database;
}

/** Opens the database of a data folder, creating both as needed and bringing an older one up to date. */
export async function openDatabase(dir: string): Promise<Database> {
  await mkdir(dir, {recursive: true});
  const db = openSqlite(join(dir, 'vitrine.db'));
  await migrate(db);
  return db;
}

export async function openDataFolder(dir: string): Promise<DataFolder> {
  return {dir, db: await openDatabase(dir)};
}
