import type {IDBPDatabase} from 'idb';
import {createDeviceKey, type DeviceKey} from './cipher.ts';
import type {Connection} from './connection.ts';
import type {Schema} from './schema.ts';

/** The device's key, read once; another tab that forgets puts a new one in its place. */
export interface Keyring {
  current(): Promise<DeviceKey>;
  /** Throws away what `current` gave before. */
  renew(): void;
}

export function createKeyring(connection: Connection): Keyring {
  let known: Promise<DeviceKey> | null = null;
  const read = async (): Promise<DeviceKey> => {
    const stored = await connection.use((db) => db.get('keys', 'device'));
    if (isKey(stored)) return stored;
    const drawn = await createDeviceKey(); // before the transaction, which would not wait for it
    return connection.use((db) => putUnlessThere(db, drawn));
  };
  return {
    current() {
      known ??= read().catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
    renew() {
      known = null;
    },
  };
}

/** Of two tabs that draw at once the first one's key holds. */
async function putUnlessThere(db: IDBPDatabase<Schema>, drawn: DeviceKey): Promise<DeviceKey> {
  const tx = db.transaction('keys', 'readwrite', {durability: 'strict'});
  const there = await tx.store.get('device');
  if (!isKey(there)) void tx.store.put(drawn, 'device');
  tx.commit();
  await tx.done;
  return isKey(there) ? there : drawn;
}

const isKey = (value: unknown): value is DeviceKey => {
  const {id, key} = (value ?? {}) as Partial<DeviceKey>;
  return typeof id === 'string' && key instanceof CryptoKey;
};
