import {DEFAULT_WEIGHTS} from '@vitrine/core';
import type {Statements} from '../db/database.ts';
import {type Choice, DEFAULT_SHAPE} from '../model/index.ts';

/** Keeps what was chosen on a shop's visits, in the place of what was chosen on earlier ones. */
export async function writeChoice(tx: Statements, shopId: string, choice: Choice, now: number): Promise<void> {
  await tx.run(
    `INSERT INTO choices (shop_id, data, made_at) VALUES (?, ?, ?)
      ON CONFLICT (shop_id) DO UPDATE SET data = excluded.data, made_at = excluded.made_at`,
    [shopId, JSON.stringify(choice), now],
  );
}

export async function removeChoice(tx: Statements, shopId: string): Promise<void> {
  await tx.run('DELETE FROM choices WHERE shop_id = ?', [shopId]);
}

/** What a shop's visits chose; null when no log of visits was large enough. */
export async function readChoice(db: Statements, shopId: string): Promise<Choice | null> {
  const [row] = await db.all<{data: string}>('SELECT data FROM choices WHERE shop_id = ?', [shopId]);
  if (!row) return null;
  const {shape, weights} = JSON.parse(row.data) as Partial<Choice>;
  // An earlier version's choice lacks what the model learnt to weigh since.
  return {shape: {...DEFAULT_SHAPE, ...shape}, weights: {...DEFAULT_WEIGHTS, ...weights}};
}
