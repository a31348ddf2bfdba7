#!/usr/bin/env node
/**
 * Makes the compiled command line executable. Nothing is copied into dist/: `locales/`, `config/` and `package.json` are read where
 * they are, at the package root, which a command finds by walking up from `import.meta.url` to the folder with `package.json`.
 */
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
if (existsSync(main)) chmodSync(main, 0o755);
