import {MAX_PACK_BYTES, type Manifest, type PackFile, ParseError, TASK_NAMES} from '@vitrine/core';
import {fromBase64} from './base64.ts';

/** A manifest is a few kB; more is no manifest. */
export const MAX_MANIFEST_BYTES = 64 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Checks signature and form. The signature is checked where the engine knows Ed25519 and the page is a secure context; where
 * not, TLS and the pack's hash must do: who could change the manifest there could change the page.
 *
 * @param key the shop's public key, base64; '' checks no signature
 * @throws ParseError naming the field
 */
export async function openManifest(signed: unknown, key: string, shopId: string): Promise<Manifest> {
  const {manifest: text, signature} = record(signed, 'manifest');
  if (typeof text !== 'string' || typeof signature !== 'string') {
    throw new ParseError('manifest', 'an object with the texts manifest and signature');
  }
  if (key !== '' && (await verify(text, signature, key)) === false) {
    throw new ParseError('manifest.signature', "the signature of the shop's key");
  }
  const manifest = parseManifest(text);
  if (manifest.shopId !== shopId) throw new ParseError('manifest.shopId', `${shopId}, got ${manifest.shopId}`);
  return manifest;
}

/** null where this engine can not tell. */
async function verify(text: string, signature: string, key: string): Promise<boolean | null> {
  const {subtle} = globalThis.crypto ?? {};
  if (!subtle) return null;
  let publicKey: CryptoKey;
  try {
    publicKey = await subtle.importKey('raw', fromBase64(key), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    return false; // the tag's key is none
  }
  const message = new TextEncoder().encode(`vitrine-manifest/1\n${text}`);
  return subtle.verify('Ed25519', publicKey, fromBase64(signature), message).catch(() => false);
}

function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ParseError('manifest', 'JSON');
  }
  const {shopId, builtAt, head, body, seal, a, shares, evidence, assured} = record(value, 'manifest');
  if (typeof shopId !== 'string') throw new ParseError('manifest.shopId', 'a text');
  if (typeof builtAt !== 'number') throw new ParseError('manifest.builtAt', 'epoch ms');
  if (!Array.isArray(evidence)) throw new ParseError('manifest.evidence', 'a list');
  const split = record(shares, 'manifest.shares');
  return {
    shopId,
    builtAt,
    head: parseFile(head, 'head'),
    body: parseFile(body, 'body'),
    seal: seal === null ? null : parseSeal(seal),
    a: parseA(a),
    shares: Object.fromEntries(
      TASK_NAMES.filter((task) => typeof split[task] === 'number').map((task) => [task, split[task]]),
    ) as Manifest['shares'],
    evidence: evidence as Manifest['evidence'],
    assured,
  };
}

function parseFile(value: unknown, part: 'head' | 'body'): PackFile {
  const {hash, bytes} = record(value, `manifest.${part}`);
  if (typeof hash !== 'string' || !HASH.test(hash)) {
    throw new ParseError(`manifest.${part}.hash`, 'a SHA-256 in lower-case hex');
  }
  if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 1 || bytes > MAX_PACK_BYTES[part]) {
    throw new ParseError(`manifest.${part}.bytes`, `1 … ${MAX_PACK_BYTES[part]}, got ${String(bytes)}`);
  }
  return {hash, bytes};
}

function parseSeal(value: unknown): NonNullable<Manifest['seal']> {
  const {keyId, publicKey} = record(value, 'manifest.seal');
  if (typeof keyId !== 'number' || !Number.isInteger(keyId) || keyId < 0 || keyId > 255) {
    throw new ParseError('manifest.seal.keyId', '0 … 255');
  }
  if (typeof publicKey !== 'string') throw new ParseError('manifest.seal.publicKey', 'base64 of a P-256 point');
  return {keyId, publicKey};
}

function parseA(value: unknown): Manifest['a'] {
  const {fine, coarse} = record(value, 'manifest.a');
  if (typeof fine !== 'number' || typeof coarse !== 'number') throw new ParseError('manifest.a', '{fine, coarse}');
  return {fine, coarse};
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ParseError(field, 'an object');
  return value as Record<string, unknown>;
}
