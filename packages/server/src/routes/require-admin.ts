import type {Statements} from '../db/database.ts';
import {HttpError} from '../http/errors.ts';
import {isAdminToken} from '../shops.ts';

/** @throws HttpError 401 unless the request has `Authorization: Bearer {admin token}` of the shop; the same for no such shop */
export async function requireAdmin(db: Statements, request: Request, shopId: string): Promise<void> {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (await isAdminToken(db, shopId, token)) return;
  throw new HttpError(401, 'unauthorized', 'authorization', 'Bearer and the token printed when the shop was created');
}

/** An answer for the merchant alone. */
export const privateJson = (value: unknown): Response => Response.json(value, {headers: {'Cache-Control': 'no-store'}});
