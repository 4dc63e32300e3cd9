import {expect, test} from 'vitest';
import {acceptsBrotli} from '../../packages/server/src/http/headers.ts';
import {readBody} from '../../packages/server/src/http/read-body.ts';

test.each([
  ['gzip, deflate, br, zstd', true],
  ['br;q=0.5', true],
  ['br;q=0, gzip', false],
  ['br;q=0.0', false],
  ['brotli', false],
  ['', false],
])('takes "%s" for brotli: %s', (header, expected) => {
  const request = new Request('http://x/', {headers: {'accept-encoding': header}});
  expect(acceptsBrotli(request)).toBe(expected);
});

/** A body in chunks, without a declared length, that counts what was asked of it. */
function stream(chunks: number, size: number) {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulled++ === chunks) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(7));
    },
  });
  const request = new Request('http://x/', {method: 'POST', body, duplex: 'half'} as RequestInit);
  return {request, pulled: () => pulled};
}

test('reads a body that comes in pieces', async () => {
  const bytes = await readBody(stream(4, 64).request, 256);
  expect(bytes).toEqual(new Uint8Array(256).fill(7));
});

test('stops reading a body soon after it grew too long', async () => {
  const endless = stream(Number.POSITIVE_INFINITY, 100);
  expect(await readBody(endless.request, 256)).toBeNull();
  expect(endless.pulled()).toBeLessThan(10);
});

test('does not read a body that declares itself too long', async () => {
  const request = new Request('http://x/', {method: 'POST', body: 'x', headers: {'content-length': '257'}});
  expect(await readBody(request, 256)).toBeNull();
  expect(request.bodyUsed).toBe(false);
});
