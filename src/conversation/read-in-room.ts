import { attachFiles } from '../actions/files/attach-files.ts';
import type { Thread } from '../actions/context.ts';
import { followMerged } from '../actions/relating/follow-merged.ts';
import { noteTask } from '../actions/working/work-task.ts';
import { noteTicket } from '../actions/working/work-ticket.ts';
import { clean } from '../domain/fold.ts';
import { sightOf } from '../domain/rights.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import { between, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { MOST_CHARACTERS } from './most-characters.ts';
import { readMessage } from './read-message.ts';
import { hasReplied, readWithFiles, tellRefused } from './read-with-files.ts';
import { runVerb } from './verbs/run-verb.ts';
import { mayUseSomewhere } from './verbs/say-help.ts';
import { isMeant } from './words/is-meant.ts';
import { isSmallTalk } from './words/is-small-talk.ts';
import { readCategory } from './words/read-category.ts';
import { readLevel } from './words/read-level.ts';
import { isAssent } from './words/read-reply.ts';
import { numberIn, readVerb, splitVerb, type VerbCall } from './words/read-verb.ts';

type Room = NonNullable<Thread['room']>;

interface Said {
  readonly event: Extract<InboundEvent, { kind: 'message' }>;
  readonly room: Room;
}

/** Verbs that a task takes too: in the thread of a task's card it is the task that is meant. */
const ofTasks: ReadonlySet<string> = new Set(['take', 'assign', 'resolve', 'note', 'show', 'status']);

/**
 * What is said in the thread of a ticket's card, where its agents talk: verbs, which need no number there; anything else they say is an
 * internal note, taken down without a word. Whoever may not read those is heard as anywhere else, and answered alone.
 */
export async function readInRoom(flows: Flows, turn: Turn, { event, room }: Said): Promise<void> {
  const ticket = await liveTicket(turn, room);
  const text = clean(event.text);
  const call = text ? verbIn(turn, text, { ...room, ticket: ticket?.id ?? room.ticket }) : undefined;
  if (!mayNote(turn, ticket, room)) {
    if (!call && (isTalk(turn, text) || isAssent(turn, text))) return;
    return event.attachments.length > 0 ? readWithFiles(flows, turn, event) : readMessage(flows, turn, event);
  }
  if (text.length > MOST_CHARACTERS)
    return between(turn, { notice: { key: 'message.too_long', params: { most: MOST_CHARACTERS } } }, undefined);
  await tellRefused(turn);
  if (call) await runVerb(flows, turn, { call });
  else if (text && !isTalk(turn, text)) await noteDown(turn, ticket, { room, text });
  if (turn.files.left().length > 0) await keepFiles(turn, ticket.id, call);
}

/** The ticket of the card; of one that was merged, the one that took it in. */
async function liveTicket({ tx }: Turn, { ticket }: Room): Promise<Ticket | undefined> {
  const found = await tx.collection('tickets').get(ticket);
  return found && followMerged({ tx }, found);
}

function verbIn(turn: Turn, text: string, { ticket, task }: Room): VerbCall | undefined {
  const call = readVerb(text, turn, ticket) ?? nounVerb(turn, text, ticket);
  if (!call || !isMeant(turn, call)) return undefined;
  // "Vincular INC-2": with the one whose thread it is.
  if (call.verb === 'link' && call.number && call.number !== ticket && !numberIn(call.rest))
    return { ...call, number: ticket, rest: call.number };
  const isTask = task !== undefined && call.number === ticket && call.task === undefined && ofTasks.has(call.verb);
  return isTask ? { ...call, task } : call;
}

/** "Prioridad alta", "categoría redes", "resuelto: cambié el tóner": where the ticket is plain, words that fit the verb are enough. */
function nounVerb(turn: Turn, text: string, number: string): VerbCall | undefined {
  const call = splitVerb(text, turn.vocabulary);
  if (!call || call.number || !mayUseSomewhere(turn, call.verb)) return undefined;
  const fits =
    (call.verb === 'priority' && readLevel(call.rest, turn) !== undefined) ||
    (call.verb === 'category' && readCategory(call.rest, turn).ids.length === 1) ||
    (call.verb === 'resolve' && /^\s*\p{L}+\s*[,.:;–—-]\s*\S/u.test(text));
  return fits ? { ...call, number } : undefined;
}

/** Whether their words are internal: they read all of the ticket, or work on the task whose card it is. */
function mayNote({ person, definitions }: Turn, ticket: Ticket | undefined, { task: id }: Room): ticket is Ticket {
  if (!ticket) return false;
  const sight = sightOf(ticket, person.id, definitions);
  const task = ticket.tasks.find((one) => one.id === id);
  return sight === 'full' || (sight === 'form' && task !== undefined && person.teams.some(({ team }) => team === task.team));
}

/** "Gracias", "hola", a thumb among colleagues: of no use to the ticket, and not meant for the desk. */
function isTalk(turn: Turn, text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const reading = turn.understand(text, { now: turn.now, zone: turn.zone, language: turn.language });
  return (reading.intent === 'thanks' || reading.intent === 'greeting') && isSmallTalk(reading, text);
}

async function noteDown(turn: Turn, ticket: Ticket, { room, text }: { room: Room; text: string }): Promise<void> {
  const task = ticket.tasks.find(({ id, team }) => id === room.task && turn.person.teams.some((one) => one.team === team));
  if (task) await noteTask(turn, { ticket: ticket.id, task: task.id }, text);
  else await noteTicket(turn, ticket.id, text);
}

/** Files are the team's own as well, unless they came with a public reply. */
async function keepFiles(turn: Turn, number: string, call: VerbCall | undefined): Promise<void> {
  const ticket = await turn.tx.collection('tickets').get(call?.number ?? number);
  if (!ticket) return;
  const along = call?.verb === 'reply' && (await hasReplied(turn, ticket.id));
  await attachFiles(turn, ticket, {
    files: turn.files.take(),
    ...(along ? { sight: 'public', held: true } : { sight: 'internal', quietly: true }),
  });
}
