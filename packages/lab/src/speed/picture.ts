import {crc32, deflateSync} from 'node:zlib';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const BIT_DEPTH = 8;
const RGB = 2;

/**
 * A square picture of colors that run into each other, as a PNG: something for the browser to decode.
 *
 * @param side pixels, below 256²
 */
export function createPicture(side: number): Uint8Array {
  const stride = 1 + 3 * side; // a row begins with the number of its filter; 0: none
  const rows = new Uint8Array(side * stride);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) rows.set([x, y, (x * y) >> 8], y * stride + 1 + 3 * x);
  }
  const header = Buffer.alloc(13); // compression, filter and interlacing are 0: the only ones there are
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([BIT_DEPTH, RGB], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Length, name, data and the check sum of the latter two. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
