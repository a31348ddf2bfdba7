import type { Context } from '../actions/context.ts';
import { DeskError } from '../domain/errors.ts';
import type { Heard } from '../domain/second-opinion/opinion.ts';
import { OpinionWanted } from '../domain/second-opinion/opinion-wanted.ts';
import type { InboundEvent, InboxEntry } from '../messaging/inbound.ts';
import { DuplicateKey } from '../ports.ts';
import type { Advise } from './ask-opinion.ts';
import type { Works } from './sweep.ts';

/** What happens in a turn; given from above, so that a job need not know the conversation. */
export interface TurnTaker {
  /** @throws OpinionWanted where the desk is unsure of the words; given what was `heard`, it goes on with that. */
  take(context: Context, event: InboundEvent, heard?: Heard): Promise<void>;
  /** Asks for the opinion that a turn wants; needs the network, and never throws. */
  readonly advise?: Advise;
  refuse(context: Context, event: InboundEvent, error: DeskError): Promise<void>;
  apologise(context: Context, event: InboundEvent): Promise<void>;
  /** The person behind a sender, or nothing for a stranger. */
  identify(event: InboundEvent): Promise<string | undefined> | string | undefined;
  /** What needs the network, before the turn: its files are brought here. `lastTry`: what cannot be had now is left out. */
  prepare?(event: InboundEvent, about: { readonly person: string; readonly lastTry: boolean }): Promise<void>;
}

export interface Attempting extends Works {
  readonly turns: TurnTaker;
}

export interface Attempted {
  /** `gone`: another process has it, or it was not its turn yet. */
  readonly outcome: 'done' | 'refused' | 'failed' | 'dead' | 'gone';
  /** Another event of the conversation may be taken now. */
  readonly more: boolean;
}

/** How soon an event is looked at again that has to wait for the one before it. */
export const LOOK_AGAIN_MS = 1000;
const MOST_ATTEMPTS = 5;
/** So often in a row a turn may meet what another process has made just now. */
const MOST_MEETINGS = 3;
/** From this attempt on a turn goes on without the files that cannot be fetched. */
const LAST_FETCH = 3;
const DAY_MS = 86_400_000;

/**
 * One attempt at an event that this process holds: the turn, or the refusal that takes its place; a failure is tried again later, and
 * buried after the last attempt.
 */
export async function attemptTurn(parts: Attempting, entry: InboxEntry): Promise<Attempted> {
  const { turns } = parts;
  const event = entry.body;
  if (!event) return { outcome: 'done', more: true };
  if (entry.attempts > MOST_ATTEMPTS)
    return bury(parts, entry, entry.error ?? 'the process ended in the middle of it, each time');
  try {
    const known = await turns.identify(event);
    if (known) await turns.prepare?.(event, { person: known, lastTry: entry.attempts >= LAST_FETCH });
    return await attemptAs(parts, entry, known);
  } catch (error) {
    return fail(parts, entry, error);
  }
}

/** The turn of a known person, or of a stranger, who acts under their address. */
async function attemptAs(parts: Attempting, entry: InboxEntry, known: string | undefined): Promise<Attempted> {
  const { turns } = parts;
  const event = entry.body;
  if (!event) return { outcome: 'done', more: true };
  const actor = {
    person: known ?? `${event.sender.channel}:${event.sender.userId}`,
    channel: event.address.channel,
  };
  try {
    return await takeAdvised(parts, { entry, actor, outcome: 'done' }, event);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return finish(parts, { entry, actor, outcome: 'refused' }, (context) => turns.refuse(context, event, error));
  }
}

/** The turn; if it wants a second opinion, it was rolled back, and is taken again with what could be heard. */
async function takeAdvised(parts: Attempting, of: Finishing, event: InboundEvent): Promise<Attempted> {
  const { turns } = parts;
  try {
    return await finish(parts, of, (context) => turns.take(context, event));
  } catch (error) {
    if (!(error instanceof OpinionWanted)) throw error;
    const heard =
      (await turns.advise?.(error, { event: event.id, person: of.actor.person, isFirst: of.entry.attempts <= 1 })) ?? {};
    return finish(parts, of, (context) => turns.take(context, event, heard));
  }
}

interface Finishing {
  readonly entry: InboxEntry;
  readonly actor: { readonly person: string; readonly channel: string };
  readonly outcome: 'done' | 'refused';
}

/**
 * The work and the mark that it is done, in one transaction. One look at the conversation says all there is to know: whether this event is
 * still ours, whether it is its turn, and whether another waits behind it.
 */
async function finish(parts: Attempting, of: Finishing, work: (context: Context) => Promise<void>): Promise<Attempted> {
  const { entry, actor, outcome } = of;
  const turn = async (context: Context): Promise<Attempted> => {
    const inbox = context.tx.collection('inbox');
    const [head, next] = await inbox.find(
      { conversation: entry.conversation, dueAt: { $exists: true } },
      { sort: ['seq'], limit: 2 },
    );
    if (head?.id !== entry.id) return putBack(context, entry);
    if (head.version !== entry.version) return { outcome: 'gone', more: false };
    await work(context);
    const { body: _body, dueAt: _due, holder: _holder, ...rest } = head;
    const days = context.definitions.desk.retention.inbox_days;
    await inbox.replace({ ...rest, state: 'done', forgetAt: new Date(context.now.getTime() + days * DAY_MS) });
    return { outcome, more: next !== undefined };
  };
  return again(() => parts.inTransaction(turn, actor));
}

/** Another process made the same document at the same instant, such as the first count of a day: whoever looks again finds it. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DuplicateKey) || turn === MOST_MEETINGS) throw error;
    }
  }
}

/** An older event of the conversation is not finished: this one waits for it, and its attempt does not count. */
async function putBack({ tx, now }: Context, entry: InboxEntry): Promise<Attempted> {
  const current = await tx.collection('inbox').get(entry.id);
  if (current?.version === entry.version && current.dueAt) {
    const { holder: _holder, ...rest } = current;
    await tx
      .collection('inbox')
      .replace({ ...rest, attempts: entry.attempts - 1, dueAt: new Date(now.getTime() + LOOK_AGAIN_MS) });
  }
  return { outcome: 'gone', more: true };
}

async function fail(parts: Attempting, entry: InboxEntry, error: unknown): Promise<Attempted> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  parts.log.error({ event: entry.id, attempt: entry.attempts, error: reason }, 'a turn failed');
  if (entry.attempts >= MOST_ATTEMPTS) return bury(parts, entry, reason);
  const delay = 1000 * 4 ** (entry.attempts - 1);
  await parts.store.transaction(async (tx) => {
    const current = await tx.collection('inbox').get(entry.id);
    if (current?.version !== entry.version) return;
    const { holder: _holder, ...rest } = current;
    const dueAt = new Date(parts.now().getTime() + delay);
    await tx.collection('inbox').replace({ ...rest, error: reason.slice(0, 2000), dueAt });
  });
  return { outcome: 'failed', more: false };
}

/** To the dead letters: visible to the operator, requeueable; the person is told that it went wrong. */
async function bury(parts: Attempting, entry: InboxEntry, reason: string): Promise<Attempted> {
  const event = entry.body;
  const person = event && (await parts.turns.identify(event));
  await parts.inTransaction(
    async (context) => {
      const current = await context.tx.collection('inbox').get(entry.id);
      if (current?.version !== entry.version) return;
      const { dueAt: _due, holder: _holder, ...rest } = current;
      await context.tx.collection('inbox').replace({ ...rest, state: 'dead', error: reason.slice(0, 2000) });
      if (event && person) await parts.turns.apologise(context, event);
    },
    { person: person ?? 'system', channel: event?.address.channel ?? 'system' },
  );
  return { outcome: 'dead', more: true };
}
