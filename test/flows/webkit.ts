import {type ChildProcess, spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {Builder, Capabilities, type WebDriver} from 'selenium-webdriver';

/** A port nobody listens on: a server left behind by an aborted run holds its own. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** WebKitGTK's MiniBrowser through its own driver; needs a display (xvfb-run). */
export async function startWebKit(): Promise<{driver: WebDriver; stop: () => Promise<void>}> {
  const port = await freePort();
  const service: ChildProcess = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], {stdio: 'ignore'});
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`${url}/status`);
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const capabilities = new Capabilities({browserName: 'MiniBrowser'});
  const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  return {
    driver,
    async stop() {
      await driver.quit().catch(() => undefined); // a browser that is gone already has quit
      service.kill();
    },
  };
}
