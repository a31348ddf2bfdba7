export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly restricted?: boolean;
  readonly deleted?: boolean;
  readonly bot?: boolean;
  /** Of another workspace (Slack Connect). */
  readonly foreign?: boolean;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  text: string;
  blocks?: readonly Record<string, unknown>[];
  readonly thread?: string;
  readonly metadata?: unknown;
  readonly files: readonly string[];
  /** Shown to this user only. */
  readonly ephemeral?: string;
  readonly reactions: { readonly name: string; readonly user: string }[];
  edits: number;
  deleted?: boolean;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  bytes: Buffer;
  done: boolean;
}

export interface SlackChannelState {
  readonly id: string;
  readonly name?: string;
  readonly members: Set<string>;
  readonly direct?: string;
  archived?: boolean;
}

/** What a Slack workspace holds. */
export interface Workspace {
  readonly team: string;
  readonly bot: string;
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannelState>;
  readonly messages: SlackMessage[];
  readonly files: Map<string, SlackFile>;
  /** The last Home tab of each user. */
  readonly homes: Map<string, Record<string, unknown>>;
  /** Modals, in the order they were opened or changed. */
  readonly modals: Record<string, unknown>[];
  /** Trigger ids that have not been used yet. */
  readonly triggers: Set<string>;
  nextTs(): string;
  nextId(kind: string): string;
  openDirect(user: string): SlackChannelState;
  post(
    message: Omit<SlackMessage, 'ts' | 'edits' | 'reactions' | 'files'> & { readonly files?: readonly string[] },
  ): SlackMessage;
  find(channel: string, ts: string): SlackMessage | undefined;
}

const demo = ['ana', 'bob', 'luis', 'marta', 'carlos', 'sofia', 'rosa', 'pedro', 'elena'];

/** A person of the demo directory, as the workspace knows them. */
export const slackIdOf = (person: string): string => `U0DESK${person.toUpperCase()}`;

/** A person of the demo desk, or a user id as it is. */
export const userOf = (person: string): string => (/^U0/.test(person) ? person : slackIdOf(person));

const everybody: readonly SlackUser[] = [
  ...demo.map((person) => ({ id: slackIdOf(person), name: person, email: `${person}@mesa.example` })),
  { id: 'U0STRANGER', name: 'stranger', email: 'stranger@elsewhere.example' },
  { id: 'U0GUESTANA', name: 'guest', email: 'ana@mesa.example', restricted: true },
  { id: 'U0CONNECTED', name: 'connected', email: 'bob@mesa.example', foreign: true },
  { id: 'U0MESABOT', name: 'mesa', bot: true },
];

/** The nine people of the demo desk, two whom it does not know, and the room `#mesa`. */
export function createWorkspace(): Workspace {
  const [bot, team] = ['U0MESABOT', 'T0MESA'];
  const channels = new Map<string, SlackChannelState>();
  channels.set('C0MESAROOM', {
    id: 'C0MESAROOM',
    name: 'mesa',
    members: new Set([bot, ...['marta', 'carlos', 'sofia'].map(slackIdOf)]),
  });
  channels.set('C0GENERAL', { id: 'C0GENERAL', name: 'general', members: new Set([bot, ...demo.map(slackIdOf)]) });
  const messages: SlackMessage[] = [];
  let count = 0;
  // As Slack's, these are instants too.
  const nextTs = (): string => `${Math.floor(Date.now() / 1000)}.${String((count += 1)).padStart(6, '0')}`;
  const openDirect = (user: string): SlackChannelState => {
    const id = `D0${user}`;
    const known = channels.get(id) ?? { id, members: new Set([bot, user]), direct: user };
    channels.set(id, known);
    return known;
  };
  return {
    ...{ team, bot, channels, messages, nextTs, openDirect },
    users: new Map(everybody.map((user) => [user.id, user])),
    files: new Map(),
    homes: new Map(),
    modals: [],
    triggers: new Set(),
    nextId: (kind) => `${kind}0${String((count += 1)).padStart(9, '0')}`,
    post: (message) => {
      const whole: SlackMessage = { files: [], ...message, ts: nextTs(), edits: 0, reactions: [] };
      messages.push(whole);
      return whole;
    },
    find: (channel, ts) => messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted),
  };
}
