import type { z } from 'zod';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { entrances } from '../send/methods.ts';
import type { GlobalShortcut, SlashCommand } from './payloads.ts';
import { readText } from './read-text.ts';
import type { Reply } from './reply.ts';
import { directTo, nameOf } from './receive-message.ts';
import type { Receiving } from './receiving.ts';

/**
 * What follows `/mesa`. Nobody else sees a command, so wherever it was given its answer comes in the direct conversation; who is
 * elsewhere is told so.
 */
export async function receiveCommand(receiving: Receiving, command: z.infer<typeof SlashCommand>): Promise<Reply> {
  const { people, tools, receive } = receiving;
  const { user_id: user, text, trigger_id: trigger, channel_id: channel } = command;
  const [sender, me] = await Promise.all([people.sender(user), people.me()]);
  await receive({
    id: `slack:${trigger}`,
    at: tools.now(),
    sender,
    address: directTo(user),
    kind: 'command',
    text: (await readText(text, me.userId, nameOf(receiving))) || 'help',
  });
  if (!channel || channel.startsWith('D')) return undefined;
  return { response_type: 'ephemeral', text: tools.translate(await languageOf(receiving, sender), 'slack.answered_alone') };
}

/** "New request" in Slack's menu of shortcuts. */
export async function receiveShortcut(
  { people, tools }: Receiving,
  shortcut: z.infer<typeof GlobalShortcut>,
): Promise<InboundEvent | undefined> {
  const { callback_id: callback, trigger_id: trigger, user } = shortcut;
  if (callback !== entrances.newRequest) return undefined;
  const sender = await people.sender(user.id);
  return { id: `slack:${trigger}`, at: tools.now(), sender, address: directTo(user.id), kind: 'command', text: 'new' };
}

/** The desk has the command by now: nothing that fails here may look as if it had not. */
async function languageOf({ tools }: Receiving, sender: InboundEvent['sender']): Promise<'es' | 'en'> {
  const person = await tools.identify(sender).catch(() => undefined);
  return (person === undefined ? undefined : tools.views.person(person)?.language) ?? tools.definitions().desk.language;
}
