/** What a column may hold in both databases. Times are epoch ms, hashes and nonces text. */
export type SqlValue = string | number | null;

/**
 * SQL written once for SQLite and PostgreSQL: `?` placeholders, every key begins with shop_id, upserts name their full
 * key, nothing joins two shops.
 */
export interface Statements {
  /** Runs a change; resolves to the number of rows changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  all<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

/** Reads outside a transaction see the last commit; a lone `run` is a transaction of its own. */
export interface Database extends Statements {
  /**
   * Runs `work` in one write transaction, alone, and resolves after its commit is durable; a throw rolls all of it back.
   * @throws DatabaseBusyError when another process kept the database locked for 10 s
   */
  transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export class DatabaseBusyError extends Error {
  constructor() {
    super('database: another process has kept it locked for 10 s');
    this.name = 'DatabaseBusyError';
  }
}
