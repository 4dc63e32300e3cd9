import {type IDBPDatabase, openDB} from 'idb';
import {type Schema, upgrade, VERSION} from './schema.ts';

export interface Connection {
  /** Runs an operation; when the connection turns out to be closed, opens another and runs it once more. */
  use<T>(operation: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T>;
  readonly close: () => void;
}

export interface ConnectionOptions {
  readonly name: string;
  readonly deadlineMs: number;
}

/** Keeps one connection alive. @throws what the browser says when it can not be opened within the deadline */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const {deadlineMs} = options;
  let db: IDBPDatabase<Schema> | null = null;
  let closed = false;

  const drop = (connection: IDBPDatabase<Schema> | null) => {
    connection?.close();
    if (db === connection) db = null;
  };
  const current = async () => {
    if (closed) throw new DOMException('the store was closed', 'InvalidStateError');
    db ??= await open(options, drop);
    return db;
  };
  await current();

  return {
    async use(operation) {
      const connection = await current();
      try {
        return await inTime(operation(connection), deadlineMs);
      } catch (error) {
        // "The database connection is closing": cleared site data, or WebKit lost its storage process.
        if (!(error instanceof DOMException && error.name === 'InvalidStateError') || closed) throw error;
        drop(connection);
        return inTime(operation(await current()), deadlineMs);
      }
    },
    close() {
      closed = true;
      drop(db);
    },
  };
}

async function open(
  {name, deadlineMs}: ConnectionOptions,
  drop: (db: IDBPDatabase<Schema> | null) => void,
): Promise<IDBPDatabase<Schema>> {
  let late = false;
  let own: IDBPDatabase<Schema> | null = null;
  const opening = openDB<Schema>(name, VERSION, {
    upgrade,
    // Another tab brings a newer version: it must not wait for this one.
    blocking: () => drop(own),
    terminated: () => drop(own),
  }).then((db) => {
    if (late) db.close();
    own = db;
    return db;
  });
  try {
    return await inTime(opening, deadlineMs);
  } finally {
    late = own === null;
  }
}

/**
 * What the promise gives, or a TimeoutError. Opening can hang for ever (WebKit bug 226547), and so can a transaction: in
 * WebKit one whose worker was ended with its page locks the database for the pages after it.
 */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException(`IndexedDB did not answer within ${ms} ms`, 'TimeoutError')), ms);
  });
  promise.catch(() => undefined); // after the deadline nobody waits for it
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
