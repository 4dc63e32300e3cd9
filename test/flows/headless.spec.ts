import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, type Page, test} from '@playwright/test';
import {build} from 'esbuild';
import {DIST} from '../../demo-site/compose.ts';
import {hearNoise} from './noise.ts';
import {type Stand, startStand} from './stand.ts';

const DOC = readFileSync(new URL('../../docs/headless.md', import.meta.url), 'utf8');

/** The example under a heading, as it is printed, but for the shop it names. */
function exampleOf(heading: string, {serverUrl, key}: Stand): string {
  const [, code] = new RegExp(`## ${heading}\\n+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(DOC) ?? [];
  if (!code) throw new Error(`docs/headless.md has no example under ${heading}`);
  return code
    .replaceAll('https://vitrine.example', serverUrl)
    .replaceAll("'bedding-house'", `'${stand.shopId}'`)
    .replaceAll("key: '…'", `key: '${key}'`);
}

/** Bundles an example as a developer's build does, with a last line that puts it on the page. */
async function bundle(example: string, last: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: `${example}\n${last}`, loader: 'jsx', resolveDir: import.meta.dirname},
    alias: {'@vitrine/sdk': `${DIST}/vitrine.mjs`},
    define: {'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false'},
    jsx: 'automatic',
    bundle: true,
    write: false,
    format: 'esm',
  });
  return `<!doctype html><html lang="en"><title>Example</title><link rel="icon" href="data:,"><div id="app"></div><script type="module">${outputFiles[0].text.replaceAll('</script', '<\\/script')}</script>`;
}

const servers: Server[] = [];

/** The address of a shop's page that a developer has made. */
async function serve(html: string): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/') response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(html);
    else response.writeHead(302, {location: `${stand.shopUrl}${request.url}`}).end(); // the shop's pictures
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

let stand: Stand;
const noise: string[] = [];
test.beforeAll(async () => {
  stand = await startStand();
});
test.afterAll(async () => {
  for (const server of servers) server.close();
  await stand.stop();
});
test.beforeEach(({page}) => hearNoise(page, noise));
test.afterEach(() => expect(noise).toEqual([]));

const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  React: () =>
    bundle(
      exampleOf('React', stand),
      `import {createRoot} from 'react-dom/client';
       createRoot(document.getElementById('app')).render(<Recommendations placement="home" />);`,
    ),
  Vue: () =>
    bundle(
      exampleOf('Vue', stand),
      `import {createApp} from 'vue';
       createApp(Recommendations, {placement: 'home'}).mount('#app');`,
    ),
  'Plain templates': async () =>
    `<!doctype html><html lang="en"><title>Example</title><link rel="icon" href="data:,">${exampleOf('Plain templates', stand)}`,
};

for (const [name, html] of Object.entries(PAGES)) {
  test(`${name}: the list is shown, follows the shopper, and its impressions and clicks are counted`, async ({
    page,
  }) => {
    await page.goto(await serve(await html()));
    const cards = page.locator('li[data-item-id]');
    await expect(cards).toHaveCount(12);
    await expect(page.locator('h2')).not.toBeEmpty();
    for (const itemId of ['formula-101', 'formula-102', 'formula-103']) {
      await page.evaluate((id) => Reflect.get(window, 'vitrine').track({type: 'view', item: {itemId: id}}), itemId);
    }
    await expect(page.locator('h2')).toHaveText('Recommended for you');
    await expect(cards.first().locator('small')).not.toBeEmpty();
    await expect.poll(() => typesOf(page)).toContain('impression');
    await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault())); // stay here
    await cards.first().locator('a').click();
    await expect.poll(() => typesOf(page)).toContain('click');
  });
}

const typesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const events: readonly {readonly type: string}[] = await Reflect.get(window, 'vitrine').history();
    return events.map(({type}) => type);
  });
