import {createHash} from 'node:crypto';

interface Tag {
  /** Without a trailing slash. */
  readonly server: string;
  readonly shopId: string;
  /** Pins who may sign packs. */
  readonly publicKey: string;
  /** The shop's two aggregators, if it has any. */
  readonly assured?: unknown;
}

/** The one tag a merchant pastes. */
export function scriptTag({server, shopId, publicKey, assured}: Tag): string {
  const pin = assured === undefined ? '' : ` data-assured="${assuredPin(assured)}"`;
  return `<script async src="${server}/vitrine.js" data-shop="${shopId}"
        data-server="${server}" data-key="${publicKey}"${pin}></script>`;
}

/**
 * What a page pins of the manifest's field `assured`, so that no server alone switches the devices' noise off: SHA-256 of its JSON,
 * base64url.
 */
export const assuredPin = (assured: unknown): string =>
  createHash('sha256').update(JSON.stringify(assured)).digest('base64url');
