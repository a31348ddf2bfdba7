import { once } from 'node:events';

/** Stops the engine that engine-setup.mjs started, and waits until its temporary data is gone. */
export default async function tearDownEngine() {
  const child = globalThis.mesaTestEngine;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(impatient);
}
