import type { Definitions } from '../../domain/definitions.ts';
import { queueStates } from '../../domain/lifecycle.ts';
import type { Person } from '../../domain/person.ts';
import { askedIn, voiceOf } from '../../domain/approval/approval.ts';
import { mayUse, rolesOf, sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { AbsenceLine, TicketLine } from '../../messaging/ticket-view.ts';
import type { Tx, Views } from '../../ports.ts';
import { troublesFor } from './delivery-troubles.ts';
import { lookAs, type About, type Looking } from './look.ts';
import { searchTickets } from './search-tickets.ts';
import { lineOf } from './view-line.ts';
import { viewOf } from './view-ticket.ts';
import { whyFor } from './view-why.ts';
import { suggestNames } from './suggest-names.ts';

const MOST = 100;

/** What a page shows besides the conversation. Each answer has passed the rules of sight. */
export function createViews(about: About): Views {
  const list = (reader: string, find: Find) => listFor(about, reader, find);
  return {
    person: (id) => personOf(about.definitions(), id),
    mine: (reader) => list(reader, ownOf),
    assigned: (reader) => list(reader, assignedTo),
    queue: (reader, team) => list(reader, (tx, person) => queueFor(tx, person, team)),
    approvals: (reader) => list(reader, approvalsFor),
    search: (reader, query) => list(reader, (tx, person, definitions) => searchFor({ tx, person, definitions }, query)),
    away: (reader) => awayFor(about, reader),
    troubles: (reader) => troublesFor(about, reader),
    suggest: suggestNames(about.definitions),
    async ticket(reader, number) {
      const look = await lookAs(about, reader);
      return look && about.store.transaction((tx) => viewOf(look, tx, number.toUpperCase()));
    },
    async why(reader, number) {
      const look = await lookAs(about, reader);
      return look && about.store.transaction((tx) => whyFor(look, tx, number.toUpperCase()));
    },
    changed: (readers, since) => changedFor(about, readers, since),
  };
}

type Find = (tx: Tx, person: Person, definitions: Definitions) => Promise<readonly Ticket[]>;

async function listFor(about: About, reader: string, find: Find): Promise<readonly TicketLine[]> {
  const look = await lookAs(about, reader);
  if (!look) return [];
  const tickets = await about.store.transaction((tx) => find(tx, look.person, look.definitions));
  return tickets.filter((ticket) => sightOf(ticket, reader, look.definitions) !== 'none').map((ticket) => lineOf(look, ticket));
}

function personOf({ people, teams, desk }: Definitions, id: string): ReturnType<Views['person']> {
  const person = people.get(id);
  if (!person) return undefined;
  const language = person.language ?? desk.language;
  const rooms = person.teams.map(({ team }) => ({
    team,
    name: teams.get(team)?.label[language] ?? team,
    lane: `web:team:${team}`,
  }));
  return { id, name: person.name, language, agent: rooms.length > 0, rooms };
}

/** What somebody asked for, and what was asked for them; newest first. */
async function ownOf(tx: Tx, { id }: Person): Promise<readonly Ticket[]> {
  const newest = { sort: ['-openedAt'], limit: MOST } as const;
  const asked = await tx.collection('tickets').find({ requester: id }, newest);
  const given = await tx.collection('tickets').find({ beneficiary: id }, newest);
  return [...asked, ...given.filter(({ requester }) => requester !== id)].sort(
    (a, b) => b.openedAt.getTime() - a.openedAt.getTime(),
  );
}

async function assignedTo(tx: Tx, { id }: Person): Promise<readonly Ticket[]> {
  return byRank(
    await tx.collection('tickets').find({ assignee: id, state: { $in: [...queueStates, 'resolved'] } }, { limit: MOST }),
  );
}

const byRank = (tickets: readonly Ticket[]) => [...tickets].sort((a, b) => (a.rank < b.rank ? -1 : 1));

async function queueFor(tx: Tx, person: Person, only?: string): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const { team } of person.teams.filter((one) => only === undefined || one.team === only)) {
    found.push(
      ...(await tx.collection('tickets').find({ team, state: { $in: [...queueStates] } }, { sort: ['rank'], limit: MOST })),
    );
  }
  return byRank(found);
}

/** Requests whose question is open to this person. */
async function approvalsFor(tx: Tx, person: Person): Promise<readonly Ticket[]> {
  const asked = await tx
    .collection('prompts')
    .find({ audience: `person:${person.id}`, open: true }, { sort: ['-shownAt'], limit: MOST });
  const numbers = new Set(asked.flatMap(({ flow, ticket }) => (flow === 'approve' && ticket ? [ticket] : [])));
  const found: Ticket[] = [];
  for (const number of numbers) {
    const ticket = await tx.collection('tickets').get(number);
    const asks = ticket?.approvals.some((one) => askedIn(one).includes(person.id) && voiceOf(one, person.id) !== undefined);
    if (ticket && asks) found.push(ticket);
  }
  return found;
}

async function searchFor(
  { tx, person, definitions }: { tx: Tx; person: Person; definitions: Definitions },
  query: string,
): Promise<readonly Ticket[]> {
  if (!mayUse('search', rolesOf(person, definitions), definitions)) return [];
  return searchTickets({ tx, definitions, reader: person.id }, query);
}

/** Absences of people who work in a team: whoever assigns work has to know. */
async function awayFor(about: About, reader: string): Promise<readonly AbsenceLine[]> {
  const look = await lookAs(about, reader);
  if (!look || look.person.teams.length === 0) return [];
  const agents = [...look.definitions.people.values()].filter(({ teams }) => teams.length > 0);
  return about.store.transaction(async (tx) => {
    const lines: AbsenceLine[] = [];
    for (const { id } of agents) lines.push(...(await absenceOf(look, tx, id)));
    return lines.sort((a, b) => a.from.getTime() - b.from.getTime());
  });
}

async function absenceOf({ about, speaker }: Looking, tx: Tx, id: string): Promise<readonly AbsenceLine[]> {
  const absence = await tx.collection('absences').get(id);
  if (!absence || (absence.until && absence.until <= about.now())) return [];
  const [delegation] = await tx.collection('delegations').find({ from: id, state: 'running' }, { limit: 1 });
  return [
    {
      id,
      name: speaker.value({ person: id }),
      from: absence.from,
      ...(absence.until && { until: absence.until }),
      ...(delegation && { standIn: speaker.value({ person: delegation.to }) }),
    },
  ];
}

async function changedFor(about: About, readers: readonly string[], since: Date): Promise<ReadonlyMap<string, number>> {
  const tickets = await about.store.transaction((tx) =>
    tx.collection('tickets').find({ touchedAt: { $gt: since } }, { sort: ['touchedAt'], limit: MOST }),
  );
  const definitions = about.definitions();
  return new Map(
    tickets
      .filter((ticket) => readers.some((reader) => sightOf(ticket, reader, definitions) !== 'none'))
      .map(({ id, version }) => [id, version]),
  );
}
