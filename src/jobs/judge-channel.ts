import type { ChannelState } from '../messaging/channel-state.ts';
import type { Delivery } from '../channel.ts';
import type { Log, Metrics, Now, Store } from '../ports.ts';
import { pullForward } from './pull-forward.ts';

export interface HealthOptions {
  readonly store: Store;
  readonly now: Now;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly channels: readonly string[];
  readonly random: () => number;
}

type Trouble = NonNullable<ChannelState['trouble']>;
type Failure = Extract<Delivery, { ok: false }>;

/** What this process knows of a channel. */
export interface Known {
  readonly failing: Set<string>;
  state?: ChannelState | undefined;
  failures: number;
  failingSince?: Date | undefined;
  /** Rests in a row, each longer than the one before. */
  rests: number;
  turn?: Promise<void>;
  trying?: string | undefined;
  /** The lane that tried last, and does so again. */
  last?: string;
  workedAt?: Date;
}

/** So many failures in a row, at so many addresses: it is the platform, and one message at a time is enough to see when it is back. */
const FAILURES = 25;
const FAILING_LANES = 5;
/** After so many in a row a success is news: what waits is tried at once. */
const NEWS = 5;
const rests = { away: { firstMs: 1000, mostMs: 15_000 }, credentials: { firstMs: 5000, mostMs: 60_000 } } as const;
/** A platform that is away for so long should be known of. */
const AWAY_ALARM_MS = 300_000;

interface Heard {
  readonly channel: string;
  readonly lane: string;
  readonly delivery: Delivery;
}

/** Takes down how an attempt went. */
export async function hear(options: HealthOptions, known: Known, { channel, lane, delivery }: Heard): Promise<void> {
  if (delivery.ok) return works(options, known, channel);
  if (delivery.retry !== 'later' || delivery.untried) return;
  if (delivery.because === 'credentials') return rest(options, known, { channel, trouble: 'credentials', delivery });
  if (delivery.retryAfterMs !== undefined) {
    if (delivery.scope === 'channel') await restFor(options, known, { channel, ms: delivery.retryAfterMs });
    return;
  }
  known.failingSince ??= options.now();
  known.failures += 1;
  known.failing.add(lane);
  const tripped = known.failures >= FAILURES && known.failing.size >= FAILING_LANES;
  if (known.state?.trouble || tripped) return rest(options, known, { channel, trouble: 'away', delivery });
  if (isAlarming(options, known, 'away')) await raise(options, known, { channel, trouble: 'away', delivery });
}

async function works(options: HealthOptions, known: Known, channel: string): Promise<void> {
  const { store, now, log } = options;
  const isNews = known.failures >= NEWS || known.state?.trouble !== undefined;
  known.workedAt = now();
  [known.failures, known.rests, known.failingSince] = [0, 0, undefined];
  known.failing.clear();
  // A pause that the platform asked for meanwhile is none that a success would end.
  if (known.state?.trouble || known.state?.alarm) {
    take(options, known, { channel, state: await recovered(store, channel, now()) });
    log.info({ channel }, 'the channel works again');
  }
  if (isNews) await pullForward(options, channel);
}

/** What is left of a channel's state where it works again. */
async function recovered(store: Store, channel: string, at: Date): Promise<ChannelState | undefined> {
  return store.transaction(async (tx) => {
    const current = await tx.collection('channels').get(channel);
    if (!current) return undefined;
    const { trouble: _trouble, alarm: _alarm, ...asked } = current;
    if (asked.restsUntil && asked.restsUntil > at) return tx.collection('channels').replace(asked);
    await tx.collection('channels').remove(current);
    return undefined;
  });
}
interface Resting {
  readonly channel: string;
  readonly trouble: Trouble;
  readonly delivery: Failure;
}

/** Leaves a platform alone for a while, longer each time, and raises the alarm where somebody has to know. */
async function rest(options: HealthOptions, known: Known, resting: Resting): Promise<void> {
  const { channel, trouble, delivery } = resting;
  const { now, random } = options;
  const { firstMs, mostMs } = rests[trouble];
  const ms = Math.min(firstMs * 2 ** known.rests, mostMs) * (1 + random() / 5);
  known.rests += 1;
  const restsUntil = new Date(now().getTime() + Math.max(ms, delivery.retryAfterMs ?? 0));
  await write(options, known, { channel, change: { restsUntil, trouble } });
  if (isAlarming(options, known, trouble)) await raise(options, known, resting);
}

function isAlarming({ now }: HealthOptions, known: Known, trouble: Trouble): boolean {
  if (known.state?.alarm?.kind === trouble) return false;
  const since = known.failingSince ?? now();
  return trouble === 'credentials' || now().getTime() - since.getTime() >= AWAY_ALARM_MS;
}

async function raise(options: HealthOptions, known: Known, { channel, trouble, delivery }: Resting): Promise<void> {
  const { reason } = delivery;
  const alarm = { kind: trouble, since: known.failingSince ?? options.now(), reason };
  await write(options, known, { channel, change: { alarm } });
  options.log.error({ channel, kind: trouble, reason }, alarms[trouble]);
}

const alarms = {
  credentials:
    'the platform refuses the desk’s token or account: its messages wait; renew the token, or see at the platform why the account is closed (mesa doctor says more)',
  away: 'the platform has not taken a message for minutes: its messages wait',
} as const satisfies Record<Trouble, string>;

/** The platform wants no call of this account for so long. */
async function restFor(options: HealthOptions, known: Known, of: { channel: string; ms: number }): Promise<void> {
  const until = options.now().getTime() + of.ms;
  const restsUntil = new Date(Math.max(until, known.state?.restsUntil?.getTime() ?? 0));
  await write(options, known, { channel: of.channel, change: { restsUntil } });
}

interface Writing {
  readonly channel: string;
  readonly change: Partial<Omit<ChannelState, 'id' | 'version' | 'schema'>>;
}

async function write(options: HealthOptions, known: Known, { channel, change }: Writing): Promise<void> {
  // In force at once, also where the store is away.
  const here: ChannelState = { ...(known.state ?? { id: channel, version: 1, schema: 1 }), ...change };
  take(options, known, { channel, state: here });
  const written = await options.store.transaction(async (tx) => {
    const channels = tx.collection('channels');
    const current = await channels.get(channel);
    if (current) return channels.replace({ ...current, ...change });
    const fresh: ChannelState = { id: channel, version: 1, schema: 1, ...change };
    await channels.insert(fresh);
    return fresh;
  });
  take(options, known, { channel, state: written });
}

/** From now on this is what is known of a channel's state. */
export function take({ metrics }: HealthOptions, known: Known, of: { channel: string; state: ChannelState | undefined }): void {
  const [before, after] = [known.state?.alarm !== undefined, of.state?.alarm !== undefined];
  if (known.state?.trouble && !of.state?.trouble) known.rests = 0;
  known.state = of.state;
  if (before !== after) metrics.alarm(of.channel, after);
}
