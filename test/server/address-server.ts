import {once} from 'node:events';
import {writeHeapSnapshot} from 'node:v8';
import {startServer} from '../../packages/server/src/start-server.ts';

// A server in a process of its own, whose day and heap a test commands: `tomorrow`, `snapshot FILE`, `stop`.
const [dir, ...trustedProxies] = process.argv.slice(2);
let ahead = 0;
const server = await startServer({dir, port: 0, host: '::', trustedProxies, now: () => Date.now() + ahead});
process.on('message', (command: string) => {
  const [verb, file] = command.split(' ');
  if (verb === 'tomorrow') ahead += 86_400_000;
  if (verb === 'snapshot') writeHeapSnapshot(file);
  process.send?.(`${verb} done`);
  if (verb === 'stop') process.disconnect();
});
console.log(`listens at ${new URL(server.url).port}`);
process.send?.('ready');
await once(process, 'disconnect');
await server.close();
