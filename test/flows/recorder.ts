import {createServer, request as forward} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Stands before a server and writes down every request that reaches it, byte for byte: what the wire saw, in any engine. */
export async function startRecorder(target: string): Promise<{
  url: string;
  requests: readonly Recorded[];
  stop: () => Promise<void>;
}> {
  const requests: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const {method = '', url = '', headers} = incoming;
      const body = Buffer.concat(chunks);
      requests.push({method, path: url, headers, body});
      const passed = forward(
        new URL(url, target),
        {method, headers: {...headers, host: new URL(target).host}},
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.destroy()); // the server is down: so is what stands before it
      passed.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
