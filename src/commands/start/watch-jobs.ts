import type { Readiness } from '../../../adapters/http/index.ts';
import type { Log } from '../../ports.ts';

export interface WatchOptions {
  readonly look: () => Promise<Readiness>;
  readonly log: Log;
  readonly everyMs?: number;
  /** While it lasts it is told again after so long. */
  readonly againMs?: number;
}

export interface Watch {
  /** Looks, unless somebody has just looked: who probes often must not be a burden. */
  readonly ready: () => Promise<Readiness>;
  readonly stop: () => void;
}

const EVERY_MS = 15_000;
const AGAIN_MS = 60_000;
/** So long an answer is good. */
const FRESH_MS = 500;

/** Watches over the jobs whether or not somebody probes: what is behind stands in the log and the metrics too. */
export function watchJobs({ look, log, everyMs = EVERY_MS, againMs = AGAIN_MS }: WatchOptions): Watch {
  let last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;
  const ready = (): Promise<Readiness> => {
    if (!last || performance.now() - last.at > FRESH_MS) last = { at: performance.now(), answer: look() };
    return last.answer;
  };
  let toldAt: number | undefined;
  const tell = ({ ok, reasons }: Readiness): void => {
    if (ok && toldAt !== undefined) log.info({}, 'the desk keeps up again');
    if (!ok && (toldAt === undefined || performance.now() - toldAt >= againMs)) log.warn({ reasons }, 'the desk is behind');
    else if (!ok) return;
    toldAt = ok ? undefined : performance.now();
  };
  const timer = setInterval(() => {
    void ready().then(tell, (error: unknown) => log.error({ error: String(error) }, 'the desk could not be watched'));
  }, everyMs);
  timer.unref();
  return { ready, stop: () => clearInterval(timer) };
}
