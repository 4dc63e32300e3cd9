import {createVitrine} from '@vitrine/sdk';
import {afterEach, expect, test} from 'vitest';

afterEach(() => {
  Reflect.deleteProperty(window, 'vitrine');
});

test('hits that nobody can put in order come back as they were: the very objects, in the shop’s order', async () => {
  const vitrine = createVitrine({shopId: 's', base: '/none/', consent: 'off'});
  const hits = [{itemId: 'a', price: 12.9}, {id: 7}, 'b', null];
  const {ranked, personalized} = await vitrine.rerank<unknown>(hits);
  expect(personalized).toBe(false);
  expect(ranked).toHaveLength(4);
  for (const [at, hit] of hits.entries()) expect(ranked[at]).toBe(hit);
});
