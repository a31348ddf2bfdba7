import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { z } from 'zod';
import { createInOrder } from './in-order.ts';
import { ACCEPT_MS } from '../limits.ts';
import { receiveAction } from './receive-action.ts';
import { receiveCommand, receiveShortcut } from './receive-command.ts';
import { receiveMessage } from './receive-message.ts';
import { receiveReaction } from './receive-reaction.ts';
import type { Reply } from './reply.ts';
import type { Receiving } from './receiving.ts';
import { BlockActions, BlockSuggestion, EventCallback, GlobalShortcut, HomeEvent, JoinedEvent, MessageAction, MessageEvent, ReactionEvent, SlashCommand } from './payloads.ts'; // prettier-ignore
import { receiveReport } from './receive-report.ts';
import { suggest } from './suggest.ts';

/** What was sent is nothing that Slack sends. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/**
 * Takes one verified body: an event, an interaction or a command. Resolves once the desk has it.
 * @throws Malformed, and whatever keeps the desk from taking it: then Slack is to send it again
 */
export type TakeIn = (body: unknown) => Promise<Reply>;

export function createTakeIn(receiving: Receiving): TakeIn {
  const inOrder = createInOrder();
  return async (body) => {
    try {
      // What somebody does is taken in the order in which it came, also while Slack is asked who they are.
      return await within(
        ACCEPT_MS,
        inOrder(actorOf(body), () => within(ACCEPT_MS, dispatch(receiving, body))),
      );
    } catch (error) {
      if (error instanceof z.ZodError) throw new Malformed(z.prettifyError(error));
      throw error;
    }
  };
}

const Acted = z.object({
  event: z.object({ user: z.string() }).optional().catch(undefined),
  user: z.object({ id: z.string() }).optional().catch(undefined),
  user_id: z.string().optional().catch(undefined),
});

function actorOf(body: unknown): string {
  const { event, user, user_id: id } = Acted.safeParse(body).data ?? {};
  return event?.user ?? user?.id ?? id ?? '';
}

const Typed = z.looseObject({ type: z.string().optional(), command: z.string().optional() });

async function dispatch(receiving: Receiving, body: unknown): Promise<Reply> {
  const { type, command } = Typed.parse(body);
  if (type === undefined && command !== undefined) return receiveCommand(receiving, SlashCommand.parse(body));
  switch (type) {
    case 'event_callback':
      return takeEvent(receiving, EventCallback.parse(body));
    case 'block_actions':
      return deliver(receiving, await receiveAction(receiving, BlockActions.parse(body)));
    case 'message_action':
      return deliver(receiving, await receiveReport(receiving, MessageAction.parse(body)));
    case 'shortcut':
      return deliver(receiving, await receiveShortcut(receiving, GlobalShortcut.parse(body)));
    case 'block_suggestion':
      return suggest(receiving, BlockSuggestion.parse(body));
    // Nothing of ours opens a modal; closing one that was left over says nothing. Slack tells of its own limits too.
    case 'view_submission':
    case 'view_closed':
    case 'app_rate_limited':
      return undefined;
    default:
      throw new Malformed('neither an event nor an interaction nor a command');
  }
}

async function takeEvent(receiving: Receiving, { event_id: id, event }: z.infer<typeof EventCallback>): Promise<Reply> {
  switch (event.type) {
    case 'message':
    case 'app_mention':
      // Edits, deletions and notices of Slack's own have other shapes, and are nothing that anybody said.
      return isSaid(event) ? deliver(receiving, await receiveMessage(receiving, id, MessageEvent.parse(event))) : undefined;
    case 'reaction_added':
      return deliver(receiving, await receiveReaction(receiving, id, ReactionEvent.parse(event)));
    case 'app_home_opened':
      receiving.showHome(HomeEvent.parse(event));
      return undefined;
    case 'member_joined_channel':
      await receiving.places.joined(JoinedEvent.parse(event));
      return undefined;
    default:
      return undefined;
  }
}

const said = new Set<unknown>([undefined, null, 'file_share', 'thread_broadcast', 'me_message']);
const isSaid = (event: Readonly<Record<string, unknown>>): boolean =>
  said.has(event['subtype']) && !event['bot_id'] && !event['hidden'];

async function deliver({ receive }: Receiving, event: InboundEvent | undefined): Promise<undefined> {
  if (event) await receive(event);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not taken within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
