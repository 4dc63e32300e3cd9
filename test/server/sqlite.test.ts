import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {migrate, STEPS} from '../../packages/server/src/db/migrate.ts';
import {openSqlite} from '../../packages/server/src/db/sqlite.ts';
import {temporaryDir} from './folder.ts';

async function openTest() {
  const file = join(await temporaryDir(), 'test.db');
  const open = () => {
    const db = openSqlite(file);
    onTestFinished(() => db.close());
    return db;
  };
  const db = open();
  await db.run('CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER NOT NULL)');
  return {db, open};
}

test('a transaction that throws leaves nothing behind, and the next one runs', async () => {
  const {db} = await openTest();
  const failed = db.transaction(async (tx) => {
    await tx.run('INSERT INTO t VALUES (?, ?)', ['a', 1]);
    throw new Error('half way');
  });
  await expect(failed).rejects.toThrow('half way');
  await db.run('INSERT INTO t VALUES (?, ?)', ['b', 2]);
  expect(await db.all('SELECT k FROM t')).toEqual([{k: 'b'}]);
});

test('transactions started together run one after the other', async () => {
  const {db} = await openTest();
  await db.run('INSERT INTO t VALUES (?, ?)', ['a', 0]);
  const addOne = () =>
    db.transaction(async (tx) => {
      const [{n}] = await tx.all<{n: number}>('SELECT n FROM t');
      await new Promise((resolve) => setTimeout(resolve, 1));
      await tx.run('UPDATE t SET n = ?', [n + 1]);
    });
  await Promise.all(Array.from({length: 20}, addOne));
  expect(await db.all('SELECT n FROM t')).toEqual([{n: 20}]);
});

test('a reader sees the last commit while a transaction is under way', async () => {
  const {db} = await openTest();
  await db.transaction(async (tx) => {
    await tx.run('INSERT INTO t VALUES (?, ?)', ['a', 1]);
    expect(await db.all('SELECT * FROM t')).toEqual([]);
  });
  expect(await db.all('SELECT * FROM t')).toHaveLength(1);
});

test('waits for another connection to let go of the database', async () => {
  const {db, open} = await openTest();
  const other = open();
  let release = () => {};
  const held = other.transaction(async (tx) => {
    await tx.run('INSERT INTO t VALUES (?, ?)', ['a', 1]);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const waiting = db.run('INSERT INTO t VALUES (?, ?)', ['b', 2]);
  setTimeout(() => release(), 50);
  await Promise.all([held, waiting]);
  expect(await db.all('SELECT k FROM t ORDER BY k')).toEqual([{k: 'a'}, {k: 'b'}]);
});

test('lets go of answers whose buckets have changed, and of no others, which are of no group', async () => {
  const {db} = await openTest();
  await migrate(db, STEPS.slice(0, 1));
  for (const task of ['item', 'itemPair', 'leaf']) {
    await db.run(`INSERT INTO counters VALUES ('shop', ?, 736, 2944, 148, 7, 100, 5)`, [task]);
  }
  await migrate(db);
  expect(await db.all('SELECT task, bucket_group, bucket_row, bucket_value, count FROM counters')).toEqual([
    {task: 'leaf', bucket_group: 0, bucket_row: 7, bucket_value: 100, count: 5},
  ]);
});

test('migrates step by step, once, and refuses a database of a newer server', async () => {
  const {db} = await openTest();
  const steps = [['CREATE TABLE one (x INTEGER)'], ['CREATE TABLE two (x INTEGER)', 'INSERT INTO two VALUES (1)']];
  await migrate(db, steps.slice(0, 1));
  await migrate(db, steps);
  await migrate(db, steps);
  expect(await db.all('SELECT * FROM two')).toEqual([{x: 1}]);
  await expect(migrate(db, steps.slice(0, 1))).rejects.toThrow('database is v2, this server knows up to v1');
});

test('a step that fails half way leaves the version before it', async () => {
  const {db} = await openTest();
  await expect(migrate(db, [['CREATE TABLE one (x INTEGER)', 'NONSENSE']])).rejects.toThrow('NONSENSE');
  await migrate(db, [['CREATE TABLE one (x INTEGER)']]);
  expect(await db.all('SELECT version FROM schema_version')).toEqual([{version: 1}]);
});
