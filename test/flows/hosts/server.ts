import {readFileSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {transformSync} from 'esbuild';
import {DIST} from '../../../demo-site/compose.ts';
import type {Stand} from '../stand.ts';
import type {Fixture, Origins} from './fixtures.ts';

const NONCE = 'cmFuZG9t';

type TagFrom = Pick<Stand, 'shopId' | 'serverUrl' | 'key'>;

export interface Hosts {
  /** Address of a fixture's page, with our tag or without; `again`: on a device that has been there before. */
  url(fixture: Fixture, visit: {readonly tag: boolean; readonly again?: boolean}): string;
  stop(): Promise<void>;
}

/**
 * Serves the host pages: each is a fragment of `pages/` set into a plain page, or a whole page of its own. The same port
 * answers as 127.0.0.1 and as localhost, which are two origins. `/own/` holds our files as a shop serves them itself.
 */
export async function startHosts(fixtures: readonly Fixture[], from: TagFrom): Promise<Hosts> {
  const scripts = new Map([
    ['/probe.js', transformSync(read('probe.ts'), {loader: 'ts', target: 'es2022'}).code],
    ['/self-test.js', read('pages/self-test.js')],
  ]);
  const byName = new Map(fixtures.map((fixture) => [fixture.name, fixture]));
  let origins: Origins;

  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://host');
    if (pathname === '/report') return send(response, 'text/html', REPORT);
    const code = scripts.get(pathname);
    if (code) return send(response, 'text/javascript', code);
    if (pathname.startsWith('/own/')) return sendOwn(response, pathname.slice('/own/'.length));
    if (pathname.startsWith('/worker/')) return sendWorker(response, pathname.slice('/worker/'.length));
    if (/^\/images\/|^\/favicon/.test(pathname)) return send(response, 'image/svg+xml', PICTURE);
    const fixture = byName.get(pathname.slice('/host/'.length));
    if (!fixture) return sendNothing(response);
    if (fixture.frame && !searchParams.has('framed')) {
      const inner = `${fixture.frame === 'cross' ? origins.other : ''}${request.url}&framed`;
      const sandbox = fixture.frame === 'sandbox' ? 'sandbox="allow-scripts" ' : '';
      const frame = `<iframe ${sandbox}src="${inner}" width="1000" height="600"></iframe>`;
      const hear = '<script>addEventListener("message", ({data}) => { document.title = data; })</script>';
      return send(response, 'text/html; charset=utf-8', `<!doctype html><title>Around</title>${hear}${frame}`);
    }
    const {type = 'text/html', charset = 'utf-8', csp} = fixture;
    if (csp) response.setHeader('Content-Security-Policy', csp(origins));
    const page = pageOf(fixture, searchParams.get('tag') === '1', origins, from);
    send(response, `${type}; charset=${charset}`, Buffer.from(page, charset === 'gbk' ? 'latin1' : 'utf8'));
  });
  server.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const {port} = server.address() as AddressInfo;
  origins = {own: `http://127.0.0.1:${port}`, other: `http://localhost:${port}`, server: from.serverUrl, nonce: NONCE};
  return {
    url: ({name, waitMs = 40_000, noView}, {tag, again}) =>
      `${origins.own}/host/${name}?tag=${Number(tag)}&wait=${waitMs}${again ? '&again' : ''}${noView ? '&uncounted' : ''}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pageOf(fixture: Fixture, tagged: boolean, origins: Origins, from: TagFrom): string {
  const file = fixture.page ?? fixture.name;
  const fragment = readFileSync(
    new URL(`pages/${file}.html`, import.meta.url),
    fixture.charset === 'gbk' ? 'latin1' : 'utf8',
  );
  const tag = tagOf(fixture, origins, from);
  const parts: Readonly<Record<string, string>> = {
    probe: `<script nonce="${NONCE}" src="${origins.own}/probe.js"></script>`,
    'self-test': `<script nonce="${NONCE}" src="${origins.own}/self-test.js"></script>`,
    mark: '<script>hostMark()</script>',
    other: origins.other,
    product: PRODUCT,
    heading: HEADING,
    shelf: '<vitrine-shelf placement="home"></vitrine-shelf>',
    tag: tagged ? tag : '',
    'tag again': tagged ? tag : '',
    'older tag': tagged ? tag.replace('/own/vitrine.js', '/own/older/vitrine.js') : '',
    // Pages that load the tag by script are given its attributes.
    'tag as data': JSON.stringify(tagged ? attributesOf(fixture, origins, from) : null),
  };
  const whole = /^<[!?h]/.test(fragment) ? fragment : PAGE.replace('{{fragment}}', () => fragment);
  return whole
    .replaceAll(/\{\{([\w -]+)\}\}/g, (_, name: string) => parts[name])
    .replaceAll('<script>', `<script nonce="${NONCE}">`);
}

/** Says as its title what stands in its address. */
const REPORT =
  '<!doctype html><title></title><script>document.title = decodeURIComponent(location.hash.slice(1))</script>';

const PRODUCT = `<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "sku": "formula-101", "name": "Formula 101",
 "offers": {"@type": "Offer", "price": "198.00", "priceCurrency": "CNY"}}
</script>`;

/** What a shopper sees of it. */
const HEADING = `<h1>Formula 101</h1>
<p class="price">¥198.00</p>
<button type="button">Add to cart</button>`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A host</title>
{{probe}}
{{product}}
</head>
<body>
{{heading}}
{{fragment}}
{{shelf}}
{{self-test}}
{{mark}}
{{tag}}
</body>
</html>`;

function attributesOf({tag = {}}: Fixture, origins: Origins, from: TagFrom): Record<string, string> {
  const {own = false, ...given} = tag;
  const others = Object.entries(given).map(([name, value]) => [
    name,
    value.replace('{own}', origins.own).replace('{other}', origins.other),
  ]);
  return {
    src: own ? `${origins.own}/own/vitrine.js` : `${from.serverUrl}/vitrine.js`,
    'data-shop': from.shopId,
    'data-server': from.serverUrl,
    'data-key': from.key,
    'data-locale': 'en',
    ...Object.fromEntries(others),
  };
}

function tagOf(fixture: Fixture, origins: Origins, from: TagFrom): string {
  const text = Object.entries(attributesOf(fixture, origins, from)).map(([name, value]) => `${name}="${value}"`);
  return `<script nonce="${NONCE}" async="" ${text.join(' ')}></script>`;
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

const OLDER = /"\d+\.\d+\.\d+"/g;

function sendOwn(response: ServerResponse, path: string) {
  const file = path.replace('older/', '');
  if (!/^vitrine[\w-]*\.m?js$/.test(file)) return sendNothing(response);
  const code = readFileSync(`${DIST}/${file}`, 'utf8');
  response.setHeader('Access-Control-Allow-Origin', '*');
  send(response, 'text/javascript', path === file ? code : code.replaceAll(OLDER, '"0.0.1"'));
}

/** Workers that fail in every way there is. */
const WORKERS: Readonly<Record<string, readonly [type: string, code: string]>> = {
  'throws.js': ['text/javascript', 'throw new Error("no")'],
  'broken.js': ['text/javascript', 'this is no script ('],
  'hangs.js': ['text/javascript', 'for (;;);'],
  'silent.js': ['text/javascript', 'onmessage = () => {}'],
  'page.js': ['text/html', '<!doctype html><title>Not found</title>'],
};

function sendWorker(response: ServerResponse, name: string) {
  const known = Object.hasOwn(WORKERS, name) && WORKERS[name];
  if (!known) return sendNothing(response);
  response.setHeader('Access-Control-Allow-Origin', '*');
  send(response, ...known);
}

function sendNothing(response: ServerResponse) {
  response.statusCode = 404;
  send(response, 'text/plain', '');
}

function send(response: ServerResponse, type: string, body: string | Buffer) {
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache');
  response.end(body);
}
