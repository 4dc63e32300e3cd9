import {expect, test} from 'vitest';
import {siteNamed, withoutSite} from '../../../packages/tracker/src/reading/title.ts';

const at = (hostname: string, site = '') => siteNamed({location: {hostname}} as Window, site);

test('a shop goes by its host, by what it calls itself, and by what shops put behind that', () => {
  const isSite = at('www.savon.fr', 'Maison du savon');
  for (const name of ['Savon', 'savon.fr', 'Savon Shop', 'SAVON GmbH', 'Maison du Savon']) {
    expect(isSite(name), name).toBe(true);
  }
});

test('its products may begin with its name', () => {
  expect(at('www.savon.fr')('Savon lavande')).toBe(false);
  expect(at('solidus.example')('Solidus T-shirt')).toBe(false);
});

test('a title loses the shop’s name and what stands beyond', () => {
  const isSite = at('savon.fr');
  expect(withoutSite('Savon lavande | Savon | Soins', isSite)).toBe('Savon lavande');
  expect(withoutSite('Savon: Savon lavande - Soins', isSite)).toBe('Savon lavande - Soins');
});
