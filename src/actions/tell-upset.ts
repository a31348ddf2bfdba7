import type { Mood } from '../domain/understanding.ts';
import { localTime } from '../domain/hours/local-time.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import { callPerson } from './call-person.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';

/** Somebody asks how things are going, and is not pleased; `number`: of which ticket. */
export interface Upset {
  readonly mood: Mood;
  readonly text: string;
  readonly number?: string | undefined;
}

/** More would bury what they are about. */
const MOST = 5;

/**
 * Tells the teams' rooms who is upset about which of their tickets (the one that was named, else all that are open), once a ticket and day
 * of the desk. Whoever has none is announced like somebody who asks for a person. Returns whether anybody was told anything new.
 */
export async function tellUpset(context: Context, upset: Upset): Promise<boolean> {
  const { tx, actor, now, definitions } = context;
  const contacts = tx.collection('contacts');
  const contact = await contacts.get(actor);
  if (!contact) return false;
  const { date: day } = localTime(now, definitions.desk.zone);
  const today = (contact.upset ?? []).filter((one) => one.day === day);
  const tickets = await ticketsAbout(context, upset.number);
  const fresh = tickets.filter(({ id }) => !today.some(({ ticket }) => ticket === id));
  const nothingOpen = tickets.length === 0 && !upset.number && !today.some(({ ticket }) => ticket === undefined);
  if (fresh.length === 0 && !nothingOpen) return false;
  if (nothingOpen) await callPerson(context, upset.text);
  else await tellTeams(context, fresh, upset);
  const told = nothingOpen ? [{ day }] : fresh.map(({ id }) => ({ ticket: id, day }));
  await contacts.replace({ ...contact, upset: [...today, ...told] });
  return true;
}

/** The ticket that was named, or every open one of theirs. */
async function ticketsAbout({ tx, actor }: Context, number: string | undefined): Promise<readonly Ticket[]> {
  const tickets = tx.collection('tickets');
  const named = number ? await tickets.get(number) : undefined;
  if (number) return named && isTheirs(named, actor) ? [named] : [];
  const own = await tickets.find({ requester: actor }, { sort: ['-openedAt'], limit: MOST * 2 });
  return own.filter(({ state }) => isOpen(state)).slice(0, MOST);
}

function isTheirs(ticket: Ticket, person: string): boolean {
  return requesters(ticket).includes(person) || ticket.affected.includes(person);
}

/** Each team learns of its own tickets. What was written is told only where it can be about nobody else's. */
async function tellTeams(context: Context, tickets: readonly Ticket[], { mood, text }: Upset): Promise<void> {
  const teams = [...new Set(tickets.map(({ team }) => team))];
  for (const team of teams) {
    const theirs = tickets.filter((ticket) => ticket.team === team);
    const numbers = { list: theirs.map(({ id }) => id) };
    const params = { who: { person: context.actor }, tickets: numbers };
    const more = teams.length === 1 ? { more: [{ key: 'upset.wrote', params: { text: { text } } } as const] } : {};
    const about = theirs.length === 1 && theirs[0] ? { ticket: theirs[0].id } : {};
    await tell(context, { reader: `team:${team}`, say: { notice: { key: `upset.${mood}`, params }, ...more, ...about } });
  }
}
