import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

// node --import ./test/fakes/note-packages.mjs …: writes the address of every module that was loaded, a line each, into NOTE_MODULES.
const hooks = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(process.env.NOTE_MODULES, url + '\\n');
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, import.meta.url);
process.on('exit', () => {
  appendFileSync(process.env.NOTE_MODULES, Object.keys(createRequire(import.meta.url).cache).join('\n'));
});
