import type { Answer, Call } from '../platform-edge.ts';
import { checkCard } from './check-card.ts';
import type { Tenant, TeamsActivity } from './tenant.ts';

const refuse = (status: number, code: string, message = code): Answer => ({ status, json: { error: { code, message } } });

/** The Bot Connector's REST interface, under `/v3`. learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export function answerConnector(tenant: Tenant, path: string, call: Call): Answer {
  const attachment = /^\/v3\/attachments\/([^/]+)\/views\/original$/.exec(path)?.[1];
  if (attachment !== undefined) return fileAnswer(tenant, attachment);
  const [, conversation, what, id] =
    /^\/v3\/conversations(?:\/([^/]+)(?:\/(activities|members|pagedmembers)(?:\/([^/]+))?)?)?$/.exec(path) ?? [];
  if (call.path.endsWith('/v3/conversations') && call.method === 'POST') return create(tenant, call);
  const found = tenant.at(conversation ?? '');
  if (!found || conversation === undefined) return refuse(404, 'ConversationNotFound');
  if (what === 'members' || what === 'pagedmembers') return membersAnswer(tenant, { conversation, what, id });
  if (what !== 'activities') return refuse(404, 'NotFound');
  if (found.closed) return refuse(403, found.closed);
  if (call.method === 'POST') return post(tenant, { conversation, call, ...(id !== undefined && { replyTo: id }) });
  const activity = tenant.activities.find(
    (one) => one.id === id && one.conversation.split(';')[0] === conversation.split(';')[0] && !one.deleted,
  );
  if (!activity) return refuse(404, 'ActivityNotFoundInConversation');
  if (call.method === 'DELETE') {
    activity.deleted = true;
    return {};
  }
  return call.method === 'PUT' ? update(activity, call) : refuse(405, 'MethodNotAllowed');
}

function fileAnswer({ files }: Tenant, id: string): Answer {
  const file = files.get(id);
  return file ? { headers: { 'Content-Type': file.type }, bytes: file.bytes } : refuse(404, 'NotFound');
}

function membersAnswer(
  tenant: Tenant,
  { conversation, what, id }: { conversation: string; what: string; id: string | undefined },
): Answer {
  const members = [...(tenant.at(conversation)?.members ?? [])].map((objectId) => {
    const { name, email } = tenant.people.get(objectId) ?? { name: objectId, email: '' };
    return {
      id: `29:${objectId}`,
      objectId,
      aadObjectId: objectId,
      name,
      email,
      userPrincipalName: email,
      tenantId: tenant.id,
      userRole: 'user',
    };
  });
  if (id !== undefined) {
    const one = members.find((member) => member.id === id || member.objectId === id);
    return one ? { json: one } : refuse(404, 'MemberNotFoundInConversation');
  }
  return { json: what === 'members' ? members : { members } };
}

const parse = ({ body }: Call): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

/** A chat with one person of the tenant, or a new thread of a channel. */
function create(tenant: Tenant, call: Call): Answer {
  const body = parse(call) as { members?: { id: string }[]; tenantId?: string; isGroup?: boolean; channelData?: { tenant?: { id?: string }; channel?: { id?: string } }; activity?: Record<string, unknown> } | undefined; // prettier-ignore
  const channel = body?.channelData?.channel?.id;
  if (body && channel !== undefined) {
    if (!tenant.at(channel)) return refuse(404, 'ConversationNotFound');
    if (!body.activity) return refuse(400, 'BadSyntax', 'a thread begins with an activity');
    const posted = keep(tenant, { conversation: channel, content: body.activity });
    return 'status' in posted
      ? posted
      : { status: 201, json: { id: `${channel};messageid=${posted.id}`, activityId: posted.id } };
  }
  const member = body?.members?.[0]?.id.replace(/^29:/, '');
  if (!body || member === undefined || body.members?.length !== 1 || body.isGroup)
    return refuse(400, 'BadSyntax', 'one member, no group');
  if (body.tenantId !== tenant.id && body.channelData?.tenant?.id !== tenant.id)
    return refuse(403, 'Forbidden', 'another tenant');
  if (!tenant.people.has(member)) return refuse(403, 'Forbidden', 'no such user in the tenant');
  const { id, closed } = tenant.personal(member);
  return closed ? refuse(403, closed) : { status: 201, json: { id } };
}

function post(tenant: Tenant, { conversation, call, replyTo }: { conversation: string; call: Call; replyTo?: string }): Answer {
  const content = parse(call);
  if (!content) return refuse(400, 'BadSyntax');
  if (content.type === 'typing') return { status: 201, json: { id: tenant.nextId() } };
  const posted = keep(tenant, { conversation, content, ...(replyTo !== undefined && { replyTo }) });
  return 'status' in posted ? posted : { status: 201, json: { id: posted.id } };
}

function update(activity: TeamsActivity, call: Call): Answer {
  const content = parse(call);
  const problem = content ? problemOf(content) : refuse(400, 'BadSyntax');
  if (problem || !content) return problem ?? {};
  activity.content = content;
  activity.cards.clear();
  activity.edits += 1;
  return { json: { id: activity.id } };
}

function keep(
  tenant: Tenant,
  { conversation, content, replyTo }: { conversation: string; content: Record<string, unknown>; replyTo?: string },
): TeamsActivity | (Answer & { status: number }) {
  const problem = problemOf(content);
  if (problem) return problem;
  const [root, thread] = conversation.split(';messageid=');
  const id = tenant.nextId();
  const channel = tenant.at(conversation)?.type === 'channel';
  const parent = thread ?? (channel ? replyTo : undefined);
  const kept = {
    conversation: channel ? `${root};messageid=${parent ?? id}` : conversation,
    id,
    content,
    edits: 0,
    cards: new Map<string, Record<string, unknown>>(),
  };
  const answered = parent ?? replyTo;
  const activity = { ...kept, ...(answered !== undefined && { replyTo: answered }) };
  tenant.activities.push(activity);
  return activity;
}

function problemOf(content: Record<string, unknown>): (Answer & { status: number }) | undefined {
  const bad = (message: string) => ({ status: 400, ...{ json: { error: { code: 'BadSyntax', message } } } });
  if (content.type !== 'message') return bad(`type ${JSON.stringify(content.type)}`);
  if (Buffer.byteLength(JSON.stringify(content)) > 100 * 1024)
    return { status: 413, json: { error: { code: 'MessageSizeTooBig', message: 'over 100 KB' } } };
  const attachments = (content.attachments ?? []) as { contentType?: string; content?: unknown }[];
  if (!content.text && attachments.length === 0) return bad('neither text nor attachments');
  for (const { contentType, content: card } of attachments) {
    const problems = contentType === 'application/vnd.microsoft.card.adaptive' ? checkCard(card) : [];
    if (problems.length > 0) return bad(problems.join('; '));
  }
  return undefined;
}
