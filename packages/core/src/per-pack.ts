import type {Pack} from './pack.ts';

/** Something derived from a pack, made when first asked for and kept as long as the pack itself. */
export function perPack<T>(make: (pack: Pack) => T): (pack: Pack) => T {
  const made = new WeakMap<Pack, {value: T}>();
  return (pack) => {
    let entry = made.get(pack);
    if (!entry) made.set(pack, (entry = {value: make(pack)}));
    return entry.value;
  };
}
