import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {encodeSummary, periodOf, type Summary} from '@vitrine/core';
import type {SealKey} from '../../packages/server/src/keys.ts';
import {NOON} from './folder.ts';

/** Seals a summary as a device does, with the library itself: 256 bytes. */
export async function seal(summary: Summary, shopId: string, key: Pick<SealKey, 'keyId' | 'publicKey'>) {
  return sealBytes(encodeSummary(summary), shopId, key);
}

export async function sealBytes(plaintext: Uint8Array, shopId: string, key: Pick<SealKey, 'keyId' | 'publicKey'>) {
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const point = Uint8Array.from(Buffer.from(key.publicKey, 'base64'));
  const recipientPublicKey = await suite.kem.deserializePublicKey(point);
  const info = new TextEncoder().encode(`pprec/1|${shopId}`);
  const aad = Uint8Array.of(1, key.keyId);
  const {enc, ct} = await suite.seal({recipientPublicKey, info}, Uint8Array.from(plaintext), aad);
  return Uint8Array.from([...aad, ...new Uint8Array(enc), ...new Uint8Array(ct)]);
}

/** An answer to the hour question, with a nonce made of `n`. */
export function hourSummary(n: number, more: Partial<Summary> = {}): Summary {
  const nonce = new Uint8Array(16);
  new DataView(nonce.buffer).setUint32(0, n);
  return {task: 'hour', period: periodOf(NOON), row: 0, value: n % 24, nonce, ...more};
}
