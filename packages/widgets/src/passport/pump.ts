/** What a stream makes of bytes. @throws RangeError when that is more than `maxBytes` */
export async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  for (const done of [writer.write(bytes), writer.close()]) done.catch(() => {}); // the reader hears of it, too
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = (stream.readable as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    length += step.value.length;
    if (length > maxBytes) throw new RangeError(`more than ${maxBytes} bytes`);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
