import type {Database} from '../db/database.ts';
import {HttpError} from '../http/errors.ts';
import {readDataSheet} from '../privacy/stored-sheet.ts';
import {privateJson, requireAdmin} from './require-admin.ts';

/** GET /v1/shops/{shop}/data-sheet with the admin token: what the current pack rests on; 404 before the first pack. */
export const getDataSheet = (db: Database) => async (request: Request, shopId: string) => {
  await requireAdmin(db, request, shopId);
  const sheet = await readDataSheet(db, shopId);
  if (!sheet) throw new HttpError(404, 'not-found', 'shop', 'a shop with a built pack');
  return privateJson(sheet);
};
