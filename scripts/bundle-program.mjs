#!/usr/bin/env node
/**
 * Puts the compiled program into few files: `dist/src/main.js`, and in `dist/parts/` what each command and channel loads when it is wanted.
 * Node takes over half a second of CPU to find and read 800 modules one by one, and a small part of it to read the same in one piece. The
 * packages that every start loads are put in too; others stay where they are: those that are loaded sometimes, have native parts, begin
 * threads, or show bundlers another file than Node (sift).
 * The single modules stay in `dist` as well: threads begin there, and what was learnt is known by their text.
 */
import { readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

const everyStart = new Set([
  'chrono-node',
  'express',
  'express-rate-limit',
  'file-type',
  'helmet',
  'i18next',
  'ical.js',
  'minisearch',
  'prom-client',
  'safe-regex2',
  'yaml',
  'zod',
]);

/** A module that asks where it lies hears where it was compiled to: it and the files made here are both a folder below `dist`. */
const keepPlaces = {
  name: 'keep-places',
  enforce: 'pre',
  transform(code, id) {
    const module = relative(root, id);
    // What is called is this very file.
    if (!/^(?:src|adapters)\/.*\.ts$/.test(module) || module === 'src/main.ts' || !code.includes('import.meta.url')) return null;
    const place = JSON.stringify(`../${module.replace(/ts$/, 'js')}`);
    return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
  },
};

const { dependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
await rm(`${root}dist/parts`, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [keepPlaces],
  ssr: {
    noExternal: true,
    external: Object.keys(dependencies).filter((name) => !everyStart.has(name)),
    // As Node finds them.
    resolve: { conditions: ['node'] },
  },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'src/main.js', chunkFileNames: 'parts/[name]-[hash].js' } },
  },
});
