import type { Address } from '../../../src/domain/person.ts';
import { SlackFailure } from './failure.ts';
import type { WebApi } from './web-api.ts';

/** Where on Slack an address is. */
export interface Conversations {
  /** The id of the conversation to post to. @throws SlackFailure */
  of(address: Address): Promise<string>;
  /** A person was heard in their direct conversation with the desk. */
  met(userId: string, conversation: string): void;
  /** What was known of an address may be no longer so. False if nothing was known of it. */
  forget(address: Address): boolean;
  /** Goes into a channel that the desk is not in; false if it may not. */
  join(channel: string): Promise<boolean>;
}

const KEEP_MS = 3_600_000;
const MOST_KEPT = 20_000;
const MOST_PAGES = 20;
/** Whoever is not there now is not looked for again at every message. */
const MISSING_MS = 60_000;
const absent: ReadonlySet<string> = new Set(['no_such_room', 'users_not_found']);

/**
 * Addresses: a user's id (their direct conversation is opened), `email:ana@mesa.example` of whom the directory knows no id, a channel's id,
 * or `team:mesa` for the channel called `#mesa`.
 */
export function createConversations(api: WebApi): Conversations {
  const kept = new Map<string, { readonly id: string; readonly until: number }>();
  const keep = (key: string, id: string): string => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { id, until: Date.now() + KEEP_MS });
    return id;
  };
  const missing = new Map<string, { readonly code: string; readonly until: number }>();
  const once = async (key: string, ask: () => Promise<string>): Promise<string> => {
    const known = kept.get(key);
    if (known && known.until > Date.now()) return known.id;
    const gone = missing.get(key);
    if (gone && gone.until > Date.now()) throw new SlackFailure(gone.code, 'refused');
    try {
      return keep(key, await ask());
    } catch (error) {
      if (error instanceof SlackFailure && absent.has(error.code))
        missing.set(key, { code: error.code, until: Date.now() + MISSING_MS });
      throw error;
    }
  };
  const direct = (userId: string): Promise<string> => once(`user:${userId}`, () => openDirect(api, userId));
  return {
    async of({ id, kind }) {
      if (id.startsWith('team:')) return once(id, () => findRoom(api, id.slice('team:'.length)));
      if (id.startsWith('email:')) return direct(await once(id, () => findUser(api, id.slice('email:'.length))));
      return kind === 'shared' || /^[CDG]/.test(id) ? id : direct(id);
    },
    forget: ({ id }) => {
      const user = kept.get(id)?.id ?? id;
      return [id, `user:${user}`].map((key) => kept.delete(key)).includes(true);
    },
    met: (userId, conversation) => void keep(`user:${userId}`, conversation),
    join: (channel) =>
      api.call('conversations.join', { channel }).then(
        () => true,
        () => false,
      ),
  };
}

async function openDirect(api: WebApi, users: string): Promise<string> {
  const { channel } = await api.call('conversations.open', { users });
  return idIn(channel, 'channel_not_found');
}

async function findUser(api: WebApi, email: string): Promise<string> {
  const { user } = await api.call('users.lookupByEmail', { email });
  return idIn(user, 'users_not_found');
}

function idIn(found: unknown, missing: string): string {
  if (typeof found === 'object' && found !== null && 'id' in found && typeof found.id === 'string') return found.id;
  throw new SlackFailure(missing, 'refused');
}

interface Listed {
  readonly id: string;
  readonly name?: string;
}

/** Where the app may not see private channels, the room is a public one. */
async function findRoom(api: WebApi, name: string): Promise<string> {
  try {
    return await findChannel(api, name, 'public_channel,private_channel');
  } catch (error) {
    if (!(error instanceof SlackFailure && error.code === 'missing_scope')) throw error;
    return findChannel(api, name, 'public_channel');
  }
}

async function findChannel(api: WebApi, name: string, types: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const args = { types, exclude_archived: true, limit: 200, ...(cursor && { cursor }) };
    const { channels, response_metadata: next } = await api.call('conversations.list', args);
    const found = ((channels ?? []) as readonly Listed[]).find((channel) => channel.name === name);
    if (found) return found.id;
    cursor = (next as { readonly next_cursor?: string } | undefined)?.next_cursor ?? '';
    if (cursor === '') break;
  }
  throw new SlackFailure('no_such_room', 'refused');
}
