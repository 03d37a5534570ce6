import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'tsdown';
import { writeThirdPartyLicences, type BundledModules } from './third-party.config.ts';

const WASM_FILES = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];

const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'));

/** What the worker holds its wasm against. */
const wasmSha256 = createHash('sha256')
  .update(readFileSync(join(runtime, 'ort-wasm-simd-threaded.wasm')))
  .digest('hex');

const manifest = readFileSync(new URL('package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const SDK_VERSION = JSON.stringify(version);

async function copyWasm(): Promise<void> {
  await mkdir('dist/assets', { recursive: true });
  for (const file of WASM_FILES) await copyFile(join(runtime, file), join('dist/assets', file));
}

const modulesOf = (chunks: readonly object[]) => chunks as readonly BundledModules[];

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      element: 'src/element/index.ts',
      angular: 'src/angular/index.ts',
      'locales/ar': 'src/locales/ar.ts',
      'locales/de': 'src/locales/de.ts',
      'locales/es': 'src/locales/es.ts',
      'locales/fr': 'src/locales/fr.ts',
      'locales/pt': 'src/locales/pt.ts',
    },
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    fixedExtension: false,
    // Angular is the application's own.
    deps: { alwaysBundle: [/^(?!@angular\/)/], neverBundle: [/^@angular\//], onlyBundle: false },
    outputOptions: { chunkFileNames: 'parts/[name].js' },
    define: { SDK_VERSION },
    dts: true,
    minify: true,
    sourcemap: true,
    hooks: { 'build:done': ({ chunks }) => writeThirdPartyLicences('dist', modulesOf(chunks)) },
  },
  {
    entry: { 'capture-worker': 'src/worker/capture-worker.ts' },
    outDir: 'dist/assets',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    fixedExtension: false,
    deps: { alwaysBundle: [/.*/], onlyBundle: false },
    define: { SDK_VERSION, WASM_SHA256: JSON.stringify(wasmSha256) },
    // The runtime's glue is a file of its own beside the worker, loaded from where the worker says.
    inputOptions: {
      resolve: { conditionNames: ['onnxruntime-web-use-extern-wasm', 'import', 'default'] },
    },
    dts: false,
    minify: true,
    sourcemap: true,
    hooks: {
      'build:done': async ({ chunks }) => {
        await copyWasm();
        // Of the wasm as well: it is of the package that the worker is bundled with.
        await writeThirdPartyLicences('dist/assets', modulesOf(chunks));
      },
    },
  },
]);
