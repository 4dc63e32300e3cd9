/**
 * The raw bytes of a body whatever its content type says (a beacon comes as text/plain), or null when it is longer than
 * `maxBytes`; never holds more than one chunk beyond that.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    // Node itself holds a body to its declared length, so this read is bounded.
    return Number(declared) <= maxBytes ? new Uint8Array(await request.arrayBuffer()) : null;
  }
  if (!request.body) return new Uint8Array();
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  for await (const chunk of request.body) {
    if (length + chunk.length > maxBytes) return null; // leaving the loop cancels the stream
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}
