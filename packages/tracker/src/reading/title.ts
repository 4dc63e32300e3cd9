import {clean} from '../page.ts';
import {wordsOf} from './merge.ts';

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
      (label.length > 3 && key.startsWith(label) && key.length < label.length + 8)
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
