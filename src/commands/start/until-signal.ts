import type { Log } from '../../ports.ts';

/** Well under the 10 s that a service manager waits, also on a busy machine. All that matters is durable, so being cut off loses nothing. */
const LONGEST_STOP_MS = 7000;

/** Resolves at SIGTERM or SIGINT; a second signal ends the process at once. SIGHUP calls `reload`. */
export function untilSignal(reload: () => Promise<void>): Promise<NodeJS.Signals> {
  process.on('SIGHUP', () => void reload());
  return new Promise((resolve) => {
    const signals = ['SIGTERM', 'SIGINT'] as const;
    let asked = false;
    const end = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve(signal);
    };
    for (const signal of signals) process.on(signal, end);
  });
}

/** Ends all parts in the order given; one that fails does not keep the others up. After 7 s the process ends with what is left. */
export async function stopInOrder(
  parts: readonly { readonly name: string; readonly stop: () => Promise<void> | void }[],
  log: Log,
): Promise<void> {
  const cut = setTimeout(() => {
    log.warn({}, 'not everything ended in time; it goes on at the next start');
    process.exit(0);
  }, LONGEST_STOP_MS);
  for (const { name, stop } of parts) {
    try {
      await stop();
    } catch (error) {
      log.error({ part: name, error }, 'a part did not end well');
    }
  }
  clearTimeout(cut);
}
