import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {createApp} from './app.ts';
import {openDataFolder} from './data-folder.ts';
import {createIngest} from './ingest.ts';

export interface ServerOptions {
  readonly dir: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Default 127.0.0.1: a proxy with TLS belongs in front. */
  readonly host?: string;
  readonly dist?: string | null;
  readonly now?: () => number;
  /** Addresses and networks of the proxies in front; [] for none, null (the default) when nobody has said. */
  readonly trustedProxies?: readonly string[] | null;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, finishes those under way, writes what waits, closes the database. */
  close(): Promise<void>;
}

/** Refused bodies leave no trace on disk for at most this long, and networks of yesterday are remembered no longer. */
const METRICS_FLUSH_MS = 60_000;
/** Past it, requests still open are cut: a supervisor would kill us otherwise. */
const SHUTDOWN_MS = 5_000;

/** Opens a data folder and serves it. @throws when the port is taken or the database was written by a newer server */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {dir, port, host = '127.0.0.1', dist = null, now = Date.now, trustedProxies = null} = options;
  const folder = await openDataFolder(dir);
  const ingest = createIngest(folder.db, now);
  const app = await createApp({folder, ingest, dist, now, trustedProxies});
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      // With Node's defaults slow senders held 1,513 of 2,000 sockets after 14 s, with these none (RELIABILITY D7).
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 8_192,
    },
  }) as Server;
  server.maxConnections = 10_000;
  await listen(server, port, host);
  const timer = setInterval(() => void ingest.flush(), METRICS_FLUSH_MS);

  return {
    url: urlOf(server.address() as AddressInfo),
    async close() {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = setInterval(() => server.closeIdleConnections(), 20); // connections kept alive fall idle one by one
      const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
      await ingest.flush();
      await folder.db.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const urlOf = ({address, family, port}: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
