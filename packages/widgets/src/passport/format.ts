/**
 * A sealed passport, little-endian:
 *
 *     0 magic "VPAS" · 4 version · 5 flags · 6 iterations (uint32) · 10 salt (16) · 26 IV (12)   38 bytes
 *     38 AES-256-GCM of the JSON, raw-deflated if flagged, with its tag; the 38 bytes above are authenticated with it
 *     … the first 4 bytes of the SHA-256 of all before: tells damage from a wrong passphrase, and nothing of what is inside
 */
export const MAGIC = [0x56, 0x50, 0x41, 0x53];
export const VERSION = 1;
export const DEFLATED = 1;
export const HEADER_BYTES = 38;
export const CHECK_BYTES = 4;
/** Header, tag of the cipher, check. */
export const OVERHEAD_BYTES = HEADER_BYTES + 16 + CHECK_BYTES;

/** PBKDF2 with HMAC-SHA-256, as OWASP asks since 2023: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const ITERATIONS = 600_000;
/** A file that asks for more is not ours: it would keep the device busy for a minute. */
export const MAX_ITERATIONS = 10_000_000;

/** The parts of a header, for reading and writing. */
export function viewHeader(bytes: Uint8Array<ArrayBuffer>) {
  return {
    all: bytes.subarray(0, HEADER_BYTES),
    numbers: new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES),
    salt: bytes.subarray(10, 26),
    iv: bytes.subarray(26, HEADER_BYTES),
  };
}

/** @param passphrase compared after NFKC, so that two keyboards that write the same characters agree */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const kdf = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations};
  return crypto.subtle.deriveKey(kdf, material, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

export async function checkOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, CHECK_BYTES);
}
