import type { Delivery } from '../channel.ts';
import { hear, take, type HealthOptions, type Known } from './judge-channel.ts';
import { pullForward } from './pull-forward.ts';

/** How the platforms do, as far as this process and the store know: nobody is asked who does not answer, or wants to be left alone. */
export interface ChannelHealth {
  /** Learns what other processes found out; at most once a second. */
  refresh(): Promise<void>;
  /** Until when nothing may be sent from this lane, if so. Where a channel is in trouble, the first lane to ask tries it alone, until it leaves. */
  enter(lane: string): Date | undefined;
  leave(lane: string): void;
  /** Until when the channel rests, if it does. */
  restsUntil(channel: string): Date | undefined;
  /** Whether the channel took a message since. */
  workedSince(channel: string, at: Date): boolean;
  /** Takes down how an attempt went. Never fails. */
  heard(lane: string, delivery: Delivery): Promise<void>;
  /** At a start: what a new start may have mended is tried at once. What the platform asked for holds. */
  hope(): Promise<void>;
}

const REFRESH_MS = 1000;
/** While one message tries whether a channel works again, the others wait so long, or until it does. */
const TRY_MS = 60_000;
/** The channel of a lane. */
export function channelOf(lane: string): string {
  return lane.slice(0, lane.indexOf(':'));
}

export function createChannelHealth(options: HealthOptions): ChannelHealth {
  const { now, channels } = options;
  const all = new Map<string, Known>();
  const of = (channel: string): Known => {
    const known = all.get(channel) ?? { failing: new Set<string>(), failures: 0, rests: 0 };
    all.set(channel, known);
    return known;
  };
  let refreshedAt = Number.NEGATIVE_INFINITY;
  return {
    refresh: async () => {
      if (channels.length === 0 || now().getTime() < refreshedAt + REFRESH_MS) return;
      refreshedAt = now().getTime();
      await refresh(options, of);
    },
    enter: (lane) => enter(of(channelOf(lane)), lane, now()),
    leave(lane) {
      const known = of(channelOf(lane));
      if (known.trying === lane) known.trying = undefined;
    },
    restsUntil(channel) {
      const until = of(channel).state?.restsUntil;
      return until && until > now() ? until : undefined;
    },
    workedSince: (channel, at) => (of(channel).workedAt ?? 0) > at,
    heard: (lane, delivery) => hearInTurn(options, of(channelOf(lane)), { lane, delivery }),
    hope: () => hope(options),
  };
}

async function refresh(options: HealthOptions, of: (channel: string) => Known): Promise<void> {
  const { store, channels } = options;
  const before = new Map(channels.map((channel) => [channel, of(channel).state]));
  const found = await store.transaction((tx) => tx.collection('channels').find({ id: { $in: channels } }));
  // What was written meanwhile is newer than what was read.
  for (const channel of channels.filter((one) => of(one).state === before.get(one)))
    take(options, of(channel), { channel, state: found.find(({ id }) => id === channel) });
}

/** One after the other, so that what is known here and what is written do not part. */
async function hearInTurn(options: HealthOptions, known: Known, heard: { lane: string; delivery: Delivery }): Promise<void> {
  const channel = channelOf(heard.lane);
  const before = known.turn;
  known.turn = (async () => {
    await before;
    await hear(options, known, { channel, ...heard }).catch((error: unknown) =>
      options.log.warn({ channel, error: String(error) }, 'how a channel does could not be written down'),
    );
  })();
  return known.turn;
}

function enter(known: Known, lane: string, at: Date): Date | undefined {
  const { state, trying } = known;
  const rests = state?.restsUntil && state.restsUntil > at ? state.restsUntil : undefined;
  if (!state?.trouble) return rests;
  if (rests) return known.last === lane ? rests : new Date(rests.getTime() + TRY_MS);
  if (trying !== undefined && trying !== lane) return new Date(at.getTime() + TRY_MS);
  [known.trying, known.last] = [lane, lane];
  return undefined;
}

async function hope(options: HealthOptions): Promise<void> {
  const { store, channels } = options;
  for (const channel of channels) {
    const hopeful = await store.transaction(async (tx) => {
      const state = await tx.collection('channels').get(channel);
      if (!state?.trouble) return false;
      const { restsUntil: _until, ...rest } = state;
      await tx.collection('channels').replace(rest);
      return true;
    });
    if (hopeful) await pullForward(options, channel);
  }
}
