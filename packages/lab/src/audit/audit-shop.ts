import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256} from '@hpke/core';
import {decodeSummary, type Manifest, SEAL_INFO, type SignedManifest, type Summary, type Task} from '@vitrine/core';
import {
  buildPack,
  createApp,
  createIngest,
  createShop,
  importCatalogue,
  openDataFolder,
  readKeys,
} from '@vitrine/server';
import type {Fetch} from '@vitrine/sync';

/** A request of a device, as whoever carries it sees it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly body: Uint8Array | null;
}

/** A server of the audit's own, its key, and the way there. */
export interface AuditShop {
  readonly shopId: string;
  /** Packs and manifests are the server's; bodies go to `onPost` and are answered as the server would. */
  fetch(onPost: (seen: Seen) => void, only?: Task): Fetch;
  /** What a sealed body says; null: nothing, it is a decoy. */
  open(body: Uint8Array): Promise<Summary | null>;
  stop(): Promise<void>;
}

const ITEMS = 64;
const LEAVES = 8;
export const AUDIT_SERVER = 'http://vitrine.audit';

export const itemId = (i: number): string => `I${i % ITEMS}`;
/** Widest first; items eight apart share a leaf. */
export const pathOf = (id: string): string[] => {
  const leaf = Number(id.slice(1)) % LEAVES;
  return [`Top ${leaf % 2}`, `Leaf ${leaf}`];
};

export async function openAuditShop(now: number): Promise<AuditShop> {
  const shopId = 'audit';
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-audit-'));
  const folder = await openDataFolder(dir);
  await createShop(folder, {shopId, name: {en: 'Audit'}, currency: 'EUR', locales: ['en']}, now);
  const rows = Array.from({length: ITEMS}, (_, i) => {
    const id = itemId(i);
    return `${id},Item ${i},/p/${id},${10 + i}.00,${pathOf(id).join(' > ')},Brand`;
  });
  const bytes = Buffer.from(`id,title,link,price,category,brand\n${rows.join('\n')}\n`);
  await importCatalogue(folder, shopId, {name: 'feed.csv', bytes}, now);
  await buildPack(folder, shopId, now);
  const app = await createApp({folder, ingest: createIngest(folder.db, () => now), dist: null, now: () => now});
  const {seal} = await readKeys(dir, shopId);
  const [{privateKey}] = seal;
  const suite = new CipherSuite({kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm()});
  const recipientKey = await suite.kem.importKey('jwk', privateKey, false);
  const info = new TextEncoder().encode(SEAL_INFO + shopId);

  /** The manifest with one question alone; its signature goes, and the device must be one that asks for none. */
  const onlyAsking = async (answer: Response, task: Task): Promise<Response> => {
    const signed = (await answer.json()) as SignedManifest;
    const manifest = JSON.parse(signed.manifest) as Manifest;
    return Response.json({...signed, manifest: JSON.stringify({...manifest, shares: {[task]: 1}})});
  };

  return {
    shopId,
    fetch: (onPost, only) => async (url, init) => {
      if (init?.method === 'POST') {
        const headers = JSON.stringify({...init, body: undefined});
        onPost({method: init.method, url, headers, body: Uint8Array.from(init.body as Uint8Array)});
        return new Response(null, {status: 204});
      }
      const answer = await app.request(url, init);
      return only && url.endsWith('/manifest') ? onlyAsking(answer, only) : answer;
    },
    async open(body) {
      const enc = Uint8Array.from(body.subarray(2, 67)).buffer;
      const sealed = Uint8Array.from(body.subarray(67)).buffer;
      const plaintext = await suite.open(
        {recipientKey, enc, info},
        sealed,
        Uint8Array.from(body.subarray(0, 2)).buffer,
      );
      return decodeSummary(new Uint8Array(plaintext));
    },
    async stop() {
      await folder.db.close();
      await rm(dir, {recursive: true, force: true});
    },
  };
}
