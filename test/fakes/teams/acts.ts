import type { Webhook } from '../webhooks.ts';
import { lookAt } from './see-activity.ts';
import { contentFor, type PressInTeams } from './seen-in-teams.ts';
import { objectIdOf, type TeamsActivity, type Tenant } from './tenant.ts';

type Node = Readonly<Record<string, unknown>>;

/** What people do in Teams; each is delivered as the connector would. `person` is an id of the demo desk, or an object id. */
export interface TeamsActs {
  say(
    person: string,
    text: string,
    where?: {
      /** `mesaChannel`, `groupChat`; left out: their chat with the bot. */
      readonly in?: string;
      readonly mention?: boolean;
      /** The ref of the message it stands under (a channel), or quotes. */
      readonly thread?: string;
      readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
    },
  ): Promise<{ readonly status: number; readonly ref: string; readonly webhooks: readonly Webhook[] }>;
  react(person: string, ref: string, emoji: string): Promise<Webhook>;
  /** The message action "Create ticket" of somebody's message: both of its steps. */
  create(person: string, ref: string, command?: string): Promise<Webhook>;
  /** The app is added to a personal chat. */
  install(person: string): Promise<Webhook>;
  refresh(person: string, ref: string): Promise<Webhook>;
  /** Answers a consent card for a file. */
  answerConsent(person: string, ref: string, answer: 'accept' | 'decline'): Promise<Webhook>;
  /** An activity of a person, to be changed before it is delivered. */
  activity(person: string, more: Node, conversation?: string): Node;
  readonly press: PressInTeams;
}

export interface TeamsParts {
  readonly tenant: Tenant;
  readonly deliver: (activity: object) => Promise<Webhook>;
  readonly serviceUrl: string;
  readonly appId: string;
  readonly url: string;
}

export function createTeamsActs(parts: TeamsParts): TeamsActs {
  const { tenant, deliver } = parts;
  const make: TeamsActs['activity'] = (person, more, conversation) =>
    activityOf(parts, { objectId: objectIdOf(person), more, ...(conversation !== undefined && { conversation }) });
  const found = (ref: string): TeamsActivity => {
    const activity = tenant.activities.find(({ conversation, id }) => `${conversation}|${id}` === ref);
    if (!activity) throw new Error(`there is no activity ${ref}`);
    return activity;
  };
  const invoke = (person: string, ref: string, more: Node) => {
    const activity = found(ref);
    return deliver(make(person, { type: 'invoke', replyToId: activity.id, ...more }, activity.conversation));
  };
  const press = pressing(parts, make);
  return {
    ...{ press, activity: make },
    say: (person, text, where = {}) => saySomething({ parts, make }, { person, text, ...where }),
    react: (person, ref, emoji) => {
      const { conversation, id } = found(ref);
      return deliver(make(person, { type: 'messageReaction', replyToId: id, reactionsAdded: [{ type: emoji }] }, conversation));
    },
    create: (person, ref, command = 'createTicket') =>
      invoke(person, ref, { name: 'composeExtension/submitAction', value: composed(found(ref), parts, command) }),
    install: (person) => {
      const members = [{ id: `28:${parts.appId}` }];
      return deliver(make(person, { type: 'conversationUpdate', membersAdded: members }));
    },
    refresh: async (person, ref) => {
      const activity = found(ref);
      const { refresh } = cardOf(activity);
      const action = (refresh as { action?: Node } | undefined)?.action;
      if (!action) throw new Error(`${ref} has no refresh`);
      const value = { action: { ...action, type: 'Action.Execute' }, trigger: 'automatic' };
      return taken(activity, objectIdOf(person), await invoke(person, ref, { name: 'adaptiveCard/action', value }));
    },
    answerConsent: (person, ref, answer) =>
      invoke(person, ref, { name: 'fileConsent/invoke', value: consent(parts, found(ref), answer) }),
  };
}

const cardOf = ({ content }: TeamsActivity): Node => (((content.attachments ?? []) as Node[])[0]?.content ?? {}) as Node;

function activityOf(
  { tenant, serviceUrl, appId }: TeamsParts,
  { objectId, more, conversation }: { objectId: string; more: Node; conversation?: string },
): Node {
  const place = conversation ?? tenant.personal(objectId).id;
  const { type } = tenant.at(place)!;
  const [channel] = place.split(';');
  return {
    type: 'message',
    id: tenant.nextId(),
    timestamp: new Date().toISOString(),
    localTimestamp: new Date().toISOString(),
    localTimezone: 'America/Lima',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${objectId}`, name: tenant.people.get(objectId)?.name ?? 'nobody', aadObjectId: objectId },
    conversation: { conversationType: type, tenantId: tenant.id, id: place, ...(type !== 'personal' && { isGroup: true }) },
    recipient: { id: `28:${appId}`, name: 'Mesa' },
    entities: [{ locale: 'es-PE', country: 'PE', platform: 'Web', timezone: 'America/Lima', type: 'clientInfo' }],
    channelData: {
      tenant: { id: tenant.id },
      ...(type === 'channel' && {
        team: { id: channel },
        channel: { id: channel },
        teamsChannelId: channel,
        teamsTeamId: channel,
      }),
    },
    locale: 'es-PE',
    ...more,
  };
}

function pressing({ deliver }: TeamsParts, make: TeamsActs['activity']): PressInTeams {
  return async ({ viewer, activity }, action, filled = {}) => {
    // A client sends what stands in every input, touched or not.
    const standing = lookAt(contentFor(activity, viewer)).inputs.map(({ id, value }) => [id, value ?? '']);
    const data = { ...(action.data as Node), ...Object.fromEntries(standing), ...filled };
    if (action.type === 'Action.Submit') {
      return (await deliver(make(viewer, { value: data, replyToId: activity.id }, activity.conversation))).status;
    }
    const { type, id, title, verb } = action;
    const value = { action: { type, id, title, verb, data }, trigger: 'manual' };
    const webhook = await deliver(
      make(viewer, { type: 'invoke', name: 'adaptiveCard/action', replyToId: activity.id, value }, activity.conversation),
    );
    taken(activity, viewer, webhook);
    return webhook.status === 200 ? ((JSON.parse(webhook.answer) as { statusCode?: number }).statusCode ?? 200) : webhook.status;
  };
}

/** A card in the answer to an invoke takes the place of the message's for that viewer. */
function taken(activity: TeamsActivity, viewer: string, webhook: Webhook): Webhook {
  const { type, value } = (webhook.status === 200 ? JSON.parse(webhook.answer || '{}') : {}) as {
    type?: string;
    value?: Record<string, unknown>;
  };
  if (type === 'application/vnd.microsoft.card.adaptive' && value) activity.cards.set(viewer, value);
  return webhook;
}

function composed({ id, content, conversation }: TeamsActivity, { tenant, url }: TeamsParts, command: string): Node {
  const from = (content.from ?? {}) as { aadObjectId?: string; name?: string };
  const user =
    from.aadObjectId === undefined ? null : { userIdentityType: 'aadUser', id: from.aadObjectId, displayName: from.name };
  return {
    commandId: command,
    commandContext: 'message',
    messagePayload: {
      ...{ id, createdDateTime: new Date().toISOString(), locale: 'es-pe', attachments: [], mentions: [], reactions: [] },
      linkToMessage: `${url}/l/message/${encodeURIComponent(conversation)}/${id}?tenantId=${tenant.id}`,
      from: { device: null, conversation: null, user, application: null },
      body: {
        contentType: 'html',
        content: `<p>${textOf(content.text)}</p>`,
      },
    },
  };
}

function consent({ tenant, url }: TeamsParts, activity: TeamsActivity, answer: 'accept' | 'decline'): Node {
  const card = ((activity.content.attachments ?? []) as Node[]).find(
    ({ contentType }) => contentType === 'application/vnd.microsoft.teams.card.file.consent',
  );
  if (!card) throw new Error('there is no consent card');
  const { acceptContext, declineContext } = card.content as Node;
  if (answer === 'decline') return { type: 'fileUpload', action: answer, context: declineContext };
  const [id, name] = [tenant.nextId(), String(card.name)];
  tenant.files.set(id, { name, type: 'application/octet-stream', bytes: Buffer.alloc(0) });
  const uploadInfo = {
    contentUrl: `${url}/files/${id}`,
    name,
    uploadUrl: `${url}/upload/${id}`,
    uniqueId: id,
    fileType: name.split('.').at(-1),
  };
  return { type: 'fileUpload', action: answer, context: acceptContext, uploadInfo };
}

/** What people type comes as Teams keeps it: with HTML's entities. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Said extends NonNullable<Parameters<TeamsActs['say']>[2]> {
  readonly person: string;
  readonly text: string;
}

async function saySomething(
  { parts, make }: { parts: TeamsParts; make: TeamsActs['activity'] },
  said: Said,
): ReturnType<TeamsActs['say']> {
  const { tenant, deliver, appId } = parts;
  const place = said.in ?? tenant.personal(objectIdOf(said.person)).id;
  const root = said.thread?.split('|')[1];
  const mention = said.mention ? '<at>Mesa</at>' : undefined;
  const words = escaped(said.text);
  const text = mention ? `${mention} ${words}` : words;
  const attachments = [
    { contentType: 'text/html', content: `<p>${text}</p>` },
    ...(said.files ?? []).map((file) => download(parts, file)),
  ];
  const made = make(said.person, { text, textFormat: 'plain', attachments }, place);
  const id = String(made.id);
  const conversation = tenant.at(place)?.type === 'channel' ? `${place};messageid=${root ?? id}` : place;
  const mentioned = { mentioned: { id: `28:${appId}`, name: 'Mesa' }, text: mention, type: 'mention' };
  const content = {
    ...made,
    entities: [...(made.entities as Node[]), ...(mention ? [mentioned] : [])],
    conversation: { ...(made.conversation as Node), id: conversation },
    ...(root !== undefined && { replyToId: root }),
  };
  tenant.activities.push({ conversation, id, content, edits: 0, cards: new Map(), ...(root !== undefined && { replyTo: root }) });
  const webhook = await deliver(content);
  return { status: webhook.status, ref: `${conversation}|${id}`, webhooks: [webhook] };
}

/** A file from somebody's drive, with an address that needs no token. */
function download({ tenant, url }: TeamsParts, { name, type, bytes }: NonNullable<Said['files']>[number]): Node {
  const id = tenant.nextId();
  tenant.files.set(id, { name, type, bytes });
  const content = { downloadUrl: `${url}/files/${id}`, uniqueId: id, fileType: name.split('.').at(-1) };
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    content,
    contentUrl: `${url}/files/${id}/drive`,
    name,
  };
}
