import type { Log, Now, Store } from '../../ports.ts';

/** The clock that a desk goes by. */
export interface SharedClock {
  readonly now: Now;
  readonly stop: () => void;
}

export interface SharedClockOptions {
  readonly store: Pick<Store, 'time'>;
  readonly log: Log;
  /** Told how far this machine's clock is ahead, in seconds, each time it was compared. */
  readonly onSkew?: (seconds: number) => void;
  /** This machine's clock. */
  readonly local?: Now;
  readonly everyMs?: number;
}

const EVERY_MS = 15_000;
/** Less is within what the way to the database and back takes, and harms nobody. */
const LEAST_MS = 1000;

/**
 * Several desks on one database go by its clock, so that one whose machine is an hour ahead tells nobody an hour early, and leases mean the
 * same to all. Where the database has no clock of its own, and while it does not answer, it is this machine's as it was last set right.
 */
export async function followClock(options: SharedClockOptions): Promise<SharedClock> {
  const { store, log, onSkew, local = () => new Date(), everyMs = EVERY_MS } = options;
  let aheadMs = 0;
  const compare = async (): Promise<void> => {
    const found = await skewOf(store, local).catch(() => undefined);
    if (found === undefined) return;
    onSkew?.(found / 1000);
    const next = Math.abs(found) < LEAST_MS ? 0 : found;
    if (Math.abs(next - aheadMs) >= LEAST_MS) tell(log, next);
    aheadMs = next;
  };
  await compare();
  const timer = 'time' in store ? setInterval(() => void compare(), everyMs) : undefined;
  timer?.unref();
  return { now: () => new Date(local().getTime() - aheadMs), stop: () => clearInterval(timer) };
}

/** How far this machine is ahead, in milliseconds; in doubt by half the time that asking took. */
async function skewOf(store: Pick<Store, 'time'>, local: Now): Promise<number | undefined> {
  const began = performance.now();
  const theirs = await store.time?.();
  if (!theirs) return undefined;
  const halfWay = (performance.now() - began) / 2;
  return local().getTime() - halfWay - theirs.getTime();
}

function tell(log: Log, aheadMs: number): void {
  if (aheadMs === 0) return log.info({}, 'the clock of this machine is right again');
  const seconds = Math.round(aheadMs / 1000);
  log.warn({ seconds }, 'the clock of this machine is not the database’s, which the desk goes by; set it right (NTP)');
}
