import {startDemoSite} from './server.ts';

// node demo-site/main.ts [port] [vitrine server] [key] [shop id]
const [port = '8080', vitrineServer, key, shopId] = process.argv.slice(2);
const {url} = await startDemoSite({port: Number(port), vitrineServer, key, shopId});
console.log(`Window Market is open at ${url}/ (中文) and ${url}/en/`);
