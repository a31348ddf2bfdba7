import type { Seen } from '../seen.ts';
import { lookAt } from './see-activity.ts';
import type { Tenant, TeamsActivity } from './tenant.ts';

type Node = Readonly<Record<string, unknown>>;
export type PressInTeams = (
  who: { readonly viewer: string; readonly activity: TeamsActivity },
  action: Node,
  filled?: Readonly<Record<string, unknown>>,
) => Promise<number>;

/** The bot's messages in a conversation, with its threads, as a viewer sees them. */
export function seenInTeams(
  tenant: Tenant,
  { viewer, conversation }: { readonly viewer: string; readonly conversation?: string },
  press: PressInTeams,
): Seen[] {
  const place = conversation ?? tenant.personal(viewer).id;
  const mine = tenant.activities.filter(
    (one) =>
      !one.deleted &&
      one.conversation.split(';')[0] === place.split(';')[0] &&
      !('aadObjectId' in ((one.content.from as Node) ?? {})),
  );
  return mine.map((activity) => {
    const { lines, alive, actions, inputs } = lookAt(contentFor(activity, viewer));
    return {
      ref: `${activity.conversation}|${activity.id}`,
      conversation: place,
      text: lines.join('\n'),
      ...alive,
      inputs,
      taps: actions.map((action) => ({
        label: textOf(action.title),
        value: JSON.stringify(action.data ?? {}),
        tap: (filled?: Readonly<Record<string, unknown>>) => press({ viewer, activity }, action, filled),
      })),
      files: filesOf(tenant, activity),
      ...(activity.replyTo !== undefined && { under: `${activity.conversation}|${activity.replyTo}` }),
      edits: activity.edits,
    };
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The message, with the card that this viewer was given of it. */
export function contentFor({ content, cards }: TeamsActivity, viewer: string): Node {
  const card = cards.get(viewer);
  return card
    ? { ...content, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
    : content;
}

function filesOf({ files }: Tenant, { content }: TeamsActivity): Seen['files'] {
  return ((content.attachments ?? []) as Node[]).flatMap(({ contentType, contentUrl, name }) => {
    const data = /^data:[^,]*;base64,(.*)$/s.exec(textOf(contentUrl))?.[1];
    if (data !== undefined) return [{ name: textOf(name), bytes: Buffer.from(data, 'base64') }];
    const kept =
      contentType === 'application/vnd.microsoft.teams.card.file.info'
        ? files.get(String(contentUrl).split('/').at(-1) ?? '')
        : undefined;
    return kept ? [{ name: String(name), bytes: kept.bytes }] : [];
  });
}
