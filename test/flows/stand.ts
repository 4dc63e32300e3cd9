import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Demo, openDemo} from '../../demo-site/compose.ts';

/** A demo shop of a test's own: fresh data, free ports. */
export async function startStand(): Promise<Demo> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-stand-'));
  const demo = await openDemo({dir, shopPort: 0, serverPort: 0});
  return {
    ...demo,
    async stop() {
      await demo.stop();
      await rm(dir, {recursive: true, force: true});
    },
  };
}
