import type { ConversationReference } from 'botbuilder';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { ChannelTools, Delivery } from '../../../src/channel.ts';
import type { Bot } from '../bot.ts';
import { PUBLIC_SERVICE_URL } from '../limits.ts';
import { keepPlace, lastHeardFrom, readPlace } from '../places.ts';

interface Finding extends Pick<ChannelTools, 'store' | 'now'> {
  readonly bot: Bot;
  readonly tenant: string | undefined;
}

type Refused = Extract<Delivery, { ok: false }>;

/**
 * The conversation that an address stands for; with somebody who has never written, a new one is begun. What the desk cannot reach is
 * refused. @throws ConnectorRefusal
 */
export async function findConversation(finding: Finding, { to }: OutboundMessage): Promise<ConversationReference | Refused> {
  const place = await readPlace(finding, to.id);
  if (place?.reference && !place.gone) return place.reference;
  if (to.kind === 'direct') return begin(finding, to.id, { gone: place?.gone ?? false, account: place?.account ?? to.id });
  if (place?.gone) return { ok: false, retry: 'elsewhere', reason: 'the desk was taken out of this conversation', because: 'blocked' };
  if (to.id.startsWith('team:')) return { ok: false, retry: 'elsewhere', reason: `${to.id} has no channel in Teams: its room needs an address` };
  const { serviceUrl, tenant } = await whereTo(finding);
  return unseen(finding, to.id, { serviceUrl, tenant });
} // prettier-ignore

async function whereTo(finding: Finding): Promise<{ readonly serviceUrl: string; readonly tenant: string | undefined }> {
  const heard = await lastHeardFrom(finding);
  return { serviceUrl: heard?.serviceUrl ?? PUBLIC_SERVICE_URL, tenant: finding.tenant ?? heard?.tenant };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
async function begin(
  finding: Finding,
  person: string,
  { gone, account }: { gone: boolean; account: string },
): Promise<ConversationReference | Refused> {
  const { serviceUrl, tenant } = await whereTo(finding);
  if (tenant === undefined) return { ok: false, retry: 'elsewhere', reason: 'the tenant of this person is not known' };
  if (gone) return { ok: false, retry: 'elsewhere', reason: 'this person has removed the desk', because: 'blocked' };
  const reference = await finding.bot.begin({ serviceUrl, tenant, member: account });
  await keepPlace(finding, person, { kept: { reference, serviceUrl, tenant } });
  return reference;
}

/** A channel that is configured and from which nothing has come yet. */
function unseen(
  { bot }: Finding,
  id: string,
  { serviceUrl, tenant }: { serviceUrl: string; tenant: string | undefined },
): ConversationReference {
  const conversation = { id, isGroup: true, name: '', ...(tenant !== undefined && { tenantId: tenant }) };
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: `28:${bot.appId}`, name: '' },
    conversation: conversation as unknown as ConversationReference['conversation'],
  };
}
