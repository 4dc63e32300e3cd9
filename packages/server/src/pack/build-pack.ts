import {type Alarm, encodePack, type FactSums, type Manifest, type PackContent, type ShopSettings} from '@vitrine/core';
import {DAY_MS, weekOf} from '../calendar.ts';
import {readCatalog} from '../catalog/read-catalog.ts';
import type {DataFolder} from '../data-folder.ts';
import type {Statements} from '../db/database.ts';
import {readKeys} from '../keys.ts';
import {buildModel, type ModelInput, noteAsked, type Work} from '../model/index.ts';
import {readChoice} from '../orders/stored-choice.ts';
import {readOwnFacts, readSums} from '../orders/stored-sums.ts';
import {findDayAlarms} from '../poisoning/day-alarms.ts';
import {findAlarms} from '../poisoning/find-alarms.ts';
import {writeAlarms} from '../poisoning/stored-alarms.ts';
import {createDataSheet} from '../privacy/data-sheet.ts';
import {namedChance} from '../privacy/dummies.ts';
import {promisesOf} from '../privacy/promises.ts';
import {OWN_EPSILON, publishSums} from '../privacy/publish-sums.ts';
import {releaseBatches} from '../privacy/release.ts';
import {readDays} from '../read-days.ts';
import {readReports} from '../read-reports.ts';
import {requireSettings} from '../shops.ts';
import {PUBLIC_A, taskShares} from '../tasks.ts';
import {announce} from './announce.ts';
import {headOf} from './head.ts';
import {compress, writePack} from './pack-files.ts';
import {openWorkFolder} from './work-folder.ts';

export interface BuiltPack {
  readonly manifest: Manifest;
  /** What is out of the ordinary in the answers it was built from. */
  readonly alarms: readonly Alarm[];
  readonly items: number;
  readonly headItems: number;
  /** Bytes on the wire, brotli. */
  readonly headBrotli: number;
  readonly bodyBrotli: number;
}

/** What a cold visitor waits for (DESIGN §3). */
const MAX_HEAD_BROTLI = 20_000;
const HEAD_ITEMS = 120;
const MIN_HEAD_ITEMS = 15;

/**
 * Builds a shop's pack from its catalogue, first-party sums and devices' answers, and announces it. The packs depend on
 * the data and the UTC day alone, so building again on the same day without news gives the same files, and no device
 * downloads them twice; the manifest carries the very time.
 *
 * @param onProgress hears how far the long part of a large build is; a build that was stopped goes on from there
 * @throws Error when there is no such shop or its catalogue is empty
 */
export async function buildPack(
  folder: DataFolder,
  shopId: string,
  now: number,
  onProgress?: Work['progress'],
): Promise<BuiltPack> {
  const {dir, db} = folder;
  const settings = await requireSettings(db, shopId);
  const catalog = await readCatalog(db, shopId);
  if (catalog.items.length === 0) throw new Error(`shop "${shopId}" has no catalogue yet; import one first`);
  const keys = await readKeys(dir, shopId);
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const sums = await readSums(db, shopId);
  const batches = await readReports(db, shopId, today);
  const releases = releaseBatches(batches, {
    goal: settings.centralEpsilon,
    thisWeek: weekOf(today),
    chanceOf: (name) => namedChance(keys.secret, name),
  });
  const {reports, asked} = noteAsked(releases);
  const own = await readOwn(db, shopId, settings, sums, keys.secret);
  const work = await openWorkFolder(dir, shopId, onProgress);
  const {categories, ...learnt} = await buildModel({
    catalog,
    settings,
    ...own,
    reports,
    now: today,
    work,
  });
  await work.prune();
  const model = {...learnt, evidence: promisesOf(learnt.evidence, releases)};

  const {assured, ...shop} = settings; // said in the manifest, so no pack needs to
  const body: PackContent = {...model, part: 'body', shop, builtAt: today, categories, items: catalog.items};
  const head = await encodeHead(body);
  const headFile = await writePack(dir, head.bytes);
  const bodyFile = await writePack(dir, encodePack(body));
  const manifest: Manifest = {
    shopId,
    builtAt: now,
    head: {hash: headFile.hash, bytes: headFile.bytes},
    body: {hash: bodyFile.hash, bytes: bodyFile.bytes},
    seal: {keyId: keys.seal.at(-1)!.keyId, publicKey: keys.seal.at(-1)!.publicKey},
    a: PUBLIC_A,
    shares: taskShares(catalog.items.length),
    evidence: model.evidence,
    assured,
  };
  const {evidence, popularity, queries} = model;
  const sheet = createDataSheet({
    shopId,
    builtAt: now,
    releases,
    asked,
    evidence,
    sums,
    ownEpsilon: own.published?.epsilon ?? null,
    catalog,
    popularity,
    queries,
  });
  await announce(folder, manifest, JSON.stringify(sheet), keys.signManifest);
  const days = await readDays(db, shopId);
  const alarms = [...findAlarms({batches, asked, thisWeek: weekOf(today)}), ...findDayAlarms(days)];
  await writeAlarms(db, shopId, alarms, now);
  return {
    manifest,
    alarms,
    items: catalog.items.length,
    headItems: head.items,
    headBrotli: headFile.brotli,
    bodyBrotli: bodyFile.brotli,
  };
}

/**
 * The shop's own statistics as its packs may rest on them. With noise nothing exact goes in beside them: neither orders
 * apart from visits nor the weights chosen on visits, which tell of them too.
 */
async function readOwn(
  db: Statements,
  shopId: string,
  {ownStatistics = {epsilon: OWN_EPSILON}}: ShopSettings,
  sums: FactSums | null,
  secret: Uint8Array,
): Promise<Pick<ModelInput, 'sums' | 'orders' | 'published' | 'shape' | 'weights'>> {
  if (ownStatistics !== 'exact') {
    const files = await readOwnFacts(db, shopId);
    return {sums: null, published: publishSums(files, ownStatistics.epsilon, secret)};
  }
  return {sums, orders: await readSums(db, shopId, 'sessions'), ...(await readChoice(db, shopId))};
}

/** The largest head that fits: long titles or many categories cost it items. */
async function encodeHead(body: PackContent): Promise<{bytes: Uint8Array; items: number}> {
  for (let limit = HEAD_ITEMS; ; limit = Math.floor(limit * 0.8)) {
    const head = headOf(body, limit);
    const bytes = encodePack(head);
    const fits = limit <= MIN_HEAD_ITEMS || (await compress(bytes)).length <= MAX_HEAD_BROTLI;
    if (fits) return {bytes, items: head.items.length};
  }
}
