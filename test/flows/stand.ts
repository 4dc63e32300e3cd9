import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Demo, openDemo} from '../../demo-site/compose.ts';
import {type Recorded, startRecorder} from './recorder.ts';

export interface Stand extends Demo {
  /** Everything that reached the Vitrine server. */
  readonly requests: readonly Recorded[];
  forgetRequests(): void;
  /** Sets the clocks of its shoppers' devices forward by so many ms, where they have a haste; pages opened after that know. */
  later(ms: number): void;
}

/**
 * A demo shop of a test's own: fresh data, free ports, and a record of what crosses to the server.
 *
 * @param options.shoppers so many simulated ones have filled the shop before (35 ms each); by default it is new
 * @param options.haste so many times as fast the clocks of its shoppers' devices go: minutes pass at once, or not while one looks
 */
export async function startStand({shoppers = 0, haste = 1}: {shoppers?: number; haste?: number} = {}): Promise<Stand> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-stand-'));
  let recorder: Awaited<ReturnType<typeof startRecorder>> | undefined;
  const demo = await openDemo({
    dir,
    shopPort: 0,
    serverPort: 0,
    async front(serverUrl) {
      recorder = await startRecorder(serverUrl, haste);
      return recorder.url;
    },
  });
  if (shoppers > 0) await demo.fill({shoppers}); // past the recorder
  return {
    ...demo,
    requests: recorder?.requests ?? [],
    forgetRequests: () => recorder?.forget(),
    later: (ms) => recorder?.later(ms),
    async stop() {
      await recorder?.stop();
      await demo.stop();
      await rm(dir, {recursive: true, force: true});
    },
  };
}
