// Entry of a step of `npm run build`, after the compiler wrote declarations of everything the SDK touches: keeps those its
// public names need, lets them find each other by path, and writes the package.json that makes dist/ the package @vitrine/sdk.
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const types = join(dist, 'types');
const needed = new Set<string>();

function follow(file: string): void {
  if (needed.has(file)) return;
  needed.add(file);
  const text = readFileSync(file, 'utf8').replaceAll(
    /(from|import)(\s*\(?\s*)'([^']+)'/g,
    (_, word: string, gap: string, name: string) => {
      const own = /^@vitrine\/([a-z]+)$/.exec(name);
      const target = own
        ? join(types, own[1], 'src/index.d.ts')
        : join(dirname(file), name.replace(/\.[tj]s$/, '.d.ts'));
      follow(target);
      const path = relative(dirname(file), target).replace(/\.d\.ts$/, '.js');
      return `${word}${gap}'${path.startsWith('.') ? path : `./${path}`}'`;
    },
  );
  writeFileSync(file, text);
}

follow(join(types, 'sdk/src/index.d.ts'));
for (const name of readdirSync(types, {recursive: true, encoding: 'utf8'})) {
  const file = join(types, name);
  if (name.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
}

const {name, version, description, license} = JSON.parse(
  readFileSync(new URL('../../sdk/package.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const manifest = {
  name,
  version,
  description,
  license,
  type: 'module',
  sideEffects: ['./vitrine.js'],
  exports: {'.': {types: './types/sdk/src/index.d.ts', default: './vitrine.mjs'}, './*': './*'},
};
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
