import {type Catalog, FUNNEL_BUCKETS, FUNNEL_STAGES, funnelBucket, type Task, type Text} from '@vitrine/core';

/** The parts of a key, with the names of items and categories in place of their ids; an id nobody knows stays as it is. */
export type KeyNames = (task: Task, key: string) => readonly Text[];

export function createKeyNames({items, categories}: Catalog): KeyNames {
  const titles = new Map(items.map(({itemId, title}) => [itemId, title]));
  const names = new Map(categories.map(({categoryId, name}) => [categoryId, name]));
  const item = (itemId: string) => titles.get(itemId) ?? itemId;
  const category = (categoryId: string) => names.get(categoryId) ?? categoryId;
  const tops = [...new Set(items.flatMap(({category: [top]}) => top ?? []))];
  const inBucket = Array.from({length: FUNNEL_BUCKETS}, (_, b) => tops.filter((top) => funnelBucket(top) === b));

  return (task, key) => {
    const parts = key.split('\t');
    switch (task) {
      case 'item':
        return [item(key)];
      case 'itemPair':
        return parts.map(item);
      case 'leaf':
        return [category(key)];
      case 'leafPair':
        return parts.map(category);
      case 'query':
        return [parts[0], category(parts[1] ?? '')];
      case 'stage': {
        const slash = key.indexOf('/'); // an id may have slashes of its own
        return [key.slice(0, slash), item(key.slice(slash + 1))];
      }
      case 'funnel': {
        const [bucket, stage] = [Math.floor(Number(key) / FUNNEL_STAGES.length), Number(key) % FUNNEL_STAGES.length];
        return [FUNNEL_STAGES[stage], ...inBucket[bucket].map(category)];
      }
      default:
        return key.split('/');
    }
  };
}
