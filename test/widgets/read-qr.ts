/** Codewords of error correction per block, and number of blocks, at level L by version (ISO/IEC 18004, table 9). */
const CORRECTION = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const BLOCKS = [
  1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
  20, 21, 22, 24, 25,
];

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * What a clean QR code of level L says in byte mode: an independent reading of what we draw. @param path `M{x} {y}h1v1h-1z` for each
 * dark module @param quiet light modules around the code
 */
export function readQr(path: string, boxSize: number, quiet = 4): string {
  const size = boxSize - 2 * quiet;
  const version = (size - 17) / 4;
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${+x - quiet} ${+y - quiet}`));
  const isDark = (x: number, y: number) => dark.has(`${x} ${y}`);
  // Format, around the upper left corner: bits 14 … 10 are level and mask, each xored with the standard's pattern
  const format = [0, 1, 2, 3, 4].reduce((bits, x) => bits * 2 + Number(isDark(x, 8)), 0) ^ 0b10101;
  if (format >> 3 !== 0b01) throw new Error('expected level L');
  const mask = MASKS[format & 7];

  const words = readWords(size, version, (x, y) => isDark(x, y) !== mask(x, y));
  const data = deinterleave(words, version);
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  if (bits.slice(0, 4) !== '0100') throw new Error('expected byte mode');
  const from = version < 10 ? 12 : 20;
  const length = Number.parseInt(bits.slice(4, from), 2);
  const bytes = Array.from({length}, (_, i) => Number.parseInt(bits.slice(from + 8 * i, from + 8 * i + 8), 2));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** Codewords in the order of the zigzag, two columns at a time from the right, around all that is pattern. */
function readWords(size: number, version: number, bitAt: (x: number, y: number) => boolean): number[] {
  const centers = alignmentCenters(size, version);
  const isPattern = (x: number, y: number) => {
    if ((x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)) return true;
    if (x === 6 || y === 6) return true;
    if (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6))) return true;
    return centers.some(([cx, cy]) => Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2);
  };
  const bits: boolean[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // the timing column is skipped
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isPattern(x, y)) bits.push(bitAt(x, y));
    }
    isUp = !isUp;
  }
  return Array.from({length: bits.length >> 3}, (_, word) =>
    bits.slice(8 * word, 8 * word + 8).reduce((sum, bit) => sum * 2 + Number(bit), 0),
  );
}

function alignmentCenters(size: number, version: number): [number, number][] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6, ...Array.from({length: count - 1}, (_, i) => size - 7 - step * (count - 2 - i))];
  const last = size - 7;
  const isFinder = (x: number, y: number) => (x === 6 && y === 6) || (x === last && y === 6) || (x === 6 && y === last);
  return places.flatMap((x) => places.flatMap((y) => (isFinder(x, y) ? [] : [[x, y] as [number, number]])));
}

/** The data of the blocks, one after the other: shorter blocks first, their words taken in turn. */
function deinterleave(words: readonly number[], version: number): number[] {
  const blockCount = BLOCKS[version - 1];
  const dataCount = words.length - blockCount * CORRECTION[version - 1];
  const short = Math.floor(dataCount / blockCount);
  const shortCount = blockCount - (dataCount % blockCount);
  const blocks: number[][] = Array.from({length: blockCount}, () => []);
  let at = 0;
  for (let i = 0; i <= short; i++)
    for (let block = i < short ? 0 : shortCount; block < blockCount; block++) blocks[block].push(words[at++]);
  return blocks.flat();
}
