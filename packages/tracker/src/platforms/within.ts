/**
 * What lies at a path of a shop's own state (`within(page, 'Shopify', 'currency', 'active')`); undefined where it breaks
 * off. Own properties alone: neither a prototype nor an element with such an id is the shop's word.
 */
export function within(state: unknown, ...path: readonly string[]): unknown {
  let value = state;
  for (const key of path) {
    value = Object.hasOwn(Object(value), key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value;
}

/** The objects of a list; [] when it is none. */
export function nodesOf(list: unknown): readonly object[] {
  return Array.isArray(list) ? list.slice(0, 500).filter((one) => typeof one === 'object' && one !== null) : [];
}
