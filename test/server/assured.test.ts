import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openPack} from '@vitrine/core';
import {buildPack, createShop, importCatalogue, updateSettings} from '@vitrine/server';
import {expect, test} from 'vitest';
import {NOON, openTestFolder, SETTINGS} from './folder.ts';

const ASSURED = {version: 'dap-09', epsilon: 1, questions: {hour: {length: 25, chunk: 5, taskIds: ['A']}}};

test('the two aggregators that a shop names are in its manifest and in no pack, until it names them no longer', async () => {
  const folder = await openTestFolder();
  await createShop(folder, {...SETTINGS, assured: ASSURED}, NOON);
  const feed = Buffer.from('id,title,link,price\nI1,Item,/p/1,10.50\n');
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: feed}, NOON);
  const {manifest} = await buildPack(folder, 'bedding', NOON);
  expect(manifest.assured).toEqual(ASSURED);
  for (const {hash} of [manifest.head, manifest.body]) {
    const {buffer} = Uint8Array.from(await readFile(join(folder.dir, 'packs', hash)));
    expect(openPack(buffer).shop).not.toHaveProperty('assured');
  }
  await updateSettings(folder, SETTINGS);
  expect((await buildPack(folder, 'bedding', NOON + 1)).manifest).not.toHaveProperty('assured', expect.anything());
});

test('a shop that names them in another form than an object is told so', async () => {
  const folder = await openTestFolder();
  await expect(createShop(folder, {...SETTINGS, assured: 'yes'}, NOON)).rejects.toThrow('assured');
});
