import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {BODY_BYTES, BODY_VERSION, SEAL_INFO} from '@vitrine/core';

export interface SealTo {
  readonly shopId: string;
  readonly keyId: number;
  /** P-256 point, uncompressed, 65 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export type Seal = (plaintext: Uint8Array<ArrayBuffer>, to: SealTo) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Seals 173 bytes into the 256 that leave the device: version u8 | key id u8 | enc 65 | ciphertext 189. HPKE base mode,
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM; info "pprec/1|" + shopId, aad the first two bytes.
 *
 * Source: RFC 9180; PRIVACY §3.4
 */
export const seal: Seal = async (plaintext, {shopId, keyId, publicKey}) => {
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const info = new TextEncoder().encode(SEAL_INFO + shopId);
  const head = Uint8Array.of(BODY_VERSION, keyId);
  const {enc, ct} = await suite.seal({recipientPublicKey, info}, plaintext, head);
  const body = new Uint8Array(head.length + enc.byteLength + ct.byteLength);
  if (body.length !== BODY_BYTES) throw new RangeError(`sealed ${body.length} bytes, expected ${BODY_BYTES}`);
  body.set(head);
  body.set(new Uint8Array(enc), head.length);
  body.set(new Uint8Array(ct), head.length + enc.byteLength);
  return body;
};
