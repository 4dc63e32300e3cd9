import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import type {ShopEvent} from '@vitrine/core';
import {DIST} from '../../../demo-site/compose.ts';
import type {Imitation, ShopAnswer} from './imitation.ts';

export interface ServedShop {
  readonly url: string;
  /** What the engine was given, in order; the same event handed over by two pages is one, as it is to the engine. */
  readonly heard: readonly ShopEvent[];
  stop(): Promise<void>;
}

/** Our tag as a merchant pastes it; the worker it names is ours, behind an ear, and so is the engine of a page whose worker is slow. */
const TAG =
  '<script async src="/vitrine/vitrine.js" data-shop="imitation" data-consent="local" data-worker="/vitrine/ear.js"></script>';
const EAR = `
addEventListener('message', ({data}) => {
  if (data.path?.[0] === 'record') {
    fetch('/vitrine/heard', {method: 'POST', keepalive: true, body: JSON.stringify(data.argumentList[0].value)});
  }
});
importScripts('/vitrine/vitrine-worker.js');`;
const ENGINE_EAR = `
import {startEngine as start} from '/vitrine/vitrine-engine.mjs?';
export function startEngine(config) {
  const engine = start(config);
  const record = (events) => {
    void fetch('/vitrine/heard', {method: 'POST', keepalive: true, body: JSON.stringify(events)});
    return engine.record(events);
  };
  return {...engine, record};
}`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>';

/** Serves an imitation on a port of its own, with our tag in the head of each page that has one. */
export async function serveShop(shop: Imitation): Promise<ServedShop> {
  const heard = new Map<string, ShopEvent>();
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get heard() {
      return [...heard.values()];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {pathname: path, searchParams: query} = new URL(request.url ?? '/', url);
    const body = await textOf(request);
    if (path === '/vitrine/heard') {
      for (const event of JSON.parse(body) as ShopEvent[]) heard.set(keyOf(event), event);
      response.end();
    } else if (path.startsWith('/vitrine/')) {
      const file = path.slice('/vitrine/'.length);
      const isEngine = file === 'vitrine-engine.mjs' && !request.url?.endsWith('?');
      const script = file === 'ear.js' ? EAR : isEngine ? ENGINE_EAR : readFileSync(join(DIST, file), 'utf8');
      send(response, {script});
    } else if (/\.(?:png|ico)$/.test(path)) {
      response.setHeader('Content-Type', 'image/svg+xml').end(PICTURE);
    } else {
      const {method = 'GET', headers} = request;
      send(
        response,
        shop.answer({method, path, query, form: await formOf(body, headers['content-type']), body, headers}),
      );
    }
  }
}

/** What was handed over has its fields in another order. */
const keyOf = (event: ShopEvent) =>
  JSON.stringify(event, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

function send(response: ServerResponse, answer: ShopAnswer | null): void {
  const {html, json, script, redirect, status = 200, cookies = []} = answer ?? {html: 'No such page', status: 404};
  response.setHeader(
    'Set-Cookie',
    cookies.map((cookie) => `${cookie}; Path=/`),
  );
  response.setHeader('Cache-Control', 'no-store');
  const type = html !== undefined ? 'text/html' : script !== undefined ? 'text/javascript' : 'application/json';
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  if (redirect) response.writeHead(302, {Location: redirect}).end();
  else response.writeHead(status).end(html?.replace('</head>', `${TAG}</head>`) ?? script ?? JSON.stringify(json));
}

async function formOf(body: string, type = ''): Promise<URLSearchParams> {
  if (!/form-data|urlencoded/.test(type)) return new URLSearchParams();
  const fields = await new Response(body, {headers: {'content-type': type}}).formData();
  return new URLSearchParams([...fields].map(([name, value]) => [name, `${value as string}`]));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
