import {createHash, randomBytes, timingSafeEqual} from 'node:crypto';
import type {ShopSettings} from '@vitrine/core';
import type {DataFolder} from './data-folder.ts';
import type {Statements} from './db/database.ts';
import {createKeys} from './keys.ts';
import {parseSettings} from './settings.ts';

export interface CreatedShop {
  readonly shopId: string;
  /** Ed25519 public key, base64: the `data-key` of the tag. */
  readonly publicKey: string;
  /** Opens the shop's report; kept here as a hash only, so this is the one time it can be read. */
  readonly adminToken: string;
}

/**
 * Creates a shop with its keys from settings as read from a file. @throws ParseError naming the field, or Error when the
 * shop exists already
 */
export async function createShop({dir, db}: DataFolder, settings: unknown, now: number): Promise<CreatedShop> {
  const parsed = parseSettings(settings);
  if (await readSettings(db, parsed.shopId)) throw new Error(`shop "${parsed.shopId}" exists already`);
  const adminToken = randomBytes(32).toString('base64url');
  // Keys first: a shop without keys could neither sign nor open, keys without a shop harm nobody.
  const {publicKey} = await createKeys(dir, parsed.shopId);
  await db.run('INSERT INTO shops (shop_id, settings, admin_hash, created_at) VALUES (?, ?, ?, ?)', [
    parsed.shopId,
    JSON.stringify(parsed),
    hashToken(adminToken),
    now,
  ]);
  return {shopId: parsed.shopId, publicKey, adminToken};
}

/** Replaces a shop's settings; the next pack carries them. @throws ParseError, or Error when there is no such shop */
export async function updateSettings({db}: DataFolder, settings: unknown): Promise<ShopSettings> {
  const parsed = parseSettings(settings);
  const changed = await db.run('UPDATE shops SET settings = ? WHERE shop_id = ?', [
    JSON.stringify(parsed),
    parsed.shopId,
  ]);
  if (changed === 0) throw unknownShop(parsed.shopId);
  return parsed;
}

export async function readSettings(db: Statements, shopId: string): Promise<ShopSettings | null> {
  const [row] = await db.all<{settings: string}>('SELECT settings FROM shops WHERE shop_id = ?', [shopId]);
  return row ? (JSON.parse(row.settings) as ShopSettings) : null;
}

/** @throws Error naming the shops there are */
export async function requireSettings(db: Statements, shopId: string): Promise<ShopSettings> {
  const settings = await readSettings(db, shopId);
  if (!settings) throw unknownShop(shopId, await listShops(db));
  return settings;
}

export async function listShops(db: Statements): Promise<string[]> {
  const rows = await db.all<{shop_id: string}>('SELECT shop_id FROM shops ORDER BY shop_id');
  return rows.map((row) => row.shop_id);
}

/** Whether `token` is the shop's; takes the same time for a wrong token as for no such shop. */
export async function isAdminToken(db: Statements, shopId: string, token: string): Promise<boolean> {
  const [row] = await db.all<{admin_hash: string}>('SELECT admin_hash FROM shops WHERE shop_id = ?', [shopId]);
  const expected = Buffer.from(row?.admin_hash ?? hashToken(''), 'hex');
  return timingSafeEqual(expected, Buffer.from(hashToken(token), 'hex')) && row !== undefined;
}

function unknownShop(shopId: string, known: readonly string[] = []): Error {
  return new Error(`no shop "${shopId}"${known.length > 0 ? `; there is ${known.join(', ')}` : ''}`);
}

// A plain hash will do: the token is 256 random bits, not a password.
const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
