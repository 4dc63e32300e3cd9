import type {SeenItem} from '@vitrine/core';

/** True when two sources speak of one item: they share an id or an alias, a page, or, where ids differ in kind, a title. */
export function isSameItem(a: SeenItem, b: SeenItem): boolean {
  const ids = [b.itemId, ...(b.aliases ?? [])];
  return (
    [a.itemId, ...(a.aliases ?? [])].some((id) => ids.includes(id)) ||
    (!!a.url && !!b.url && bare(a.url) === bare(b.url)) ||
    (!!a.title && a.title === b.title)
  );
}

/** `better` with what only `other` knows of the same item; ids of both. */
export function mergeItems(better: SeenItem, other: SeenItem): SeenItem {
  const aliases = new Set([...(better.aliases ?? []), other.itemId, ...(other.aliases ?? [])]);
  aliases.delete(better.itemId);
  return {...other, ...better, ...(aliases.size && {aliases: [...aliases].slice(0, 12)})};
}

const bare = (url: string) => url.replace(/^\w+:\/\/|#(?![!/]).*$|\/$/g, '');
