/** What lies on the disk in place of a value. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** The device's key. It can be used and not read; a new one is drawn when the shopper asks to be forgotten. */
export interface DeviceKey {
  /** Tells a key from the one that took its place. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** What a value is, bound to its seal: no record passes for one of another kind. */
export type Kind = 'events' | 'settings' | 'ledger' | 'receipt';

const AES = 'AES-GCM';
const IV_BYTES = 12;

/** @throws TypeError where the page has no cryptography, as on plain http */
export async function createDeviceKey(): Promise<DeviceKey> {
  const key = await crypto.subtle.generateKey({name: AES, length: 256}, false, ['encrypt', 'decrypt']);
  return {id: crypto.randomUUID(), key};
}

/**
 * AES-256-GCM over JSON. It keeps the history from whoever copies the browser's files or looks through them; a script of
 * the shop's own origin may use the key as we do, and against that nothing on the device helps.
 */
export async function sealValue({key}: DeviceKey, kind: Kind, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES)); // 2^32 random ones are safe under one key
  const data = await crypto.subtle.encrypt(parameters(iv, kind), key, new TextEncoder().encode(JSON.stringify(value)));
  return {iv, data};
}

/** undefined when it was sealed with a key that is gone, is damaged or no sealed value at all. */
export async function openValue(device: DeviceKey | undefined, kind: Kind, sealed: unknown): Promise<unknown> {
  const {iv, data} = (sealed ?? {}) as Partial<Sealed>;
  if (!device || !(iv instanceof Uint8Array) || !data) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(parameters(iv, kind), device.key, data)));
  } catch {
    return undefined;
  }
}

const parameters = (iv: Uint8Array<ArrayBuffer>, kind: Kind) => ({
  name: AES,
  iv,
  additionalData: new TextEncoder().encode(kind),
});
