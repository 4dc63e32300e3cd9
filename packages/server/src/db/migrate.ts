import type {Database} from './database.ts';

/** One step per version, each in a transaction of its own; a step once released is never edited. */
export const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE shops (shop_id TEXT PRIMARY KEY, settings TEXT NOT NULL, admin_hash TEXT NOT NULL,
      created_at BIGINT NOT NULL)`,
    `CREATE TABLE categories (shop_id TEXT NOT NULL, category_id TEXT NOT NULL, position INTEGER NOT NULL,
      data TEXT NOT NULL, PRIMARY KEY (shop_id, category_id))`,
    `CREATE TABLE items (shop_id TEXT NOT NULL, item_id TEXT NOT NULL, position INTEGER NOT NULL, data TEXT NOT NULL,
      PRIMARY KEY (shop_id, item_id))`,
    // Answers, added up: no row stands for one device. `a` is e^ε of the answers it counts.
    `CREATE TABLE counters (shop_id TEXT NOT NULL, task TEXT NOT NULL, period INTEGER NOT NULL, week INTEGER NOT NULL,
      a INTEGER NOT NULL, bucket_row INTEGER NOT NULL, bucket_value INTEGER NOT NULL, count BIGINT NOT NULL,
      PRIMARY KEY (shop_id, task, period, week, a, bucket_row, bucket_value))`,
    // Apart from the counters and with the day only, so that nothing joins a nonce to an answer.
    `CREATE TABLE nonces (shop_id TEXT NOT NULL, nonce TEXT NOT NULL, day INTEGER NOT NULL,
      PRIMARY KEY (shop_id, nonce))`,
    'CREATE INDEX nonces_by_day ON nonces (shop_id, day)',
    // Parts of a table of one import, gzipped: a basket history makes millions of keys, read as a whole or not at all.
    `CREATE TABLE sums (shop_id TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, part INTEGER NOT NULL,
      data TEXT NOT NULL, PRIMARY KEY (shop_id, source, name, part))`,
    `CREATE TABLE imports (shop_id TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, imported_at BIGINT NOT NULL,
      good INTEGER NOT NULL, bad INTEGER NOT NULL, PRIMARY KEY (shop_id, kind, source))`,
    `CREATE TABLE packs (shop_id TEXT NOT NULL, built_at BIGINT NOT NULL, head_hash TEXT NOT NULL,
      body_hash TEXT NOT NULL, manifest TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (shop_id, built_at))`,
    `CREATE TABLE metrics (shop_id TEXT NOT NULL, day INTEGER NOT NULL, name TEXT NOT NULL, count BIGINT NOT NULL,
      PRIMARY KEY (shop_id, day, name))`,
  ],
  [
    // What a shop's own log chose: shape and weights of the model, nothing of the log.
    `CREATE TABLE choices (shop_id TEXT PRIMARY KEY, data TEXT NOT NULL, made_at BIGINT NOT NULL)`,
    // Answers to these questions are now one bucket in 596; those in 149 cannot be added to them.
    `DELETE FROM counters WHERE task IN ('item', 'itemPair')`,
  ],
  [
    // Counters may be kept by groups of networks; what was counted before is of no group, 0.
    `CREATE TABLE grouped_counters (shop_id TEXT NOT NULL, task TEXT NOT NULL, period INTEGER NOT NULL,
      week INTEGER NOT NULL, a INTEGER NOT NULL, bucket_group INTEGER NOT NULL, bucket_row INTEGER NOT NULL,
      bucket_value INTEGER NOT NULL, count BIGINT NOT NULL,
      PRIMARY KEY (shop_id, task, period, week, a, bucket_group, bucket_row, bucket_value))`,
    `INSERT INTO grouped_counters SELECT shop_id, task, period, week, a, 0, bucket_row, bucket_value, count FROM counters`,
    'DROP TABLE counters',
    'ALTER TABLE grouped_counters RENAME TO counters',
    // Weeks whose answers the merchant has left out, or taken back in; the counters themselves stay.
    `CREATE TABLE windows (shop_id TEXT NOT NULL, week INTEGER NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
      changed_at BIGINT NOT NULL, PRIMARY KEY (shop_id, week))`,
    // What the last build found out of the ordinary.
    'CREATE TABLE alarms (shop_id TEXT PRIMARY KEY, data TEXT NOT NULL, made_at BIGINT NOT NULL)',
  ],
  // What a pack rests on, figure by figure; null with packs built before.
  ['ALTER TABLE packs ADD COLUMN sheet TEXT'],
];

/** Brings a database of any older version up to date. @throws when it was written by a newer server */
export async function migrate(db: Database, steps: readonly (readonly string[])[] = STEPS): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
    const rows = await tx.all<{version: number}>('SELECT version FROM schema_version');
    const version = rows[0]?.version ?? 0;
    if (version > steps.length) throw new Error(`database is v${version}, this server knows up to v${steps.length}`);
    for (const statement of steps.slice(version).flat()) await tx.run(statement);
    await tx.run('DELETE FROM schema_version');
    await tx.run('INSERT INTO schema_version (version) VALUES (?)', [steps.length]);
  });
}
