import {DatabaseSync, type StatementSync} from 'node:sqlite';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Database, DatabaseBusyError, type SqlValue, type Statements} from './database.ts';

const SQLITE_BUSY = 5;
const BUSY_RETRY_MS = 10;
const BUSY_LIMIT_MS = 10_000;

/**
 * Opens (or creates) a SQLite file: WAL, and synchronous=FULL, since with NORMAL a power cut may take back a commit that
 * was already acknowledged. One connection writes, transactions in turn; another reads committed data only, so a long
 * import delays no reader.
 */
export function openSqlite(file: string): Database {
  const writer = new DatabaseSync(file, {timeout: 5_000});
  writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  // From here on a lock held by another process is waited for asynchronously: SQLite's own wait would stop the server.
  writer.exec('PRAGMA busy_timeout = 0');
  const reader = new DatabaseSync(file, {readOnly: true, timeout: 1_000});
  const write = statementsOf(writer);
  const read = statementsOf(reader);
  let last: Promise<unknown> = Promise.resolve();

  function transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      await begin(writer);
      try {
        const result = await work(write);
        writer.exec('COMMIT');
        return result;
      } catch (error) {
        if (writer.isTransaction) writer.exec('ROLLBACK');
        throw error;
      }
    });
    last = turn.catch(() => undefined); // its caller hears of the failure; the next in line does not care
    return turn;
  }

  return {
    transaction,
    run: (sql, values) => transaction((tx) => tx.run(sql, values)),
    all: (sql, values) => read.all(sql, values),
    async close() {
      await last;
      reader.close();
      writer.close();
    },
  };
}

function statementsOf(connection: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = connection.prepare(sql)));
    return statement;
  };
  return {
    async run(sql, values: readonly SqlValue[] = []) {
      return Number(prepare(sql).run(...values).changes);
    },
    async all<Row>(sql: string, values: readonly SqlValue[] = []) {
      return prepare(sql).all(...values) as Row[];
    },
  };
}

async function begin(connection: DatabaseSync): Promise<void> {
  const deadline = performance.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if ((error as {errcode?: number}).errcode !== SQLITE_BUSY) throw error;
      if (performance.now() > deadline) throw new DatabaseBusyError();
      await sleep(BUSY_RETRY_MS);
    }
  }
}
