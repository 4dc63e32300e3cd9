import {createPublicKey, verify} from 'node:crypto';
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {ParseError} from '@vitrine/core';
import {expect, test} from 'vitest';
import {readKeys, rotateSealKey} from '../../packages/server/src/keys.ts';
import {createShop, isAdminToken, requireSettings, updateSettings} from '../../packages/server/src/shops.ts';
import {NOON, openTestFolder, openTestShop, SETTINGS} from './folder.ts';

test('keeps private keys where only the owner of the process reads them', async () => {
  const {dir} = await openTestShop();
  expect((await stat(join(dir, 'keys', 'bedding.json'))).mode & 0o777).toBe(0o600);
});

test('stores the admin token as a hash and opens with the token alone', async () => {
  const {db, shop} = await openTestShop();
  expect(await isAdminToken(db, 'bedding', shop.adminToken)).toBe(true);
  expect(await isAdminToken(db, 'bedding', `${shop.adminToken}x`)).toBe(false);
  expect(await isAdminToken(db, 'bedding', '')).toBe(false);
  expect(await isAdminToken(db, 'nobody', '')).toBe(false);
  expect(JSON.stringify(await db.all('SELECT * FROM shops'))).not.toContain(shop.adminToken);
});

test('signs with the key the merchant pins', async () => {
  const {dir, shop} = await openTestShop();
  const keys = await readKeys(dir, 'bedding');
  const x = Buffer.from(shop.publicKey, 'base64').toString('base64url');
  const key = createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'});
  const signature = Buffer.from(keys.signManifest('{}'), 'base64');
  expect(verify(null, Buffer.from('vitrine-manifest/1\n{}'), key, signature)).toBe(true);
});

test('a rotation keeps the older keys for what is still on its way, and the signing key for good', async () => {
  const {dir, shop} = await openTestShop();
  for (let i = 0; i < 3; i++) await rotateSealKey(dir, 'bedding');
  const keys = await readKeys(dir, 'bedding');
  expect(keys.publicKey).toBe(shop.publicKey);
  expect(keys.seal.map(({keyId}) => keyId)).toEqual([2, 3, 4]);
});

test('a shop is created once; its keys are never overwritten', async () => {
  const folder = await openTestShop();
  await expect(createShop(folder, SETTINGS, NOON)).rejects.toThrow('shop "bedding" exists already');
});

test.each([
  [{...SETTINGS, shopId: '../etc'}, 'shopId'],
  [{...SETTINGS, currency: 'yuan'}, 'currency'],
  [{...SETTINGS, locales: []}, 'locales'],
  [{...SETTINGS, rules: [{kind: 'promote'}]}, 'rules.0.kind'],
  [{...SETTINGS, stages: {'New Parent': false}}, 'stages.New Parent'],
  [{...SETTINGS, stages: {own: {sensetive: true}}}, 'stages.own.sensetive'],
  [{...SETTINGS, stages: {own: {signals: {a: {weight: 2, words: ['tea']}}}}}, 'stages.own.signals.a.weight'],
  [{...SETTINGS, stages: {own: {signals: {a: {weight: 1, words: ['茶']}}}}}, 'stages.own.signals.a.words.0'],
  [null, 'settings'],
])('names the field of broken settings', async (settings, field) => {
  const folder = await openTestFolder();
  const refused = createShop(folder, settings, NOON);
  await expect(refused).rejects.toThrow(ParseError);
  await expect(refused).rejects.toMatchObject({field});
});

test('says what a stage of life may have, and what a word must be', async () => {
  const folder = await openTestFolder();
  const refused = (stage: unknown) => createShop(folder, {...SETTINGS, stages: {own: stage}}, NOON);
  const form = 'false, or name, halfLifeDays, sensitive, allowed, not and signals, nothing else';
  await expect(refused({sensetive: true})).rejects.toThrow(form);
  await expect(refused('off')).rejects.toThrow(form);
  await expect(refused({not: ['x']})).rejects.toThrow('words of at least 2 letters or signs');
});

test('keeps the stages of life of a shop as they were said', async () => {
  const stages = {
    'pet-owner': false,
    expecting: {allowed: true},
    barista: {
      name: {'zh-CN': '咖啡爱好者', en: 'Home barista'},
      signals: {beans: {weight: 0.8, words: ['咖啡豆', 'coffee beans']}, tea: false},
    },
  };
  const folder = await openTestFolder();
  const {shopId} = await createShop(folder, {...SETTINGS, stages}, NOON);
  expect((await requireSettings(folder.db, shopId)).stages).toEqual(stages);
});

test('settings of a shop that does not exist are refused', async () => {
  await expect(updateSettings(await openTestFolder(), SETTINGS)).rejects.toThrow('no shop "bedding"');
});
