import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ShopSettings} from '@vitrine/core';
import {onTestFinished} from 'vitest';
import {type DataFolder, openDataFolder} from '../../packages/server/src/data-folder.ts';
import {type CreatedShop, createShop} from '../../packages/server/src/shops.ts';

export const SETTINGS: ShopSettings = {
  shopId: 'bedding',
  name: {'zh-CN': '床品屋', en: 'Bedding House'},
  currency: 'CNY',
  locales: ['zh-CN', 'en'],
  ownStatistics: 'exact', // numbers that can be checked by hand; those with noise have tests of their own
};

/** 2026-11-25T12:00Z. */
export const NOON = Date.UTC(2026, 10, 25, 12);

export async function temporaryDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-server-'));
  onTestFinished(() => rm(dir, {recursive: true, force: true}));
  return dir;
}

/** A data folder on a real disk, gone after the test. */
export async function openTestFolder(): Promise<DataFolder> {
  const folder = await openDataFolder(await temporaryDir());
  onTestFinished(() => folder.db.close());
  return folder;
}

export async function openTestShop(): Promise<DataFolder & {shop: CreatedShop}> {
  const folder = await openTestFolder();
  return {...folder, shop: await createShop(folder, SETTINGS, NOON)};
}
