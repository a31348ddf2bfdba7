import type { ClockReading } from '../../domain/clock/read-clock.ts';
import { isPossible } from '../../domain/lifecycle.ts';
import { mayUse, rolesOf, sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { personOf, type Context } from '../context.ts';
import { seenTitle } from '../looking/see-history.ts';
import { ask, closePrompt } from '../tell.ts';

export interface Telling {
  /** A person's id, or `team:ID`: its room. */
  readonly reader: string;
  readonly clock: ClockReading;
  readonly percent: number;
}

/** Tells readers how much of a goal is used, with the buttons that help. Of earlier news of the same ticket their buttons go. */
export async function sendAlerts(context: Context, ticket: Ticket, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await closeEarlier(context, ticket, new Set(tellings.map(({ reader }) => reader)));
  for (const telling of tellings) await sendAlert(context, ticket, telling);
}

async function sendAlert(context: Context, ticket: Ticket, telling: Telling): Promise<void> {
  const { reader } = telling;
  const notice = noticeOf(context, ticket, telling);
  const choices = choicesFor(context, ticket, reader);
  const asked = { choices, typed: false } as const;
  // Once nothing is left to do it no longer says how late it was: a number that changed long ago.
  const over: Say = {
    notice: { key: 'sla.was', params: { number: ticket.id, title: titleFor(context, ticket, reader) } },
    question: { key: 'sla.over' },
    ask: asked,
    ticket: ticket.id,
  };
  await ask(context, {
    say: over,
    sayTo: () => ({ notice, ask: asked, ticket: ticket.id }),
    flow: 'heed-alert',
    draft: { ticket: ticket.id, ...(ticket.assignee && { assignee: ticket.assignee }) },
    readers: [reader],
    ticket: ticket.id,
  });
}

async function closeEarlier(context: Context, { id }: Ticket, readers: ReadonlySet<string>): Promise<void> {
  const open = await context.tx.collection('prompts').find({ ticket: id, open: true });
  for (const prompt of open)
    if (prompt.flow === 'heed-alert' && prompt.copies.some(({ reader }) => readers.has(reader)))
      await closePrompt(context, prompt);
}

function noticeOf(context: Context, ticket: Ticket, { reader, clock, percent }: Telling): Say['notice'] {
  const { dueAt } = clock;
  const params = {
    number: ticket.id,
    title: titleFor(context, ticket, reader),
    percent,
    target: targetOf(clock),
    due: dueAt ? { at: dueAt } : '',
  } as const;
  return { key: percent >= 100 ? 'sla.breached' : 'sla.reminder', params };
}

function titleFor({ definitions }: Context, ticket: Ticket, reader: string): Value {
  const sight = reader.startsWith('team:') ? 'full' : sightOf(ticket, reader, definitions);
  return seenTitle(ticket, sight, definitions);
}

/** What the stopwatch is called in "the goal of …". */
function targetOf({ target, of }: ClockReading): Value {
  if (target === 'internal' && of !== undefined) return { key: 'sla.internal', params: { team: { team: of } } };
  if (target === 'vendor' && of !== undefined) return { key: 'sla.vendor', params: { supplier: of } };
  return { key: `target.${target}` };
}

/** Whoever is in the room may at least be these. */
const roomRoles: ReadonlySet<string> = new Set(['person', 'agent', 'team']);

function choicesFor(context: Context, ticket: Ticket, reader: string): readonly Choice[] {
  const { definitions } = context;
  const room = reader.startsWith('team:');
  const roles = room ? roomRoles : rolesOf(personOf(context, reader), definitions, ticket);
  const may = (verb: string): boolean => isPossible(ticket.state, verb) && mayUse(verb, roles, definitions);
  const free = room ? !ticket.assignee : ticket.assignee !== reader;
  return [
    ...(may('take') && (free || ticket.state === 'registered')
      ? [{ value: 'take', label: { key: 'button.take' }, style: 'primary' } as const]
      : []),
    ...(may('assign')
      ? [{ value: 'assign', label: { key: ticket.assignee ? 'button.reassign' : 'button.assign' } } as const]
      : []),
    ...(may('wait') && ticket.assignee ? [{ value: 'wait', label: { key: 'button.wait' } } as const] : []),
    ...(may('show') ? [{ value: 'show', label: { key: 'button.show' } } as const] : []),
  ];
}
