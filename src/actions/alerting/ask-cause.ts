import { OTHER_CAUSE } from '../../domain/breach.ts';
import type { ClockReading } from '../../domain/clock/read-clock.ts';
import { isPromised, type PromisedTarget } from '../../domain/clock/courses/target.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Context } from '../context.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { addressOf } from '../reach-reader.ts';
import { ask, closePrompt, showAgain } from '../tell.ts';
import { leadsOf } from './alert-readers.ts';
import { opensFor } from './quiet-hours.ts';

interface Missed {
  readonly reading: ClockReading;
  readonly percent: number;
  /** When it was missed. */
  readonly since: Date;
}

/**
 * Asks once why a promise was missed: whoever works on the ticket, else the team's leads. `dueAt`: none of them is there, so it is to be asked
 * then.
 */
export async function askCause(
  context: Context,
  ticket: Ticket,
  { reading, percent, since }: Missed,
): Promise<{ readonly ticket: Ticket; readonly dueAt?: Date }> {
  const { target, key } = reading;
  const { breaches = [] } = ticket;
  const { definitions, now } = context;
  const dropped = ticket.state === 'cancelled' || ticket.state === 'rejected';
  if (percent < 100 || !isPromised(target) || dropped || !definitions.desk.breach_causes) return { ticket };
  if (breaches.some((breach) => breach.key === key)) return { ticket };
  const opens = whoKnows(context, ticket).map((reader) => ({ reader, at: opensFor(context, ticket, { reader, since }) }));
  const readers = opens.filter(({ at }) => at <= now).map(({ reader }) => reader);
  const [soonest] = opens.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime());
  if (readers.length === 0) return { ticket, ...(soonest && { dueAt: soonest }) };
  const prompt = await question(context, ticket, { target, key, readers });
  return { ticket: { ...ticket, breaches: [...breaches, { target, key, prompt: prompt.id }] } };
}

function whoKnows({ definitions }: Context, ticket: Ticket): readonly string[] {
  const knows = (id: string): boolean => sightOf(ticket, id, definitions) === 'full';
  if (ticket.assignee && knows(ticket.assignee)) return [ticket.assignee];
  return leadsOf(ticket.team, definitions).filter(knows);
}

/** Nobody remembers for longer; it is asked again when the ticket is solved. */
const ASKED_MS = 7 * 86_400_000;

/** A question that stays when the ticket goes on, or is over: it belongs to nothing that would end it. */
async function question(
  context: Context,
  ticket: Ticket,
  about: { target: PromisedTarget; key: string; readers: readonly string[] },
): Promise<Prompt> {
  const { target, key, readers } = about;
  const prompt = await ask(context, {
    say: causeSay(context, ticket, target),
    flow: 'explain-breach',
    draft: { ticket: ticket.id, key },
    readers,
    dueAt: new Date(context.now.getTime() + ASKED_MS),
  });
  return behindWork(context, prompt, readers);
}

function causeSay({ definitions }: Context, ticket: Ticket, target: PromisedTarget): Say {
  const causes = definitions.desk.breach_causes ?? [];
  const listed = causes.map(({ id, label }): Choice => ({
    value: id,
    label: { label },
    ...(id === OTHER_CAUSE && { explained: true }),
  }));
  const other: readonly Choice[] = causes.some(({ id }) => id === OTHER_CAUSE)
    ? []
    : [{ value: OTHER_CAUSE, label: { key: 'breach.other' }, explained: true }];
  const params = { number: ticket.id, title: titleOf(ticket, definitions), target: { key: `target.${target}` } } as const;
  return { notice: { key: 'breach.ask', params }, ask: { choices: [...listed, ...other] }, ticket: ticket.id };
}

const AT_WORK_MS = 30 * 60_000;

/** Whoever is in the middle of something else goes on with that: a number that is typed is an answer to it. */
async function behindWork({ tx, now }: Context, prompt: Prompt, readers: readonly string[]): Promise<Prompt> {
  let shownAt = prompt.shownAt;
  for (const reader of readers) {
    const mine = { audience: `person:${reader}`, open: true, flow: { $ne: 'heed-alert' } } as const;
    const asked = await tx.collection('prompts').find(mine, { sort: ['-shownAt'], limit: 5 });
    const other = asked.find(({ id, say, parked }) => id !== prompt.id && say.ask?.typed !== false && !parked);
    const recent = other && now.getTime() - other.shownAt.getTime() < AT_WORK_MS;
    if (recent && other.shownAt <= shownAt) shownAt = new Date(other.shownAt.getTime() - 1);
  }
  return shownAt === prompt.shownAt ? prompt : tx.collection('prompts').replace({ ...prompt, shownAt });
}

/** The ticket is solved and nobody has said why a promise was missed: whoever solved it is asked once more, of the last one only. */
export async function remindOfCause(context: Context, ticket: Ticket): Promise<Ticket> {
  const { breaches = [] } = ticket;
  const { actor, definitions, tx } = context;
  const open = breaches.filter(({ said, reminded }) => !said && !reminded);
  const last = open.findLast(({ target }) => target === 'resolution') ?? open.at(-1);
  if (!last || !definitions.people.has(actor) || sightOf(ticket, actor, definitions) !== 'full') return ticket;
  const asked = await tx.collection('prompts').get(last.prompt);
  const again = await askAgain(context, ticket, { asked, target: last.target, key: last.key });
  const reminded = breaches.map((breach) =>
    breach.key === last.key ? { ...breach, prompt: again.id, reminded: true as const } : breach,
  );
  return { ...ticket, breaches: reminded };
}

async function askAgain(
  context: Context,
  ticket: Ticket,
  { asked, target, key }: { asked: Prompt | undefined; target: PromisedTarget; key: string },
): Promise<Prompt> {
  const { actor } = context;
  if (asked?.open && asked.audience.length === 1 && asked.audience.includes(`person:${actor}`))
    return showAgain(context, asked, { reader: actor, at: await addressOf(context, actor) });
  if (asked?.open) await closePrompt(context, asked, { words: { key: 'breach.asked_them', params: { who: { person: actor } } } });
  return question(context, ticket, { target, key, readers: [actor] });
}
