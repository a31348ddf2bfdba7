import type { Now } from '../ports.ts';
import { channelOf } from './channel-health.ts';

/** Addresses at work side by side, each in order by itself. */
export interface Lanes {
  /** Begins what is due at `now`, as far as hands are free; does not wait for it. */
  readonly look: (now: Date) => Promise<void>;
  /** The same now, in the background. */
  readonly kick: () => void;
  /** Resolves when nothing is at work. */
  readonly idle: () => Promise<void>;
}

interface LaneOptions {
  readonly now: Now;
  /** Lanes with something due, the most urgent first; the same one may come again. */
  readonly due: (now: Date) => AsyncIterable<string>;
  /** Works a lane off, until it is empty or has to wait. */
  readonly drain: (lane: string) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Of one channel: a platform that answers slowly takes no hand from the others. */
const MOST_AT_ONCE = 12;

export function createLanes({ now, due, drain, report }: LaneOptions): Lanes {
  const atWork = new Map<string, Promise<void>>();
  // Lanes that failed: their leases are this process's, and wait for nobody else.
  const stuck = new Set<string>();
  // Something due could not be begun: no hand was free, or its lane was at work, maybe at its very end.
  let more = false;
  const work = async (lane: string): Promise<void> => {
    try {
      await drain(lane);
      stuck.delete(lane);
    } catch (error) {
      stuck.add(lane);
      report(error);
    }
    atWork.delete(lane);
    if (more && !stuck.has(lane)) looks.begin();
  };
  const begin = (lane: string, seen: Set<string>): void => {
    if (seen.has(lane)) return;
    seen.add(lane);
    if (atWork.has(lane) || handsOn(channelOf(lane), atWork) >= MOST_AT_ONCE) more = true;
    else atWork.set(lane, work(lane));
  };
  const look = async (at: Date): Promise<void> => {
    more = false;
    const seen = new Set<string>();
    for (const lane of stuck) begin(lane, seen);
    for await (const lane of due(at)) begin(lane, seen);
  };
  const looks = oneBehind(() => look(now()).catch(report));
  const idle = async (): Promise<void> => {
    while (looks.atWork() || atWork.size > 0) await Promise.all([looks.atWork(), ...atWork.values()]);
  };
  return { look, kick: looks.begin, idle };
}

function handsOn(channel: string, atWork: ReadonlyMap<string, unknown>): number {
  return [...atWork.keys()].filter((lane) => channelOf(lane) === channel).length;
}

/** One run at a time, and one more behind it if it was asked for meanwhile: what was written while one was reading is then found. */
function oneBehind(run: () => Promise<void>): { readonly begin: () => void; readonly atWork: () => Promise<void> | undefined } {
  let running: Promise<void> | undefined;
  let again = false;
  const begin = (): void => {
    again = running !== undefined;
    running ??= run().finally(() => {
      running = undefined;
      if (again) begin();
    });
  };
  return { begin, atWork: () => running };
}
