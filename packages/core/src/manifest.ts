import type {Evidence} from './pack.ts';
import type {Task} from './summary.ts';

/**
 * GET /v1/shops/{shopId}/manifest: small, short-lived, signed; says which packs are current and how to seal a summary.
 * On the wire it is a `SignedManifest`. Packs lie at GET /v1/packs/{hash}, immutable.
 */
export interface Manifest {
  readonly shopId: string;
  /** Epoch ms. */
  readonly builtAt: number;
  readonly head: PackFile;
  readonly body: PackFile;
  /** HPKE public key (DHKEM P-256, uncompressed, base64) and its id; null while the server takes no summaries. */
  readonly seal: {readonly keyId: number; readonly publicKey: string} | null;
  /** e^ε of fine and coarse questions; the device takes the smaller of these and its compiled limits (148, 20). */
  readonly a: {readonly fine: number; readonly coarse: number};
  /** The public random split of devices over questions; shares sum to 1. Unknown tasks are ignored. */
  readonly shares: Readonly<Partial<Record<Task, number>>>;
  readonly evidence: readonly Evidence[];
  /**
   * High-assurance mode: two aggregators, and which questions go to them (docs/high-assurance.md). Read and checked by the
   * code that is loaded for it. Absent: off.
   */
  readonly assured?: unknown;
}

export interface PackFile {
  /** SHA-256 of the file, lower-case hex. */
  readonly hash: string;
  readonly bytes: number;
}

export interface SignedManifest {
  /** JSON of a `Manifest`, exactly as signed. */
  readonly manifest: string;
  /** Ed25519 over UTF-8 of "vitrine-manifest/1\n" + manifest, base64. */
  readonly signature: string;
}
