import {DEFAULT_WEIGHTS} from '@vitrine/core';
import type {Statements} from '../db/database.ts';
import {type Choice, DEFAULT_SHAPE} from '../model/index.ts';
import type {LogKind} from './log-file.ts';

/** Keeps what was chosen on a shop's orders or visits, in the place of what was chosen on earlier ones. */
export async function writeChoice(
  tx: Statements,
  shopId: string,
  kind: LogKind,
  choice: Choice,
  now: number,
): Promise<void> {
  await tx.run(
    `INSERT INTO choices (shop_id, kind, data, made_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (shop_id, kind) DO UPDATE SET data = excluded.data, made_at = excluded.made_at`,
    [shopId, kind, JSON.stringify(choice), now],
  );
}

export async function removeChoice(tx: Statements, shopId: string, kind: LogKind): Promise<void> {
  await tx.run('DELETE FROM choices WHERE shop_id = ? AND kind = ?', [shopId, kind]);
}

/**
 * What a shop's log chose; null when no log was large enough. Visits are what the lists are shown in, so their choice
 * goes before that of orders.
 */
export async function readChoice(db: Statements, shopId: string): Promise<Choice | null> {
  const [row] = await db.all<{data: string}>('SELECT data FROM choices WHERE shop_id = ? ORDER BY kind DESC', [shopId]);
  if (!row) return null;
  const {shape, weights} = JSON.parse(row.data) as Partial<Choice>;
  // An earlier version's choice lacks what the model learnt to weigh since.
  return {shape: {...DEFAULT_SHAPE, ...shape}, weights: {...DEFAULT_WEIGHTS, ...weights}};
}
