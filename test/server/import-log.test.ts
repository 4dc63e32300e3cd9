import {gzipSync} from 'node:zlib';
import type {FactSums, ShopEvent} from '@vitrine/core';
import {DEFAULT_WEIGHTS} from '@vitrine/core';
import {beforeEach, describe, expect, it} from 'vitest';
import {FeedError} from '../../packages/server/src/catalog/feed.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import type {DataFolder} from '../../packages/server/src/data-folder.ts';
import type {Choice, chooseWeights} from '../../packages/server/src/model/index.ts';
import {type ImportOptions, importLog} from '../../packages/server/src/orders/import-log.ts';
import {type LogFile, logFileOf} from '../../packages/server/src/orders/log-file.ts';
import {readChoice} from '../../packages/server/src/orders/stored-choice.ts';
import {readSums} from '../../packages/server/src/orders/stored-sums.ts';
import {NOON, openTestShop} from './folder.ts';

let folder: DataFolder;
beforeEach(async () => {
  folder = await openTestShop();
  const csv = `id,title,link,price,category,aliases
A,Sheet,/p/a,10,Home > Sheets,sku-a
B,Pillow,/p/b,10,Home > Pillows,
C,Duvet,/p/c,10,Home > Duvets,
`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
});

const importAs = (kind: ImportOptions['kind'], file: LogFile | string, options: Partial<ImportOptions> = {}) =>
  importLog(folder, 'bedding', typeof file === 'string' ? logFileOf('log', file) : file, NOON, {kind, ...options});

const sums = () => readSums(folder.db, 'bedding');

const listSteps = (all: FactSums | null): string[] => {
  const list: string[] = [];
  all?.steps.forEach((from, to, distance, weight) => {
    list.push(`${all.steps.itemIds[from]} ${all.steps.itemIds[to]} ${distance} ${weight}`);
  });
  return list;
};

/** A file that arrives in chunks of so many bytes. */
const chunked = (bytes: Uint8Array, size: number): LogFile => ({
  name: 'log',
  *open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

const ORDERS = `order_id,item_id,time,quantity
1001,A,2026-11-01T10:00:00Z,1
1001,B,2026-11-01T10:00:00Z,2
1002,sku-a,2026-11-02T10:00:00Z,1
1002,B,2026-11-02T10:00:00Z,1
1003,C,2026-11-03T10:00:00Z,-1
1004,gone,2026-11-03T10:00:00Z,1
`;

const VISITS = [
  'session_id\ttimestamp_ms\titem_id\taction\tcategory\tprice',
  's1\t1793000002000\tB\tview\t\t',
  's2\t1793000000000\tC\t\t\t',
  's1\t1793000001000\tA\tview\t\t',
  's1\t1793000002500\t\tsearch\t\t',
  's1\t1793009999000\tC\tcart\t\t',
].join('\n');

describe('importing orders', () => {
  it('adds up what was bought together, in no order and under catalogue ids, and keeps no order number', async () => {
    const report = await importAs('orders', ORDERS);
    expect(report).toMatchObject({rows: 6, sessions: 3, events: 5, unknownItems: 1, repeated: false, badRows: 0});
    expect((await sums())?.sessions).toBe(3);
    expect(listSteps(await sums())).toEqual(['A B 1 1', 'B A 1 1']);
    expect(JSON.stringify(await folder.db.all('SELECT * FROM sums'))).not.toContain('1001');
  });

  it('orders without times are baskets too, and tell no hours', async () => {
    await importAs('orders', 'order_id,item_id\n2001,A\n2001,B\n');
    expect(listSteps(await sums())).toEqual(['A B 1 0.5', 'B A 1 0.5']);
    expect((await sums())?.counts.hour.size).toBe(0);
  });

  it('the same file counts once, under either name, and another file adds to it', async () => {
    await importAs('orders', ORDERS);
    expect((await importAs('orders', ORDERS)).repeated).toBe(true);
    expect((await importAs('sessions', ORDERS)).repeated).toBe(true);
    expect((await sums())?.sessions).toBe(3);
    await importAs('orders', 'order_id,item_id\n2001,A\n2001,B\n');
    expect((await sums())?.sessions).toBe(4);
    expect(listSteps(await sums())).toEqual(['A B 1 1.5', 'B A 1 1.5']);
  });

  it('--replace forgets what earlier files of its kind added, and nothing else', async () => {
    await importAs('orders', ORDERS);
    await importAs('sessions', VISITS);
    await importAs('orders', 'order_id,item_id\n2001,B\n2001,C\n', {replace: true});
    expect((await sums())?.sessions).toBe(2 + 1);
    expect(listSteps(await sums())).toEqual(['A B 1 1', 'A C 2 1', 'B C 1 1.5', 'C B 1 0.5']);
  });
});

describe('importing visits', () => {
  const STEPS = ['A B 1 1', 'A C 2 1', 'B C 1 1'];

  it('puts rows of a visit in time whatever their order in the file, and splits none at a gap', async () => {
    const report = await importAs('sessions', VISITS);
    expect(report).toMatchObject({rows: 5, sessions: 2, events: 4, errors: []});
    expect(listSteps(await sums())).toEqual(STEPS);
    expect([...((await sums())?.counts.stage ?? [])]).toEqual([['add/C', 1]]);
  });

  it.each([
    ['CSV', VISITS.replaceAll('\t', ',')],
    [
      'CSV with quotes, and lines as on Windows',
      VISITS.replace(/[^\t\n]+/g, '"$&"')
        .replaceAll('\t', ',')
        .replaceAll('\n', '\r\n'),
    ],
    ['JSON', JSON.stringify(asObjects())],
    ['JSON with a name for the list', JSON.stringify({sessions: asObjects()}, null, 2)],
    [
      'JSON lines',
      asObjects()
        .map((row) => JSON.stringify(row))
        .join('\n'),
    ],
  ])('reads the same from %s, gzipped or not, however it arrives', async (_, text) => {
    for (const [n, file] of [
      chunked(Buffer.from(text), 1),
      chunked(Buffer.from(text), 7),
      chunked(gzipSync(text), 5),
      chunked(Buffer.from(`\uFEFF${text}`, 'utf16le'), 3),
    ].entries()) {
      const report = await importAs('sessions', file, {replace: true});
      expect([n, report.errors, report.sessions]).toEqual([n, [], 2]);
      expect(listSteps(await sums())).toEqual(STEPS);
    }
  });

  it('reads GB 18030 when the file is not UTF-8, and says so', async () => {
    const text = Buffer.concat([
      Buffer.from('session_id,item_id\n1,'),
      Buffer.from([0xb4, 0xb2]), // 床
      Buffer.from('\n1,A\n'),
    ]);
    const report = await importAs('sessions', chunked(text, 4));
    expect(report.notices).toEqual(['read as gb18030, since it is not UTF-8']);
    expect(listSteps(await sums())).toEqual(['床 A 1 1']);
  });

  it('agrees with a plain reading on thousands of rows that lie in any order', async () => {
    const rows = Array.from({length: 5_000}, (_, n) => {
      const word = Math.imul(n + 1, 0x9e3779b1) >>> 0;
      return {session: word % 700, at: 1_700_000_000_000 + ((word >>> 3) % 100_000), item: `i${(word >>> 7) % 50}`};
    });
    const csv = ['session_id,time,item_id', ...rows.map(({session, at, item}) => `${session},${at},${item}`)].join(
      '\n',
    );
    await importAs('sessions', csv);
    const expected = new Map<string, number>();
    for (const session of new Set(rows.map((row) => row.session))) {
      const own = rows.filter((row) => row.session === session).sort((a, b) => a.at - b.at);
      own.forEach(({item}, i) => {
        for (let d = 1; d <= 10 && i + d < own.length; d++) {
          const key = `${item} ${own[i + d].item} ${d}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
      });
    }
    expect(listSteps(await sums()).sort()).toEqual([...expected].map(([key, count]) => `${key} ${count}`).sort());
  });
});

describe('a log with mistakes', () => {
  it('is told row, field and expected form, and its good rows count', async () => {
    const csv = `order_id,item_id,time,action
1,A,2026-11-01,purchase
2,A,yesterday,purchase
,A,2026-11-01,purchase
3,A,2026-11-01,teleport
4,A
`;
    const report = await importAs('orders', csv);
    expect([report.sessions, report.badRows]).toEqual([1, 4]);
    expect(report.errors.map(({row, field, expected}) => [row, field, expected])).toEqual([
      [3, 'time', 'epoch ms, epoch seconds or an ISO date, got "yesterday"'],
      [4, 'order_id', 'an order id'],
      [5, 'action', 'view, favorite, add, remove or purchase, got "teleport"'],
      [6, 'row', '4 cells as in the header, got 2'],
    ]);
  });

  it.each([
    ['a,b\n1,2\n', 'no column for the session: expected one of session_id, order_id'],
    ['session_id,time\n1,2\n', 'no column for the item: expected one of item_id, product_id'],
    ['session_id,item_id\n', 'no rows'],
    ['', 'no rows'],
    ['session_id,item_id\n,A\n', 'no good row; the first error: row 2, session_id: expected a session id'],
    ['[{"session_id":1,"item_id":"A"},{"session_id":1', 'the file ends within row 2'],
    ['[{"session_id":1,"item_id":"A"},5]', 'row 2: expected a JSON object'],
    ['{"session_id":1,"item_id":"A"}\noops', 'row 2: expected a JSON object'],
    ['[{"session_id":1,item:"A"}]', 'row 1: not valid JSON'],
  ])('%j as a whole is refused, and changes nothing', async (text, message) => {
    await importAs('sessions', VISITS);
    const failed = importAs('sessions', text, {replace: true});
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toThrow(FeedError);
    expect((await sums())?.sessions).toBe(2);
  });

  it('a gzip file that was cut is refused', async () => {
    const cut = gzipSync(VISITS).subarray(0, 60);
    await expect(importAs('sessions', chunked(cut, 16))).rejects.toThrow('cannot be unpacked');
  });
});

describe('the choice of weights', () => {
  const CHOICE: Choice = {shape: {backward: 0.3, alike: 0.2}, weights: {...DEFAULT_WEIGHTS, seedDecay: 0.123}};

  /** So many visits of three, an hour apart, the newest first in the file. */
  const visits = (count: number, items = 'ABC') =>
    ['session_id,time,item_id']
      .concat(
        Array.from({length: count}, (_, n) =>
          Array.from(items, (item, k) => `${n},${1_700_000_000_000 - 3_600_000 * n + 1_000 * k},${item}`).join('\n'),
        ),
      )
      .join('\n');

  const choosing = () => {
    const asked: {sums: FactSums | null; heldOut: readonly (readonly ShopEvent[])[]; sessions: number}[] = [];
    const choose: typeof chooseWeights = async (input, heldOut) => {
      asked.push({sums: input.sums, heldOut, sessions: input.sums?.sessions ?? 0});
      return CHOICE;
    };
    return {asked, choose};
  };

  it('is made on the newest fifth by sums of all before it, and stored with no session', async () => {
    const {asked, choose} = choosing();
    const report = await importAs('sessions', visits(1_000), {choose});
    expect(report.heldOut).toBe(200);
    expect(asked).toHaveLength(1);
    expect(asked[0].sessions).toBe(800);
    expect(asked[0].heldOut[0].map((event) => [event.type, event.at, 'item' in event && event.item.itemId])).toEqual(
      ['A', 'B', 'C'].map((item, k) => ['view', 1_700_000_000_000 - 3_600_000 * 199 + 1_000 * k, item]),
    );
    expect((await sums())?.sessions).toBe(1_000);
    expect(await readChoice(folder.db, 'bedding')).toEqual(CHOICE);
  });

  it('is made anew at each import, knowing what was imported before', async () => {
    await importAs('sessions', visits(1_000), choosing());
    const {asked, choose} = choosing();
    await importAs('sessions', visits(1_000, 'CBA'), {choose});
    expect(asked[0].sessions).toBe(1_800);
    const replacing = choosing();
    await importAs('sessions', visits(1_000, 'BAC'), {choose: replacing.choose, replace: true});
    expect(replacing.asked[0].sessions).toBe(800);
  });

  it('is left out where sessions are too few or tell no times, and --replace removes an earlier one', async () => {
    await importAs('sessions', visits(1_000), choosing());
    const {asked, choose} = choosing();
    await importAs('sessions', visits(1_000).replace(/,\d{12,},/g, ',,'), {choose});
    expect(await readChoice(folder.db, 'bedding')).toEqual(CHOICE);
    await importAs('sessions', visits(100), {choose, replace: true});
    expect(asked).toEqual([]);
    expect(await readChoice(folder.db, 'bedding')).toBeNull();
  });

  it('is left out where the items are not in the catalogue', async () => {
    const {asked, choose} = choosing();
    expect((await importAs('sessions', visits(1_000, 'XYZ'), {choose})).heldOut).toBe(0);
    expect(asked).toEqual([]);
  });

  it('is not made on orders, which neither replace one', async () => {
    const {asked, choose} = choosing();
    expect((await importAs('orders', visits(1_000), {choose})).heldOut).toBe(0);
    expect([asked, await readChoice(folder.db, 'bedding')]).toEqual([[], null]);
    await importAs('sessions', visits(1_000, 'CBA'), choosing());
    await importAs('orders', visits(1_000, 'BAC'), {choose, replace: true});
    expect(await readChoice(folder.db, 'bedding')).toEqual(CHOICE);
  });
});

function asObjects(): object[] {
  const [, ...lines] = VISITS.split('\n');
  return lines.map((line) => {
    const [sessionId, time, itemId, action] = line.split('\t');
    return {sessionId, time: Number(time), itemId, action, extra: {tags: ['{', '"}']}};
  });
}
