import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { Identify } from '../../src/channel.ts';
import { SlackFailure } from './send/failure.ts';
import type { WebApi } from './send/web-api.ts';

type Sender = InboundEvent['sender'];

/** Who the desk is in its workspace. */
export interface Me {
  readonly userId: string;
  readonly teamId: string;
  /** Of the workspace, with a slash at its end. */
  readonly url?: string;
}

export interface SlackPeople {
  /** @throws SlackFailure if Slack has not said it yet */
  me(): Promise<Me>;
  /** A user as the sender of an event: with an e-mail only if they are a full member here. @throws SlackFailure if Slack does not say, and they are not known without it. */
  sender(userId: string): Promise<Sender>;
  /** The directory's id of a user, if they have one. */
  person(userId: string): Promise<string | undefined>;
}

/** So long what Slack said of a user is believed. */
const KEEP_MS = 600_000;
const MOST_KEPT = 10_000;
/** An event has to be answered soon. */
const WAIT_MS = 500;

interface User {
  readonly id?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly real_name?: string;
  readonly name?: string;
  readonly profile?: { readonly email?: string; readonly real_name?: string };
  readonly enterprise_user?: { readonly teams?: readonly string[] };
}

/** Users of the workspace, as far as the desk has to know them. */
export function createSlackPeople(api: WebApi, identify: Identify): SlackPeople {
  const kept = new Map<string, { readonly sender: Sender; readonly until: number }>();
  let own: Promise<Me> | undefined;
  const me = (): Promise<Me> => {
    own ??= askWhoIAm(api).catch((error: unknown) => {
      own = undefined;
      throw error;
    });
    return own;
  };
  const sender = async (userId: string): Promise<Sender> => {
    const known = kept.get(userId);
    if (known && known.until > Date.now()) return known.sender;
    const [{ teamId }, user] = await Promise.all([me(), lookUp(api, userId)]);
    const found = user === undefined ? { channel: 'slack', userId } : toSender(userId, user, teamId);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(userId, { sender: found, until: Date.now() + KEEP_MS });
    return found;
  };
  const surely = async (userId: string): Promise<Sender> => {
    try {
      return await sender(userId);
    } catch (error) {
      // Whom the directory knows by their id is no stranger because Slack is away.
      const bare = { channel: 'slack', userId };
      if ((await identify(bare)) === undefined) throw error;
      return bare;
    }
  };
  return { me, sender: surely, person: async (userId) => identify(await surely(userId)) };
}

async function askWhoIAm(api: WebApi): Promise<Me> {
  const { user_id: userId, team_id: teamId, url } = await api.call('auth.test', {}, { waitMs: WAIT_MS });
  if (typeof userId !== 'string' || typeof teamId !== 'string') throw new SlackFailure('invalid_auth', 'refused');
  return { userId, teamId, ...(typeof url === 'string' && { url }) };
}

async function lookUp(api: WebApi, user: string): Promise<User | undefined> {
  try {
    return (await api.call('users.info', { user }, { waitMs: WAIT_MS }))['user'] as User | undefined;
  } catch (error) {
    if (error instanceof SlackFailure && (error.code === 'user_not_found' || error.code === 'user_not_visible')) return undefined;
    throw error;
  }
}

/** Slack vouches for the e-mail of a full member only: not of guests, of bots, or of people of another company (Slack Connect). */
function toSender(userId: string, user: User, teamId: string): Sender {
  const here = user.team_id === teamId || (user.enterprise_user?.teams ?? []).includes(teamId);
  const partly = [user.deleted, user.is_bot, user.is_restricted, user.is_ultra_restricted, user.is_stranger];
  const full = here && !partly.includes(true) && user.is_email_confirmed !== false;
  const [name, email] = [user.profile?.real_name || user.real_name || user.name, user.profile?.email];
  return { channel: 'slack', userId, ...(name && { name }), ...(full && email && { email }) };
}
