import {clean} from '../page.ts';
import {oneOf} from '../words.ts';
import {wordsOf} from './merge.ts';

/** What shops put behind their name: "Savon Shop", "savon.fr"; a soap made of lavender is called otherwise. */
const AFTER_NAME = oneOf(
  'shop|store|onlineshop|onlinestore|official|officialstore|officialsite|inc|ltd|llc|gmbh|ag|srl|spa|com|net|org|eu|couk|uk|us|de|at|ch|fr|it|es|pt|br|combr|mx|nl|be|pl|cz|sk|hu|ro|se|no|dk|fi|ru|ua|tr|comtr|jp|cojp|cn|comcn|in|au|comau|官网|官方商城|商城',
);

/** Tells the shop's own name from the names of its products: by its host and what it calls itself. */
export function siteNamed(page: Window, site: string): (text: string | undefined) => boolean {
  const host = wordsOf(page.location.hostname.replace(/^www\d?\./, ''));
  const [label = ''] = page.location.hostname
    .split('.')
    .map(wordsOf)
    .filter((part) => part !== 'www')
    .toSorted((a, b) => b.length - a.length);
  const own = wordsOf(site);
  return (text) => {
    const key = wordsOf(text);
    if (key.length < 3) return false;
    return (
      key === own ||
      host.startsWith(key) ||
      key === label ||
      (label.length > 3 && key.startsWith(label) && AFTER_NAME.test(key.slice(label.length)))
    );
  };
}

/** A title without the shop's name, and whatever stands beyond it, behind or before. */
export function withoutSite(title: string, isSite: (text: string) => boolean): string {
  const parts = clean(title).split(/(\s+[-–—·•:]+\s+|\s*[|_]\s*|(?<=[^\s\d]):\s+)/);
  for (let i = parts.length - 1; i > 0; i -= 2) if (isSite(parts[i])) parts.length = i - 1;
  while (parts.length > 2 && isSite(parts[0])) parts.splice(0, 2);
  return parts.join('').trim();
}
