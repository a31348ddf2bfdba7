import type { Definitions } from '../domain/definitions.ts';
import { possibleVerbs } from '../domain/lifecycle.ts';
import { clocksOf, promisedFor } from '../domain/promise.ts';
import { mayUse, rolesOf, sightOf } from '../domain/rights.ts';
import { queueStates } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';
import type { Ticket } from '../domain/ticket.ts';
import { readerOf } from '../messaging/reader-of.ts';
import { createSpeaker, type Speaker } from '../messaging/speak.ts';
import type { Now, Store, TicketLine, TicketView, Translate, Tx, Views, WordList } from '../ports.ts';
import { answerFacts, headFacts, stateWords, titleOf } from './ticket-facts.ts';
import { didKey, isVisible } from './see-history.ts';

interface About {
  readonly store: Store;
  readonly definitions: () => Definitions;
  readonly translate: Translate;
  readonly words: WordList;
  readonly now: Now;
}

interface Looking {
  readonly about: About;
  readonly person: Person;
  readonly definitions: Definitions;
  readonly speaker: Speaker;
  readonly language: 'es' | 'en';
}

const MOST = 100;

/** What a page shows besides the conversation. Each answer has passed the rules of sight. */
export function createViews(about: About): Views {
  const list = (reader: string, find: Find) => listFor(about, reader, find);
  return {
    person: (id) => personOf(about.definitions(), id),
    mine: (reader) =>
      list(reader, (tx) => tx.collection('tickets').find({ requester: reader }, { sort: ['-openedAt'], limit: MOST })),
    assigned: (reader) => list(reader, assignedTo),
    queue: (reader) => list(reader, queueFor),
    approvals: (reader) => list(reader, approvalsFor),
    async ticket(reader, number) {
      const look = await lookAs(about, reader);
      const ticket = await about.store.transaction((tx) => tx.collection('tickets').get(number.toUpperCase()));
      if (!look || !ticket || sightOf(ticket, reader, look.definitions) === 'none') return undefined;
      return viewOf(look, ticket);
    },
  };
}

type Find = (tx: Tx, person: Person) => Promise<readonly Ticket[]>;

async function lookAs(about: About, reader: string): Promise<Looking | undefined> {
  const definitions = about.definitions();
  const person = definitions.people.get(reader);
  if (!person) return undefined;
  const contact = await about.store.transaction((tx) => tx.collection('contacts').get(reader));
  const how = readerOf(reader, definitions, contact);
  return {
    about,
    person,
    definitions,
    language: how.language,
    speaker: createSpeaker({ translate: about.translate, definitions }, how),
  };
}

async function listFor(about: About, reader: string, find: Find): Promise<readonly TicketLine[]> {
  const look = await lookAs(about, reader);
  if (!look) return [];
  const tickets = await about.store.transaction((tx) => find(tx, look.person));
  return tickets.filter((ticket) => sightOf(ticket, reader, look.definitions) !== 'none').map((ticket) => lineOf(look, ticket));
}

async function assignedTo(tx: Tx, { id }: Person): Promise<readonly Ticket[]> {
  return byRank(
    await tx.collection('tickets').find({ assignee: id, state: { $in: [...queueStates, 'resolved'] } }, { limit: MOST }),
  );
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

const byRank = (tickets: readonly Ticket[]) => [...tickets].sort((a, b) => (a.rank < b.rank ? -1 : 1));

async function queueFor(tx: Tx, person: Person): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const { team } of person.teams) {
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
    const waits = ticket?.approvals.some(
      (one) =>
        one.state === 'pending' && one.approvers.includes(person.id) && !one.decisions.some(({ for: who }) => who === person.id),
    );
    if (ticket && waits) found.push(ticket);
  }
  return found;
}

function lineOf({ about, definitions, speaker }: Looking, ticket: Ticket): TicketLine {
  const clocks = clocksOf(ticket, promisedFor(ticket, definitions), about.now());
  const due = clocks
    .flatMap(({ mode, dueAt }) => (mode === 'running' && dueAt ? [dueAt] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    number: ticket.id,
    title: speaker.words(titleOf(ticket, definitions)),
    state: ticket.state,
    stateLabel: speaker.words(stateWords(ticket)),
    priority: ticket.priority,
    priorityLabel: speaker.words({ key: `priority.${ticket.priority}` }),
    requester: speaker.value({ person: ticket.requester }),
    team: speaker.value({ team: ticket.team }),
    openedAt: ticket.openedAt,
    breached: clocks.some(({ breached }) => breached),
    ...(ticket.assignee && { assignee: speaker.value({ person: ticket.assignee }) }),
    ...(due && { dueAt: due }),
  };
}

function viewOf(look: Looking, ticket: Ticket): TicketView {
  const { about, definitions, speaker, person } = look;
  const sight = sightOf(ticket, person.id, definitions);
  const facts = [...headFacts(ticket, definitions), ...(sight === 'status' ? [] : answerFacts(ticket, definitions))];
  const clocks = clocksOf(ticket, promisedFor(ticket, definitions), about.now());
  return {
    ...lineOf(look, ticket),
    facts: facts.map(({ label, value }) => ({ label: speaker.words(label), value: speaker.value(value) })),
    history: ticket.history
      .filter((entry) => isVisible(entry, sight))
      .map(({ at, by, verb, facts: done, text, sight: of }) => ({
        at,
        who: by === 'system' ? speaker.words({ key: 'desk.itself' }) : speaker.value({ person: by }),
        what: speaker.words({ key: didKey({ verb, facts: done }) }),
        internal: of === 'internal',
        ...(text && { text }),
      })),
    clocks: clocks
      .filter(({ mode }) => mode !== 'idle')
      .map(({ target, mode, dueAt, breached, used, goal }) => ({
        label: speaker.words({ key: `target.${target}` }),
        mode,
        breached,
        percent: Math.round((used / goal) * 100),
        ...(dueAt && { dueAt }),
      })),
    verbs: verbsFor(look, ticket),
  };
}

const offered = [
  { verb: 'take', needs: 'nothing' },
  { verb: 'resume', needs: 'nothing' },
  { verb: 'wait', needs: 'reason' },
  { verb: 'resolve', needs: 'text' },
  { verb: 'reply', needs: 'text' },
  { verb: 'note', needs: 'text' },
  { verb: 'cancel', needs: 'text' },
  { verb: 'reopen', needs: 'text' },
] as const;

/** What this reader may do now, by role and by the lifecycle table. */
function verbsFor({ about, definitions, speaker, person, language }: Looking, ticket: Ticket): TicketView['verbs'] {
  const roles = rolesOf(person, definitions, ticket);
  const possible: readonly string[] = [...possibleVerbs(ticket.state), 'reply', 'note'];
  return offered
    .filter(
      ({ verb }) =>
        possible.includes(verb) && mayUse(verb, roles, definitions) && !(verb === 'take' && ticket.assignee === person.id),
    )
    .map(({ verb, needs }) => ({
      verb,
      word: about.words(language, `verb.${verb}`)[0] ?? verb,
      label: speaker.words({ key: `button.${verb}` }),
      needs,
    }));
}
