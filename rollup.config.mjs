import {readFileSync} from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transform} from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';

const {version} = JSON.parse(readFileSync(new URL('./packages/sdk/package.json', import.meta.url), 'utf8'));

/** Style sheets are written to be read; what ships of them is `CSS` templates without a blank too many. */
const minifyCss = {
  name: 'minify-css',
  async transform(code, id) {
    if (!id.endsWith('/styles.ts')) return null;
    let out = code;
    for (const [whole, css] of code.matchAll(/(?<=_CSS = `)([^`]*)(?=`)/g)) {
      const {code: small} = await transform(css, {loader: 'css', minify: true, target: 'chrome123', charset: 'utf8'});
      // esbuild leaves the blanks of custom properties
      out = out.replace(whole, () => small.trim().replace(/(,|--[\w-]+:) /g, '$1'));
    }
    return {code: out, map: null};
  },
};

/** The dashboard's page and style sheet lie beside its script. */
const dashboardPage = {
  name: 'dashboard-page',
  generateBundle() {
    for (const fileName of ['index.html', 'dashboard.css']) {
      const source = readFileSync(new URL(`./packages/dashboard/page/${fileName}`, import.meta.url), 'utf8');
      this.emitFile({type: 'asset', fileName, source});
    }
  },
};

/** Has V8 compile all of a file beside the page's thread while it loads, not each function when it is first called. */
const compiledWhole = {
  name: 'compile-hint',
  renderChunk: {order: 'post', handler: (code) => ({code: `//# allFunctionsCalledOnLoad\n${code}`, map: null})},
};

/** One self-contained file per entry: no chunk, no path and no time of the build in it, so that two builds are equal. */
const entry = (input, file, format, ...plugins) => ({
  input,
  // Importing a file does nothing, effects begin in entries; `any` makes regular expressions of words, and some files need few of them
  treeshake: {moduleSideEffects: (id) => id.endsWith(input), manualPureFunctions: ['any']},
  output: {
    file: `dist/${file}`,
    format,
    inlineDynamicImports: true,
    banner: `/*! Vitrine ${version}, MIT */`,
    externalImportAttributes: false,
  },
  plugins: [
    ...plugins,
    minifyCss,
    resolve({extensions: ['.ts', '.mjs', '.js'], exportConditions: ['browser', 'import', 'default']}),
    esbuild({target: 'es2022', tsconfig: false}),
    terser({
      ecma: 2022,
      module: format === 'es',
      toplevel: true,
      compress: {passes: 3, unsafe_arrows: true, inline: 1},
      format: {comments: /^!/, ecma: 2022, ascii_only: true}, // a shop in GBK would read UTF-8 wrongly
    }),
  ],
  onwarn(warning) {
    if (warning.id?.includes('/@hpke/')) return; // remarks on how its compiler writes classes and comments
    throw new Error(warning.message); // any other is a mistake nobody has looked at yet
  },
});

export default [
  entry('packages/sdk/src/main.ts', 'vitrine.js', 'iife'),
  entry('packages/sdk/src/index.ts', 'vitrine.mjs', 'es'),
  entry('packages/sdk/src/tracking.ts', 'vitrine-tracker.mjs', 'es'),
  entry('packages/sdk/src/detector.ts', 'vitrine-detector.mjs', 'es', compiledWhole),
  entry('packages/sdk/src/platforms.ts', 'vitrine-platforms.mjs', 'es'),
  entry('packages/sdk/src/inspect/open-panel.ts', 'vitrine-inspect.mjs', 'es'),
  entry('packages/widgets/src/receipts.ts', 'vitrine-receipts.mjs', 'es'),
  entry('packages/widgets/src/panel.ts', 'vitrine-panel.mjs', 'es'),
  entry('packages/widgets/src/passport.ts', 'vitrine-passport.mjs', 'es'),
  entry('packages/widgets/src/search.ts', 'vitrine-search.mjs', 'es'),
  entry('packages/widgets/src/why.ts', 'vitrine-why.mjs', 'es'),
  entry('packages/widgets/src/rerank.ts', 'vitrine-rerank.mjs', 'es'),
  entry('packages/engine/src/worker.ts', 'vitrine-worker.js', 'iife'),
  entry('packages/engine/src/in-page.ts', 'vitrine-engine.mjs', 'es'),
  entry('packages/engine/src/seal.ts', 'vitrine-seal.mjs', 'es'),
  entry('packages/engine/src/assured.ts', 'vitrine-assured.mjs', 'es'),
  entry('packages/engine/src/learn.ts', 'vitrine-learn.mjs', 'es'),
  entry('packages/engine/src/find.ts', 'vitrine-find.mjs', 'es'),
  entry('packages/engine/src/profile.ts', 'vitrine-profile.mjs', 'es'),
  entry('packages/dashboard/src/main.ts', 'dashboard/dashboard.mjs', 'es', dashboardPage),
];
