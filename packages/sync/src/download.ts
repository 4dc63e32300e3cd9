import {type Manifest, openPack, type PackFile} from '@vitrine/core';
import type {Store, StoredPack} from '@vitrine/store';
import {MAX_MANIFEST_BYTES, openManifest} from './manifest.ts';

export interface ServerConfig {
  readonly server: string;
  readonly shopId: string;
  /** The shop's Ed25519 public key, base64; '' accepts any manifest. */
  readonly key: string;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A page younger than this asks for nothing: the pack it has is fresh. */
const FRESH_MS = 15 * 60_000;
/** No cookie, no referrer, no query: a request says which shop, and nothing of who asks. */
export const PLAIN: RequestInit = {credentials: 'omit', referrerPolicy: 'no-referrer'};

export const shopUrl = ({server, shopId}: ServerConfig): string => `${server}/v1/shops/${encodeURIComponent(shopId)}`;

/** @throws ParseError, or what fetch says */
export async function fetchManifest(config: ServerConfig, fetch: Fetch): Promise<Manifest> {
  const response = await fetch(`${shopUrl(config)}/manifest`, PLAIN);
  if (!response.ok) throw new Error(`manifest: the server answered ${response.status}`);
  const text = new TextDecoder().decode(await readUpTo(response, MAX_MANIFEST_BYTES));
  return openManifest(JSON.parse(text), config.key, config.shopId);
}

/**
 * Brings the store's packs up to the manifest: a first visit gets the small head before the body. What does not match the
 * manifest or does not open is refused, and the last good pack stays.
 *
 * @param onPack called after each pack that was stored
 */
export async function refreshPacks(
  store: Store,
  config: ServerConfig,
  {
    fetch,
    now,
    manifest,
    onPack,
  }: {
    fetch: Fetch;
    now: () => number;
    manifest: () => Promise<Manifest>;
    onPack: () => void;
  },
): Promise<void> {
  const stored = usable(await store.readPack('body'));
  const age = stored ? now() - stored.checkedAt : Number.POSITIVE_INFINITY;
  if (age >= 0 && age < FRESH_MS) return;
  const {head, body, builtAt} = await manifest();
  const bring = async (part: 'head' | 'body', file: PackFile) => {
    const bytes = await fetchPack(file, config, fetch);
    await store.writePack(part, {hash: file.hash, bytes, checkedAt: now(), builtAt});
    onPack();
  };
  if (stored?.hash === body.hash) return store.writePack('body', {...stored, checkedAt: now(), builtAt});
  if (!stored) await bring('head', head).catch(() => undefined); // the body alone does as well
  await bring('body', body);
}

function usable(stored: StoredPack | null): StoredPack | null {
  try {
    if (stored) openPack(stored.bytes);
    return stored;
  } catch {
    return null; // damaged on the device: as good as none
  }
}

async function fetchPack({hash, bytes}: PackFile, {server}: ServerConfig, fetch: Fetch): Promise<ArrayBuffer> {
  const response = await fetch(`${server}/v1/packs/${hash}`, PLAIN);
  if (!response.ok) throw new Error(`pack: the server answered ${response.status}`);
  const read = await readUpTo(response, bytes);
  if (read.length < bytes) throw new Error(`pack: ${read.length} bytes, expected ${bytes}`);
  const {buffer} = read;
  const {subtle} = globalThis.crypto ?? {}; // missing on plain http, where the page itself is no safer than the pack
  if (subtle) {
    const digest = [...new Uint8Array(await subtle.digest('SHA-256', buffer))];
    const got = digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (got !== hash) throw new Error(`pack: its SHA-256 is ${got}, expected ${hash}`);
  }
  openPack(buffer); // throws PackError
  return buffer;
}

/** Reads a body, and not a byte more than may be: a worker out of memory takes the shop's page with it. */
async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(maxBytes);
  const reader = response.body?.getReader();
  let length = 0;
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    if (length + chunk.value.length > maxBytes) {
      await reader?.cancel();
      throw new Error(`the server sent more than the ${maxBytes} bytes of a pack or manifest`);
    }
    buffer.set(chunk.value, length);
    length += chunk.value.length;
  }
  return buffer.subarray(0, length);
}
