import type {Manifest} from '@vitrine/core';
import type {DataFolder} from '../data-folder.ts';
import type {Statements} from '../db/database.ts';
import {readKeys} from '../keys.ts';
import {prunePacks} from './pack-files.ts';

/** Old packs serve devices that read the manifest just before a build, and let a merchant go back. */
const KEPT_PACKS = 5;

/**
 * Makes packs current, once their files are durable: the manifest is what makes them so.
 *
 * @param sheet JSON of their `DataSheet`; null where they have none
 */
export async function announce(
  {dir, db}: DataFolder,
  manifest: Manifest,
  sheet: string | null,
  sign: (text: string) => string,
): Promise<void> {
  const text = JSON.stringify(manifest);
  const {shopId, builtAt, head, body} = manifest;
  await db.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO packs (shop_id, built_at, head_hash, body_hash, manifest, signature, sheet)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (shop_id, built_at) DO UPDATE SET head_hash = excluded.head_hash, body_hash = excluded.body_hash,
          manifest = excluded.manifest, signature = excluded.signature, sheet = excluded.sheet`,
      [shopId, builtAt, head.hash, body.hash, text, sign(text), sheet],
    );
    await tx.run(
      `DELETE FROM packs WHERE shop_id = ? AND built_at NOT IN
        (SELECT built_at FROM packs WHERE shop_id = ? ORDER BY built_at DESC LIMIT ${KEPT_PACKS})`,
      [shopId, shopId],
    );
    await prunePacks(dir, await namedHashes(tx));
  });
}

/**
 * Announces the pack before the current one again. Its manifest is as it was but for the time and the sealing key, which
 * may have been rotated since: a device takes no manifest that is older than the one it has. The next build replaces it.
 *
 * @throws Error when no other pack is kept
 */
export async function announcePrevious(folder: DataFolder, shopId: string, now: number): Promise<Manifest> {
  const packs = await folder.db.all<{built_at: number; body_hash: string; manifest: string; sheet: string | null}>(
    'SELECT built_at, body_hash, manifest, sheet FROM packs WHERE shop_id = ? ORDER BY built_at DESC',
    [shopId],
  );
  // Of the current pack's announcements the first: a pack that was itself gone back to has older ones before it.
  const current = packs.findLastIndex(({body_hash}) => body_hash === packs[0].body_hash);
  const previous = packs[current + 1];
  if (!previous) throw new Error(`shop "${shopId}" has no pack before the current one`);
  const {seal, signManifest} = await readKeys(folder.dir, shopId);
  const {keyId, publicKey} = seal.at(-1)!;
  const manifest: Manifest = {
    ...(JSON.parse(previous.manifest) as Manifest),
    builtAt: Math.max(now, packs[0].built_at + 1),
    seal: {keyId, publicKey},
  };
  await announce(folder, manifest, previous.sheet, signManifest);
  return manifest;
}

async function namedHashes(tx: Statements): Promise<Set<string>> {
  const rows = await tx.all<{head_hash: string; body_hash: string}>('SELECT head_hash, body_hash FROM packs');
  return new Set(rows.flatMap((row) => [row.head_hash, row.body_hash]));
}
