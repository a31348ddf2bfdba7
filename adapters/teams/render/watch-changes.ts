/** Lets whoever answers a tap wait until the desk has said something to it. */
export interface Changes {
  /** A message was rewritten. */
  rewritten(ref: string): void;
  /** Something new was said at an address. */
  said(address: string): void;
  /**
   * Begins to watch a message and some addresses. `settled` resolves when the message was rewritten; shortly after something was said at one of
   * the addresses; or after `ms`.
   */
  watch(ref: string, addresses: readonly string[]): { settled(ms: number): Promise<void>; end(): void };
}

/** What is said beside a card may come just before the card is rewritten. */
const SHORTLY_MS = 250;

export function createChanges(): Changes {
  const watchers = new Set<{ readonly ref: string; readonly addresses: readonly string[]; ready(inMs: number): void }>();
  const tell = (concerns: (watcher: { ref: string; addresses: readonly string[] }) => boolean, inMs: number): void => {
    for (const watcher of watchers) if (concerns(watcher)) watcher.ready(inMs);
  };
  return {
    rewritten: (ref) => tell((watcher) => watcher.ref === ref, 0),
    said: (address) => tell(({ addresses }) => addresses.includes(address), SHORTLY_MS),
    watch(ref, addresses) {
      const timers: NodeJS.Timeout[] = [];
      const { promise, resolve } = withResolvers();
      const ready = (inMs: number): void => void timers.push(setTimeout(resolve, inMs).unref());
      const watcher = { ref, addresses, ready };
      watchers.add(watcher);
      return {
        async settled(ms) {
          ready(ms);
          await promise;
        },
        end() {
          watchers.delete(watcher);
          timers.forEach((timer) => clearTimeout(timer));
          resolve();
        },
      };
    },
  };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const made: { resolve: () => void } = { resolve: () => undefined };
  const promise = new Promise<void>((resolve) => {
    made.resolve = resolve;
  });
  return { promise, resolve: () => made.resolve() };
}
