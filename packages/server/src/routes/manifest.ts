import type {Database} from '../db/database.ts';
import {PUBLIC_HEADERS} from '../http/headers.ts';
import {readManifest} from '../pack/stored-manifest.ts';

/** GET /v1/shops/{shop}/manifest: which packs are current, signed. 404 before the first pack. */
export const getManifest = (db: Database) => async (shopId: string) => {
  const {manifest, signature} = await readManifest(db, shopId);
  return Response.json({manifest, signature}, {headers: {...PUBLIC_HEADERS, 'Cache-Control': 'public, max-age=60'}});
};
