import type {SignedManifest} from '@vitrine/core';
import type {Database} from '../db/database.ts';
import {HttpError} from '../http/errors.ts';
import {PUBLIC_HEADERS} from '../http/headers.ts';

const LATEST = `SELECT manifest, signature FROM packs WHERE shop_id = ? ORDER BY built_at DESC LIMIT 1`;

/** GET /v1/shops/{shop}/manifest: which packs are current, signed. 404 before the first pack. */
export const getManifest = (db: Database) => async (shopId: string) => {
  const [signed] = await db.all<SignedManifest>(LATEST, [shopId]);
  if (!signed) throw new HttpError(404, 'not-found', 'shop', 'a shop with a built pack');
  const {manifest, signature} = signed;
  return Response.json({manifest, signature}, {headers: {...PUBLIC_HEADERS, 'Cache-Control': 'public, max-age=60'}});
};
