import { Worker } from 'node:worker_threads';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import { teach, type Taught } from './teach.ts';

/** In a thread of its own, so that a running desk goes on answering; in this one, where none can be had. */
export async function teachAside(phrasebooks: readonly Phrasebook[]): Promise<Taught> {
  return teachInThread(phrasebooks).catch(() => teach(phrasebooks));
}

function teachInThread(phrasebooks: readonly Phrasebook[]): Promise<Taught> {
  // Called as this file is: from the sources or compiled.
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const thread = new Worker(new URL(`./teaching-thread${ending}`, import.meta.url), { workerData: phrasebooks });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}
