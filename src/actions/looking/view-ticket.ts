import { seenFiles } from '../../domain/file-sight.ts';
import { seenTasks, sightOf, type Sight } from '../../domain/rights.ts';
import { withoutOthersNotes } from '../../domain/task-notes.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Fact } from '../../messaging/outbound.ts';
import type { TicketView } from '../../messaging/ticket-view.ts';
import type { Tx } from '../../ports.ts';
import { articleFacts, articleWords } from '../knowledge/article-facts.ts';
import { breachFacts } from '../alerting/breach-facts.ts';
import { nameOf, type Looking } from './look.ts';
import { boxesFor, offersFor, taskVerbs } from './offer-verbs.ts';
import { movedWords } from './moved-words.ts';
import { didKey, seenHistory, seenTitle, type SeenEntry } from './see-history.ts';
import { stateTimeFacts } from './state-time-facts.ts';
import { answerFacts, fact, headFacts, stateWords } from './ticket-facts.ts';
import { approvalsFor } from './view-approvals.ts';
import { viewClocks } from './view-clocks.ts';
import { lineOf } from './view-line.ts';

/** One ticket, as far as its reader may see it; `undefined` where that is not at all. */
export async function viewOf(look: Looking, tx: Tx, number: string): Promise<TicketView | undefined> {
  const { definitions, person, speaker, about } = look;
  const ticket = await tx.collection('tickets').get(number);
  const sight = ticket ? sightOf(ticket, person.id, definitions) : 'none';
  if (!ticket || sight === 'none') return undefined;
  const wide = sight === 'public' || sight === 'full';
  return {
    ...lineOf(look, ticket),
    facts: factsOf(look, ticket, sight).map(({ label, value }) => ({ label: speaker.words(label), value: speaker.value(value) })),
    participants: wide ? ticket.participants.filter((id) => !ticket.affected.includes(id)).map((id) => nameOf(look, id)) : [],
    // The requester's side need not know who else has the trouble; those who work on it do.
    affected: sight === 'full' ? ticket.affected.map((id) => nameOf(look, id)) : [],
    links: wide ? await linksOf(look, tx, ticket) : [],
    tasks: tasksOf(look, ticket),
    files: filesOf(look, ticket, sight),
    approvals: sight === 'status' ? [] : approvalsFor(look, ticket),
    history: seenHistory(withoutOthersNotes(ticket, person.id, definitions), sight, about.now()).map((entry) =>
      historyOf(look, entry),
    ),
    clocks: viewClocks(look, ticket, sight),
    ...boxesFor(look, ticket),
    verbs: offersFor(look, ticket),
  };
}

function factsOf({ definitions, person, about }: Looking, ticket: Ticket, sight: Sight): readonly Fact[] {
  const wide = sight === 'public' || sight === 'full';
  return [
    ...headFacts(ticket, definitions, sight),
    ...(wide ? fact(ticket.item ? 'fact.words' : 'fact.text', { text: ticket.text }) : []),
    ...(sight === 'status' ? [] : answerFacts(ticket, definitions)),
    ...(wide ? fact('fact.message', ticket.messageLink && { text: ticket.messageLink }) : []),
    ...(wide ? articleFacts(ticket, person.id, definitions) : []),
    ...(sight === 'full' ? breachFacts(ticket, definitions) : []),
    ...(wide ? stateTimeFacts(ticket, { definitions, now: about.now() }) : []),
  ];
}

/** Linked tickets; of one that this reader may not see, only its number, which is in what they may read anyway. */
async function linksOf({ definitions, person, speaker }: Looking, tx: Tx, ticket: Ticket): Promise<TicketView['links']> {
  const links: TicketView['links'][number][] = [];
  for (const { kind, number } of ticket.links) {
    const other = await tx.collection('tickets').get(number);
    const sight = other ? sightOf(other, person.id, definitions) : 'none';
    const label = speaker.words({ key: `link.${kind}` });
    if (!other || sight === 'none') {
      // That two tickets are related says something of the other one; where one ended in the other, people must find it.
      if (kind !== 'related') links.push({ kind, label, number });
      continue;
    }
    const title = speaker.words(seenTitle(other, sight, definitions));
    links.push({ kind, label, number, title, state: speaker.words(stateWords(other)) });
  }
  return links;
}

function tasksOf(look: Looking, ticket: Ticket): TicketView['tasks'] {
  const { speaker, person, definitions } = look;
  // What a team writes when it finishes its task is a note, of its own and of the ticket's team.
  const inside = sightOf(ticket, person.id, definitions) !== 'public';
  const works = (of: string) => inside && person.teams.some(({ team }) => team === of || team === ticket.team);
  return seenTasks(ticket, person.id, definitions).map((task) => ({
    number: `${ticket.id}.${task.id}`,
    label: speaker.words({ label: task.label }),
    team: speaker.value({ team: task.team }),
    state: task.state,
    stateLabel: speaker.words({ key: `task.state.${task.state}` }),
    ...(task.assignee && { assignee: nameOf(look, task.assignee) }),
    ...(task.done?.text && works(task.team) && { text: task.done.text }),
    verbs: taskVerbs(look, task),
  }));
}

function filesOf(look: Looking, ticket: Ticket, sight: Sight): TicketView['files'] {
  return seenFiles(ticket, sight, look.about.now()).map(({ id, name, size, by, at, sight: of }) => ({
    ...{ id, name, size, who: nameOf(look, by), at, internal: of === 'internal' },
  }));
}

function historyOf(look: Looking, entry: SeenEntry): TicketView['history'][number] {
  const { at, by, text, sight, takenBack } = entry;
  const did = look.speaker.words({ key: didKey(entry) });
  const moved = movedWords(entry, look.definitions) ?? articleWords(entry, look.definitions);
  return {
    at,
    who: nameOf(look, by),
    what: entry.for ? `${did} (${nameOf(look, entry.for)})` : did,
    internal: sight === 'internal',
    shared: sight === 'public',
    takenBack,
    ...(moved ? { text: look.speaker.value(moved) } : text && { text }),
  };
}
