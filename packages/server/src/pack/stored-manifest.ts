import type {SignedManifest} from '@vitrine/core';
import type {Statements} from '../db/database.ts';
import {HttpError} from '../http/errors.ts';

const LATEST = `SELECT manifest, signature FROM packs WHERE shop_id = ? ORDER BY built_at DESC LIMIT 1`;

/** Which packs of a shop are current, signed. @throws HttpError 404 before the first pack */
export async function readManifest(db: Statements, shopId: string): Promise<SignedManifest> {
  const [signed] = await db.all<SignedManifest>(LATEST, [shopId]);
  if (!signed) throw new HttpError(404, 'not-found', 'shop', 'a shop with a built pack');
  return signed;
}
