import {expect, test} from 'vitest';
import {createDevice, openPage} from '../shop.ts';

test('the first chip of a search that found nothing is what was probably meant', async () => {
  const {heading, chips} = await openPage(createDevice()).refine({query: '床尚三件套'});
  expect(heading).toBe('您是不是要找');
  expect(chips[0]).toEqual({
    kind: 'query',
    label: '床上三件套',
    count: 11,
    countText: '11',
    countLabel: '11 件',
    url: '/search.html?q=%E5%BA%8A%E4%B8%8A%E4%B8%89%E4%BB%B6%E5%A5%97',
    facet: 'query',
    value: '床上三件套',
    personal: false,
  });
  expect(new Set(chips.map(({label}) => label)).size).toBe(chips.length);
});

test('it counts among the chips that were asked for', async () => {
  expect((await openPage(createDevice()).refine({query: '床尚三件套', limit: 2})).chips).toHaveLength(2);
});

test('a search that found something keeps its chips, and needs no help with searches', async () => {
  const loaded: string[] = [];
  const load = (name: string) => {
    loaded.push(name);
    return Promise.reject(new Error(name));
  };
  const engine = openPage(createDevice(), {}, {load});
  const {chips} = await engine.refine({query: '三件套'});
  expect(chips.length).toBeGreaterThan(0);
  expect(chips.map(({kind}) => kind)).not.toContain('query');
  expect(loaded).toEqual([]);
});

test('where the help does not arrive, the nearest chips there are stay', async () => {
  const engine = openPage(createDevice(), {}, {load: () => Promise.reject(new Error('offline'))});
  expect((await engine.refine({query: '床尚三件套'})).chips.length).toBeGreaterThan(0);
});
