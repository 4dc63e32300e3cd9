import {
  checkOf,
  DEFLATED,
  deriveKey,
  HEADER_BYTES,
  ITERATIONS,
  MAGIC,
  OVERHEAD_BYTES,
  VERSION,
  viewHeader,
} from './format.ts';
import type {Passport} from './passport.ts';
import {pump} from './pump.ts';

/** A passport that nobody reads without its passphrase. Salt and IV are drawn anew each time. */
export async function sealPassport(passport: Passport, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const {bytes: content, flags} = await packPassport(passport);
  const sealed = new Uint8Array(OVERHEAD_BYTES + content.length);
  const {all, numbers, salt, iv} = viewHeader(sealed);
  sealed.set([...MAGIC, VERSION, flags]);
  numbers.setUint32(6, ITERATIONS, true);
  crypto.getRandomValues(salt);
  crypto.getRandomValues(iv);
  const key = await deriveKey(passphrase, salt, ITERATIONS);
  const cipher = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: all}, key, content);
  sealed.set(new Uint8Array(cipher), HEADER_BYTES);
  const end = HEADER_BYTES + cipher.byteLength;
  sealed.set(await checkOf(sealed.subarray(0, end)), end);
  return sealed;
}

/** Its JSON, deflated where the browser can. */
export async function packPassport(passport: Passport): Promise<{bytes: Uint8Array<ArrayBuffer>; flags: number}> {
  const bytes = new TextEncoder().encode(JSON.stringify(passport));
  if (!('CompressionStream' in globalThis)) return {bytes, flags: 0};
  return {bytes: await pump(bytes, new CompressionStream('deflate-raw')), flags: DEFLATED};
}
