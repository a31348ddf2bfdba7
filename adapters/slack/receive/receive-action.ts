import { z } from 'zod';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { HOME_ACTION } from '../home/home-blocks.ts';
import type { Action, BlockActions } from './payloads.ts';
import { readInputs, type ElementState } from './read-inputs.ts';
import { directTo } from './receive-message.ts';
import type { Receiving } from './receiving.ts';

/**
 * A tap. By `action_id`: `choice:…` (value `{ p: prompt, v: value }`), `pick:PROMPT:…` (the option is the value), `home_command:…` (the
 * value is what would follow `/mesa`). Anything else – a link, an input that was only touched – is nothing that was done.
 */
export async function receiveAction({ people, tools }: Receiving, payload: BlockActions): Promise<InboundEvent | undefined> {
  const done = payload.actions.map(readAction).find((one) => one !== undefined);
  if (!done) return undefined;
  const { user, state } = payload;
  const sender = await people.sender(user.id);
  const common = { id: idOf(payload), at: tools.now(), sender, ...placeOf(payload) };
  if ('command' in done) return { ...common, kind: 'command', text: done.command };
  const inputs = readInputs((state?.values ?? {}) as Readonly<Record<string, Readonly<Record<string, ElementState>>>>);
  return { ...common, kind: 'choice', ...done, ...(inputs && { inputs }) };
}

const Sent = z.object({ p: z.string().min(1).max(200), v: z.string().max(2000) });

type Done = { readonly promptId: string; readonly value: string } | { readonly command: string };

function readAction({ action_id: id, value, selected_option: option }: Action): Done | undefined {
  if (id.startsWith(HOME_ACTION)) {
    const command = value ?? option?.value;
    return command ? { command } : undefined;
  }
  const [, promptId] = /^pick:(.{1,200}):\d+$/.exec(id) ?? [];
  if (promptId !== undefined) return option ? { promptId, value: option.value } : undefined;
  if (!id.startsWith('choice:') || !value) return undefined;
  const sent = Sent.safeParse(parsed(value));
  return sent.success ? { promptId: sent.data.p, value: sent.data.v } : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Slack gives each tap its own trigger; without one, the instant tells taps apart. */
function idOf({ trigger_id: trigger, actions, message, container, user }: BlockActions): string {
  const [first] = actions;
  const ts = message?.ts ?? container?.message_ts ?? '';
  return trigger ? `slack:${trigger}` : `slack:${first?.action_ts}:${first?.action_id}:${ts}:${user.id}`.slice(0, 300);
}

/** In a direct conversation and on the Home tab the person is alone with the desk. */
function placeOf({ user, channel, container, message }: BlockActions): Pick<InboundEvent, 'address' | 'direct' | 'repliesTo'> {
  const direct = directTo(user.id);
  const id = channel?.id ?? container?.channel_id;
  if (!id || id.startsWith('D')) return { address: direct };
  const root = message?.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : undefined;
  return { address: { channel: 'slack', id, kind: 'shared' }, direct, ...(root !== undefined && { repliesTo: `${id}:${root}` }) };
}
