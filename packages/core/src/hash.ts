/**
 * MurmurHash3 (32 bits) over the UTF-16 code units of a text, two to a block. Public and fixed, the same in every engine;
 * only its evenness matters: ε rests on the randomiser alone, whatever the hash.
 *
 * Source: Appleby 2011, https://github.com/aappleby/smhasher (algorithm)
 */
export function hashText(text: string, seed: number): number {
  let hash = seed | 0;
  const even = text.length & ~1;
  for (let i = 0; i < even; i += 2) hash = mixBlock(hash, text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
  if (even < text.length) hash = mixBlock(hash, text.charCodeAt(even));
  return finish(hash ^ text.length);
}

/** The same over two words: the r-th hash of a text whose two halves are `low` and `high`. */
export function hashWords(low: number, high: number, seed: number): number {
  return finish(mixBlock(mixBlock(seed | 0, low), high));
}

const mixBlock = (hash: number, block: number): number => stir(hash, scramble(block));

/** The half of a mixing step that depends on the block alone. */
export function scramble(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** The other half, which takes a scrambled block in. */
export function stir(hash: number, scrambled: number): number {
  const mixed = hash ^ scrambled;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** The last step: every bit of `hash` reaches every bit of the answer. */
export function finish(hash: number): number {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
