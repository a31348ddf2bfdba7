import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import type { endless } from '../../fakes/endless-words.ts';

const reader = new URL('../../fakes/endless-words.ts', import.meta.url);
const typescript = new URL('../../fakes/run-typescript.mjs', import.meta.url);

async function readAside(name: keyof typeof endless): Promise<unknown> {
  const worker = new Worker(reader, { workerData: name, execArgv: ['--no-warnings', '--import', typescript.href] });
  try {
    return (await once(worker, 'message'))[0];
  } finally {
    await worker.terminate();
  }
}

test.each([
  ['signs that an e-mail has', undefined],
  ['pieces of e-mails', undefined],
  ['an e-mail behind them', 'ana@mesa.example'],
  ['blanks before what is no number', undefined],
  ['blanks before a number', 'INC-3'],
  ['a yes over and over', undefined],
  ['words that lead to a day', 49_999],
  ['letters and blanks where rows are asked', 'form.row'],
  ['a word without end', 0],
] as const)('%s: read to the end', async (name, read) => {
  expect(await readAside(name)).toEqual(read);
});
