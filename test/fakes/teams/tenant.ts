export interface TeamsActivity {
  readonly conversation: string;
  readonly id: string;
  /** As the desk sent it, rewritten as it rewrote it. */
  content: Record<string, unknown>;
  readonly replyTo?: string;
  edits: number;
  deleted?: boolean;
  /** What a single viewer sees instead, after an answer to their tap or a refresh. */
  readonly cards: Map<string, Record<string, unknown>>;
}

export interface TeamsConversation {
  readonly id: string;
  readonly type: 'personal' | 'channel' | 'groupChat';
  /** Object ids. */
  readonly members: Set<string>;
  /** The bot is blocked by its user, or was taken off. */
  closed?: 'MessageWritesBlocked' | 'BotNotInConversationRoster';
}

/** What a tenant of Teams holds. */
export interface Tenant {
  readonly id: string;
  readonly conversations: Map<string, TeamsConversation>;
  readonly activities: TeamsActivity[];
  readonly people: Map<string, { readonly name: string; readonly email: string }>;
  readonly files: Map<string, { readonly name: string; readonly type: string; bytes: Buffer }>;
  nextId(): string;
  /** The chat of one person with the bot. */
  personal(objectId: string): TeamsConversation;
  /** A conversation, also of a channel's thread. */
  at(id: string): TeamsConversation | undefined;
}

const demo = ['ana', 'bob', 'luis', 'marta', 'carlos', 'sofia', 'rosa', 'pedro', 'elena'];

/** The object id of a person of the demo directory; of anybody else, one that the directory lacks. */
export function objectIdOf(person: string): string {
  if (/^[\da-f]{8}-/.test(person)) return person;
  const at = demo.indexOf(person) + 1;
  return `00000000-0000-4000-8000-00000000${at > 0 ? `000${at}` : '9999'}`;
}

export const mesaChannel = '19:mesa@thread.tacv2';
export const groupChat = '19:group@thread.v2';

export function createTenant(): Tenant {
  const people = new Map(demo.map((name) => [objectIdOf(name), { name, email: `${name}@mesa.example` }]));
  people.set(objectIdOf('stranger'), { name: 'stranger', email: 'stranger@elsewhere.example' });
  const conversations = new Map<string, TeamsConversation>([
    [mesaChannel, { id: mesaChannel, type: 'channel', members: new Set(people.keys()) }],
    [groupChat, { id: groupChat, type: 'groupChat', members: new Set(people.keys()) }],
  ]);
  let count = 1_772_460_000_000;
  return {
    id: '11111111-1111-4111-8111-111111111111',
    ...{ people, conversations },
    activities: [],
    files: new Map(),
    nextId: () => `${(count += 1)}`,
    personal: (objectId) => {
      const id = `a:${objectId}`;
      const known = conversations.get(id) ?? { id, type: 'personal', members: new Set([objectId]) };
      conversations.set(id, known);
      return known;
    },
    at: (id) => conversations.get(id.split(';')[0] ?? ''),
  };
}
