import type { Log } from '../../src/ports.ts';

const EVERY_MS = 5000;
/** So often in a row the database has not answered before a new connection is tried. */
const MOST_SILENT = 3;

interface Watched {
  /** Fails where the database does not answer over the connection at hand. */
  readonly ask: () => Promise<unknown>;
  /** Puts a new connection in its place; fails where none can be had. */
  readonly renew: () => Promise<void>;
  readonly log: Log;
  readonly everyMs?: number | undefined;
}

/**
 * A client that has lost its database finds it again by itself, nearly always. One that does not, while others reach it, would let all jobs of this
 * process stand still for good: it is replaced.
 */
export function watchClient({ ask, renew, log, everyMs = EVERY_MS }: Watched): { end(): Promise<void> } {
  let silent = 0;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const answers = await ask().then(
      () => true,
      () => false,
    );
    silent = answers ? 0 : silent + 1;
    if (silent < MOST_SILENT) return;
    try {
      await renew();
      silent = 0;
      log.warn({}, 'the jobs did not find their database again over the connection they had; they have a new one');
    } catch {
      // The database is away for everybody; that is told already.
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = undefined));
  }, everyMs);
  timer.unref();
  return {
    end: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
