#!/usr/bin/env node
/**
 * Everything that can be said about the code without running it, two steps at a time.
 *   node scripts/check.mjs [--only NAME]
 * A line for each step; the output of the failing ones only; exit 1 with any.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path, ...args) => [`node_modules/${path}`, ...args];
const folders = ['src', 'adapters', 'test', 'scripts'].filter((folder) => existsSync(`${root}${folder}`));
const pageConfig = 'adapters/web/page/tsconfig.json';

/**
 * The long ones begin first. `when` leaves a step out whose subject is not there. Knip does not see what is started by its path: such
 * packages stand in knip.json.
 */
const steps = [
  { name: 'lint', run: tool('eslint/bin/eslint.js', '.', '--max-warnings=0') },
  { name: 'types', run: tool('typescript/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types-page', run: tool('typescript/bin/tsc', '-p', pageConfig, '--noEmit'), when: existsSync(`${root}${pageConfig}`) },
  { name: 'imports', run: tool('dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'err-long', ...folders) },
  { name: 'dead-code', run: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'format', run: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'locales', run: ['scripts/locale-parity.mjs'] },
];

/** @returns the step with what it printed; never rejects. */
function run(step) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.run, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code, signal) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ ...step, ok: code === 0, seconds, output: `${Buffer.concat(output)}${signal ? `ended by ${signal}\n` : ''}` });
    });
  });
}

function report({ name, ok, seconds, output }) {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '    '));
  return ok;
}

async function main() {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  const chosen = steps.filter(({ name, when = true }) => when && (only === undefined || name === only));
  if (chosen.length === 0) {
    console.error(`check: no step is called ${only}; there are ${steps.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const waiting = [...chosen];
  let failed = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (!report(await run(step))) failed += 1;
  };
  await Promise.all([worker(), worker()]);
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main();
