import {createServer, request as forward} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * Stands before a server and writes down every request that reaches it, byte for byte: what the wire saw, in any engine.
 *
 * @param haste so many times as fast the clock goes in the pages and workers that run the server's scripts; timers do not.
 * `later` sets it forward by so many ms, for pages opened after that.
 */
export async function startRecorder(
  target: string,
  haste = 1,
): Promise<{
  url: string;
  requests: readonly Recorded[];
  forget: () => void;
  later: (ms: number) => void;
  stop: () => Promise<void>;
}> {
  const requests: Recorded[] = [];
  const start = Date.now();
  let ahead = 0;
  // Counted from one moment, so that what one page calls later is later on the next, too
  const clock = () => `{ const now = Date.now; Date.now = () => ${start + ahead} + (now() - ${start}) * ${haste}; }\n`;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const {method = '', url = '', headers} = incoming;
      const body = Buffer.concat(chunks);
      requests.push({method, path: url, headers, body});
      const isTimed = haste !== 1 && /^\/vitrine(?:-worker)?\.js$/.test(url);
      const passedOn = {...headers, host: new URL(target).host};
      if (isTimed) {
        delete passedOn['accept-encoding'];
        delete passedOn['if-none-match'];
      }
      const passed = forward(new URL(url, target), {method, headers: passedOn}, (answer) => {
        const answered = {...answer.headers};
        if (isTimed) {
          delete answered['content-length'];
          answered['cache-control'] = 'no-store';
        }
        outgoing.writeHead(answer.statusCode ?? 502, answered);
        if (isTimed) outgoing.write(clock());
        answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy()); // the server is down: so is what stands before it
      passed.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    forget() {
      requests.length = 0;
    },
    later(ms) {
      ahead += ms;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
