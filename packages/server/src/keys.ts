import {createHmac, createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign} from 'node:crypto';
import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFileAtomically} from './write-file.ts';

/** A shop's private keys, as they lie in `keys/{shopId}.json` (mode 600). */
interface KeyFile {
  /** Ed25519: signs manifests. */
  readonly signing: JsonWebKey;
  /** HPKE P-256, newest last; older ones stay to open what was sealed before a rotation. */
  readonly seal: readonly {readonly keyId: number; readonly key: JsonWebKey}[];
}

export interface ShopKeys {
  /** Raw Ed25519 public key, base64: the `data-key` of the shop's tag. */
  readonly publicKey: string;
  readonly seal: readonly SealKey[];
  /** Ed25519 over "vitrine-manifest/1\n" + manifest, base64. */
  readonly signManifest: (manifest: string) => string;
  /** 32 bytes that stay the same as long as the shop: chance that nobody else can know comes from them. */
  readonly secret: Uint8Array;
}

export interface SealKey {
  /** 1 … 255; travels in clear at the head of a body. */
  readonly keyId: number;
  readonly privateKey: JsonWebKey;
  /** Uncompressed point, base64. */
  readonly publicKey: string;
}

const MAX_KEY_ID = 255;

/** Makes a shop's keys. @throws when it has keys already: overwriting them would orphan the tag in its pages */
export async function createKeys(dir: string, shopId: string): Promise<ShopKeys> {
  const file = keyFile(dir, shopId);
  if (await readKeyFile(file)) throw new Error(`keys of shop "${shopId}" exist already`);
  await mkdir(join(dir, 'keys'), {recursive: true, mode: 0o700});
  const signing = generateKeyPairSync('ed25519').privateKey.export({format: 'jwk'});
  const keys: KeyFile = {signing, seal: [createSealKey(1)]};
  await writeFileAtomically(file, JSON.stringify(keys), 0o600);
  return openKeys(keys);
}

/** A shop's keys. @throws when the file is missing or damaged */
export async function readKeys(dir: string, shopId: string): Promise<ShopKeys> {
  const keys = await readKeyFile(keyFile(dir, shopId));
  if (!keys) throw new Error(`keys of shop "${shopId}" are missing in the data folder`);
  return openKeys(keys);
}

/** Adds a sealing key, which the next pack announces; the last two stay to open what is still on its way. */
export async function rotateSealKey(dir: string, shopId: string): Promise<ShopKeys> {
  const file = keyFile(dir, shopId);
  const keys = await readKeyFile(file);
  if (!keys) throw new Error(`keys of shop "${shopId}" are missing in the data folder`);
  const next = (keys.seal.at(-1)!.keyId % MAX_KEY_ID) + 1;
  const rotated: KeyFile = {...keys, seal: [...keys.seal.slice(-2), createSealKey(next)]};
  await writeFileAtomically(file, JSON.stringify(rotated), 0o600);
  return openKeys(rotated);
}

const keyFile = (dir: string, shopId: string) => join(dir, 'keys', `${shopId}.json`);

async function readKeyFile(file: string): Promise<KeyFile | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function createSealKey(keyId: number): KeyFile['seal'][number] {
  return {keyId, key: generateKeyPairSync('ec', {namedCurve: 'P-256'}).privateKey.export({format: 'jwk'})};
}

function openKeys(keys: KeyFile): ShopKeys {
  const signing: KeyObject = createPrivateKey({key: keys.signing, format: 'jwk'});
  return {
    publicKey: toBase64(keys.signing.x!),
    seal: keys.seal.map(({keyId, key}) => ({keyId, privateKey: key, publicKey: uncompressedPoint(key)})),
    signManifest: (manifest) =>
      sign(null, Buffer.from(`vitrine-manifest/1\n${manifest}`, 'utf8'), signing).toString('base64'),
    // Of the signing key, which is never rotated, and so that nothing can be learnt of that key from it.
    secret: createHmac('sha256', Buffer.from(keys.signing.d!, 'base64url')).update('vitrine-secret/1').digest(),
  };
}

const toBase64 = (base64url: string) => Buffer.from(base64url, 'base64url').toString('base64');

function uncompressedPoint({x, y}: JsonWebKey): string {
  return Buffer.concat([Buffer.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]).toString('base64');
}
