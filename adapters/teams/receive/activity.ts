import { z } from 'zod';

/** Some clients send `null` for what they leave out. */
const maybe = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);
const text = z.string().max(100_000);
const id = z.string().min(1).max(1_000);

const Account = z.looseObject({
  id,
  name: maybe(z.string()),
  aadObjectId: maybe(z.string()),
  tenantId: maybe(z.string()),
});
const Attachment = z.looseObject({
  contentType: z.string().max(500).catch(''),
  contentUrl: maybe(z.string().max(400_000)),
  content: z.unknown().optional(),
  name: z.string().max(1_000).nullish(),
});

/**
 * What the desk reads of an activity; everything else is let through unread.
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export const Activity = z.looseObject({
  type: z.string().min(1).max(200),
  id: maybe(id),
  name: maybe(z.string().max(200)),
  timestamp: maybe(z.string().max(100)),
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  from: Account,
  recipient: maybe(Account),
  conversation: z.looseObject({
    id,
    conversationType: maybe(z.string().max(100)),
    tenantId: maybe(z.string().max(200)),
    isGroup: maybe(z.boolean()),
    name: maybe(z.string()),
  }),
  text: text.nullish(),
  textFormat: maybe(z.string()),
  attachments: z.array(Attachment).max(100).nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).max(1_000).nullish(),
  replyToId: z.string().max(1_000).nullish(),
  value: z.unknown().optional(),
  action: z.string().max(100).nullish(),
  membersAdded: z.array(Account).max(1_000).nullish(),
  membersRemoved: z.array(Account).max(1_000).nullish(),
  reactionsAdded: z.array(z.looseObject({ type: z.string().max(100) })).max(100).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      channel: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
}); // prettier-ignore
export type Activity = z.infer<typeof Activity>;
export type TeamsAttachment = z.infer<typeof Attachment>;

/** The tenants that an activity names, in whichever of the places Teams puts them. */
export function tenantsOf({ conversation, channelData, from, recipient }: Activity): readonly string[] {
  const named = [conversation.tenantId, channelData?.tenant?.id, from.tenantId, recipient?.tenantId];
  return named.filter((tenant): tenant is string => tenant !== undefined && tenant !== '');
}

/** By which the desk knows who acts: the object id in Entra. Microsoft's playground has people without. */
export const personOf = ({ aadObjectId, id: account }: Activity['from']): string => aadObjectId ?? account;

export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === undefined ? !conversation.isGroup : conversation.conversationType === 'personal';
