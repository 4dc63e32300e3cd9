import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {BODY_BYTES, BODY_VERSION, SEAL_INFO} from '@vitrine/core';
import type {SealKey} from './keys.ts';

/** Opens a sealed body; resolves to the 173 bytes of a summary, or to why not. */
export type OpenSeal = (body: Uint8Array) => Promise<Uint8Array | Refusal>;

/** Why a summary was not counted; the names of the metrics, never of an answer. */
export type Refusal = 'malformed' | 'unknown-key' | 'unopenable' | 'outside-task' | 'outside-period' | 'prefix-cap';

const ENC_END = 67;

/**
 * The opener of one shop. HPKE base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM; info "pprec/1|" + shopId,
 * aad the two bytes before `enc` (version, key id).
 */
export async function createOpenSeal(shopId: string, keys: readonly SealKey[]): Promise<OpenSeal> {
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const info = new TextEncoder().encode(SEAL_INFO + shopId);
  const recipients = new Map<number, CryptoKey>();
  for (const {keyId, privateKey} of keys) {
    recipients.set(keyId, await suite.kem.importKey('jwk', privateKey as JsonWebKey, false));
  }

  return async (body) => {
    if (body.length !== BODY_BYTES || body[0] !== BODY_VERSION) return 'malformed';
    const recipientKey = recipients.get(body[1]);
    if (!recipientKey) return 'unknown-key';
    const own = Uint8Array.from(body); // the library reads whole buffers, and a Buffer's slices share theirs
    try {
      const enc = own.slice(2, ENC_END).buffer;
      const plaintext = await suite.open({recipientKey, enc, info}, own.slice(ENC_END), own.slice(0, 2));
      return new Uint8Array(plaintext);
    } catch {
      return 'unopenable'; // forged, damaged or sealed for another shop: nothing here tells which
    }
  };
}
