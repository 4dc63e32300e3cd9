import {describe, expect, it} from 'vitest';
import {associationRules} from '../../packages/lab/src/quality/baselines/association-rules.ts';
import {chooseBaselines} from '../../packages/lab/src/quality/baselines/index.ts';
import {largest} from '../../packages/lab/src/quality/baselines/indexed-log.ts';
import {itemKnn} from '../../packages/lab/src/quality/baselines/item-knn.ts';
import {popularity} from '../../packages/lab/src/quality/baselines/popularity.ts';
import {sequentialRules} from '../../packages/lab/src/quality/baselines/sequential-rules.ts';
import {type SessionKnn, sessionKnn} from '../../packages/lab/src/quality/baselines/session-knn.ts';
import {sknn} from '../../packages/lab/src/quality/baselines/sknn.ts';
import {slist} from '../../packages/lab/src/quality/baselines/slist.ts';
import {stan} from '../../packages/lab/src/quality/baselines/stan.ts';
import {vSknn} from '../../packages/lab/src/quality/baselines/v-sknn.ts';
import {vstan} from '../../packages/lab/src/quality/baselines/vstan.ts';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import type {LogSession} from '../../packages/lab/src/quality/read-log.ts';

const DAY_MS = 86_400_000;
const ITEMS = Array.from('abcdefghij');

/** A session a letter an item, all of it on one day. */
const session = (items: string, day = 0): LogSession => ({
  sessionId: items,
  rows: Array.from(items, (itemId) => ({at: day * DAY_MS, itemId, action: 'view', category: '', price: 0})),
});

/** Sessions of up to six of ten items, the same for the same seed, one every hour. */
function seededLog(count: number, seed: number): LogSession[] {
  const random = seededWords(seed);
  return Array.from({length: count}, (_, s) => {
    const length = 2 + (random() % 5);
    return session(Array.from({length}, () => ITEMS[random() % 10]).join(''), s / 24);
  });
}

describe('rules', () => {
  const log = [session('abc'), session('ac'), session('cb')];

  it('popularity counts events', () => {
    expect(popularity([...log, session('c')])([])).toEqual(['c', 'a', 'b']);
  });

  it('association rules count items of one session whatever their order', () => {
    // with b: c in the first and the third session, a in the first
    expect(associationRules(log)(['b'])).toEqual(['c', 'a']);
    expect(associationRules(log)(['x'])).toEqual([]);
  });

  it('sequential rules follow the last item, nearer steps counting more', () => {
    // after a: b 1 (first session), c 1/2 + 1 (first and second); after c: b 1
    expect(sequentialRules(log)(['c', 'a'])).toEqual(['c', 'b']);
    expect(sequentialRules(log)(['a', 'c'])).toEqual(['b']);
  });

  it('item-kNN does not take a rare item for the nearest because it met once, nor an item for its own neighbor', () => {
    const rare = [session('ab'), session('ab'), session('ar'), ...Array.from({length: 8}, () => session('bc'))];
    // a–b: 2 ÷ √(23 · 30) = .076; a–r: 1 ÷ √(23 · 21) = .046. Without the 20 it would be .365 and .577.
    expect(itemKnn(rare)(['c', 'a'])).toEqual(['b', 'r']);
  });
});

describe('nearest sessions', () => {
  const log = [session('ab'), session('ac'), session('bcd')];

  it('count their Jaccard index in SKNN', () => {
    // ab 1, ac 1/3, bcd 1/4: a 4/3, b 5/4, c 7/12, d 1/4
    expect(sknn(log)(['a', 'b'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are weighed by how recently their items were seen in V-SKNN, and rare items count more', () => {
    // ab 1/4 + 1, ac 1/4 · 1/2 as its newest shared item is one step back, bcd 1. Of three sessions a, b and c are in
    // two, so count 1 + 5 ln(3/2) = 3.03, and d 1 + 5 ln 3 = 6.49: b 6.8, d 6.5, a 4.2, c 3.4.
    expect(vSknn(log)(['a', 'b'])).toEqual(['b', 'd', 'a', 'c']);
  });

  it('fade with age in STAN, and their items with the distance from the last one shared', () => {
    // abc is 20 days older: e⁻¹. One step away counts e⁻², two e⁻⁴: a, d 2, b 1 + 2, e 4, c 1 + 4.
    expect(stan([session('abc', 0), session('ade', 20)])(['a'])).toEqual(['a', 'd', 'b', 'e', 'c']);
  });

  it('count little in VSTAN when what they share was left behind', () => {
    // bd 1; ac e^(−1/8) for its place and e⁻² as a neighbor. One step away counts e^(−1/8).
    expect(vstan([session('ac'), session('bd')])(['a', 'b'])).toEqual(['b', 'd', 'a', 'c']);
  });

  it('are looked for among the most recent alone', () => {
    const nearness = {weight: () => 1, similarity: (shared: number) => shared};
    const days = [session('abx', 1), session('ay', 2), session('az', 3)];
    expect(sessionKnn(days, {...nearness, k: 9, sampleSize: 2})(['a', 'b'])).toEqual(['a', 'z', 'y']);
    expect(sessionKnn(days, {...nearness, k: 1, sampleSize: 9})(['a', 'b'])).toEqual(['a', 'b', 'x']);
    // of equals the most recent
    expect(sessionKnn(days, {...nearness, k: 1, sampleSize: 9})(['a'])).toEqual(['a', 'z']);
  });

  it('name an item once though a session is so old that it counts nothing', () => {
    expect(stan([session('ab', 0), session('ab', 20_000)])(['a'])).toEqual(['a', 'b']);
  });

  it('are those that slow and obvious code finds, call after call', () => {
    const method: SessionKnn = {
      k: 7,
      sampleSize: 20,
      weight: (steps, length) => 1 - steps / (length + 1),
      similarity: (shared, {size, age}, currentSize) => (shared * Math.exp(-age / DAY_MS)) / (size + currentSize),
      neighborWeight: (steps, length) => 1 / (steps + length),
      itemWeight: (distance) => Math.exp(-distance / 3),
      rarity: (events, sessions) => 1 + Math.log(sessions / events),
    };
    const train = seededLog(60, 3);
    const predict = sessionKnn(train, method);
    for (const {rows} of seededLog(25, 4)) {
      const items = rows.map(({itemId}) => itemId);
      expect(predict(items)).toEqual(slowly(train, method, items));
    }
  });
});

/** The definition, word for word. */
function slowly(train: readonly LogSession[], method: SessionKnn, current: readonly string[]): string[] {
  const {k, sampleSize, weight, similarity, neighborWeight, itemWeight, rarity} = method;
  const last = train[train.length - 1].rows[0].at;
  const neighbors = train
    .map(({rows}) => ({items: rows.map(({itemId}) => itemId), age: last - rows[0].at}))
    .filter(({items}) => items.some((itemId) => current.includes(itemId)))
    .sort((a, b) => a.age - b.age)
    .slice(0, sampleSize)
    .map(({items, age}) => {
      const shared = [...new Set(items)]
        .filter((itemId) => current.includes(itemId))
        .reduce((sum, id) => sum + weight(current.length - 1 - current.lastIndexOf(id), current.length), 0);
      return {items, likeness: similarity(shared, {size: new Set(items).size, age}, new Set(current).size)};
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, k);
  const scores = new Map<string, number>();
  for (const {items, likeness} of neighbors) {
    const newest = Math.max(...items.map((itemId) => current.lastIndexOf(itemId)));
    const anchor = Math.max(...current.map((itemId) => items.lastIndexOf(itemId)));
    for (const itemId of new Set(items)) {
      const own = likeness * (neighborWeight?.(current.length - 1 - newest, current.length) ?? 1);
      const fade = itemWeight?.(Math.abs(items.lastIndexOf(itemId) - anchor)) ?? 1;
      const events = train.flatMap(({rows}) => rows).filter((row) => row.itemId === itemId).length;
      scores.set(itemId, (scores.get(itemId) ?? 0) + own * fade * (rarity?.(events, train.length) ?? 1));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([itemId]) => itemId);
}

describe('SLIST', () => {
  it('foretells both what follows and what comes along', () => {
    // G + 10: aa 10.7, bb 10.1, ab .1; C: aa .2, ab .8, ba .2, bb .2. From a: a 2.00 ÷ 108.06, b 8.06 ÷ 108.06;
    // from b, which nothing follows: a 2.12 ÷ 108.06, b 2.06 ÷ 108.06.
    expect(slist([session('ab')])(['a'])).toEqual(['b', 'a']);
    expect(slist([session('ab')])(['b'])).toEqual(['a', 'b']);
  });

  it('gives what inverting the matrix gives, to a thousandth', () => {
    const train = seededLog(200, 5);
    const predict = slist(train);
    const model = denseModel(train);
    for (const {rows} of seededLog(25, 6)) {
      const items = rows.map(({itemId}) => itemId);
      const exact = (to: string) =>
        items.reduce((sum, from, p) => sum + Math.exp(p + 1 - items.length) * model(from, to), 0);
      const scores = predict(items).map(exact);
      const sorted = ITEMS.map(exact).sort((a, b) => b - a);
      expect(scores).toHaveLength(10);
      for (const [place, score] of scores.entries()) expect(Math.abs(score - sorted[place])).toBeLessThan(1e-3);
    }
  });
});

/** (G + 10)⁻¹C with α = .4, by Gauss and Jordan's elimination. */
function denseModel(train: readonly LogSession[]): (from: string, to: string) => number {
  const n = ITEMS.length;
  const rows = ITEMS.map((_, i) => Array.from({length: 2 * n}, (__, j) => (i === j ? 10 : 0)));
  for (const {rows: events} of train) {
    const items = events.map(({itemId}) => ITEMS.indexOf(itemId));
    const distinct = [...new Set(items)];
    for (const i of distinct) {
      for (const j of distinct) {
        rows[i][j] += 0.4 / distinct.length ** 2;
        rows[i][n + j] += 0.4 / distinct.length;
      }
    }
    items.forEach((i, t) => {
      if (t + 1 < items.length) rows[i][i] += 0.6;
      items.slice(t + 1).forEach((j, d) => {
        rows[i][n + j] += 0.6 * Math.exp(-d);
      });
    });
  }
  rows.forEach((pivot, p) => {
    const unit = pivot[p];
    for (let c = 0; c < pivot.length; c++) pivot[c] /= unit;
    for (const row of rows) {
      const factor = row === pivot ? 0 : row[p];
      for (let c = 0; c < row.length; c++) row[c] -= factor * pivot[c];
    }
  });
  return (from, to) => rows[ITEMS.indexOf(from)][n + ITEMS.indexOf(to)];
}

describe('the largest of some scores', () => {
  it('come in order, the first named first where equal, and nothing without a score', () => {
    expect(largest([3, 5, 0, 5, 1, 9], [0, 1, 2, 3, 4, 5], 4)).toEqual([5, 1, 3, 0]);
    expect(largest([3, 5, 0, 5], [0, 3, 1, 2], 9)).toEqual([3, 1, 0]);
    expect(largest([2, 2, 7], [0, 1, 2], 1)).toEqual([2]);
  });
});

describe('choosing baselines', () => {
  const chosen = (choice: 'all' | 'fast' | 'none', items: number) => {
    const said: string[] = [];
    return {names: chooseBaselines(choice, items, (line) => said.push(line)).map(({name}) => name), said};
  };

  it('leaves out what the log is too large for, and says so', () => {
    expect(chosen('all', 20_000).names).toContain('SLIST');
    expect(chosen('all', 20_000).said).toEqual([]);
    const {names, said} = chosen('all', 20_001);
    expect(names).toContain('VSTAN');
    expect(names).not.toContain('SLIST');
    expect(said).toEqual(['SLIST left out: 20001 items are more than the 20000 it is run on']);
  });

  it('gives look-ups alone when fast ones are asked for, or none', () => {
    expect(chosen('fast', 1_000_000)).toEqual({names: ['popularity', 'AR', 'SR', 'item-kNN'], said: []});
    expect(chosen('none', 10).names).toEqual([]);
  });
});
