import { spawn } from 'node:child_process';
import { existsSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 120_000;

/** Starts the MongoDB-compatible engine of ../shared/mongodb, or whatever MESA_TEST_ENGINE_START names, if it is installed. */
function startScript() {
  const script = process.env.MESA_TEST_ENGINE_START ?? fileURLToPath(new URL('../../shared/mongodb/start.sh', import.meta.url));
  const installed = process.getuid?.() === 0 ? '/var/cache/mesa-documentdb' : join(homedir(), '.cache/mesa-documentdb');
  return existsSync(script) && existsSync(join(installed, 'complete')) ? script : undefined;
}

/** A file without a name: a pipe would break when Jest is killed, and the engine would die before it removes its data. */
function openLog() {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-engine-'));
  const log = openSync(join(folder, 'log'), 'w+');
  rmSync(folder, { recursive: true });
  return log;
}

function lastWords(log) {
  const size = fstatSync(log).size;
  const words = Buffer.alloc(Math.min(size, 4000));
  readSync(log, words, 0, words.length, size - words.length);
  return words.toString().trim();
}

/** The kernel stops the engine when Jest ends in any way, Ctrl-C and kill -9 included; the script becomes the engine by `exec`. */
function launch(script, log) {
  const child = spawn('setpriv', ['--pdeathsig=TERM', script, '--port', '0', '--no-fsync'], { stdio: ['ignore', 'pipe', log] });
  process.once('exit', () => child.kill('SIGTERM'));
  return child;
}

/** @returns {Promise<string>} the URI that the engine prints when it is ready. */
function ready(child) {
  let printed = '';
  let timer;
  const uri = new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`the MongoDB engine ${reason}`));
    timer = setTimeout(() => fail(`was not ready within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /^(mongodb:\/\/\S+)\n/m.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.on('error', (error) => fail(`cannot be started: ${error.message}`));
    child.on('exit', (code) => fail(`ended with code ${code}`));
  });
  return uri.finally(() => clearTimeout(timer));
}

/**
 * One engine for the whole run. Tests find its address in MESA_TEST_MONGODB_URI; an engine that is there but does not start is told in
 * MESA_TEST_ENGINE_ERROR, which fails the tests that need it. With MONGODB_URI that database is used, under the other name only, so that
 * no desk that a test starts takes it for its own; without either these tests are skipped.
 */
export default async function setUpEngine() {
  delete process.env.MESA_TEST_MONGODB_URI;
  delete process.env.MESA_TEST_ENGINE_ERROR;
  if (process.env.MONGODB_URI) {
    process.env.MESA_TEST_MONGODB_URI = process.env.MONGODB_URI;
    delete process.env.MONGODB_URI;
    return;
  }
  const script = startScript();
  if (!script) return;
  process.env.MESA_TEST_ENGINE_START = script; // for faults that need a database of their own, to kill it
  const log = openLog();
  const child = launch(script, log);
  globalThis.mesaTestEngine = child;
  try {
    process.env.MESA_TEST_MONGODB_URI = await ready(child);
  } catch (error) {
    process.env.MESA_TEST_ENGINE_ERROR = `${error.message}\n${lastWords(log)}`;
    child.kill('SIGTERM');
  }
}
