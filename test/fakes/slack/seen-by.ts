import type { Seen } from '../seen.ts';
import { lookAt, type Pressable } from './see-message.ts';
import type { SlackMessage, Workspace } from './workspace.ts';

export type Press = (
  who: { readonly user: string; readonly message: SlackMessage },
  what: Pressable,
  filled?: Readonly<Record<string, unknown>>,
) => Promise<number>;

/** The bot's messages in a conversation, as a user sees them, oldest first. */
export function seenBy(
  workspace: Workspace,
  { user, channel }: { readonly user: string; readonly channel?: string },
  press: Press,
): Seen[] {
  const place = channel ?? workspace.openDirect(user).id;
  const mine = workspace.messages.filter(
    (one) => one.channel === place && one.user === workspace.bot && !one.deleted && (one.ephemeral ?? user) === user,
  );
  return mine.map((message) => {
    const { lines, alive, pressables, inputs } = lookAt(message.text, message.blocks);
    return {
      ref: `${message.channel}:${message.ts}`,
      conversation: message.channel,
      text: lines.join('\n'),
      ...alive,
      inputs,
      taps: pressables.map((one) => ({
        label: one.label,
        value: one.value,
        ...(one.more !== undefined && { more: one.more }),
        tap: (filled?: Readonly<Record<string, unknown>>) => press({ user, message }, one, filled),
      })),
      files: message.files.map((id) => workspace.files.get(id)!),
      ...(message.thread !== undefined && { under: `${message.channel}:${message.thread}` }),
      edits: message.edits,
    };
  });
}
