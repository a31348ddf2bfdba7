import { DeskError } from '../domain/errors.ts';
import { clean } from '../domain/fold.ts';
import type { Context } from '../actions/context.ts';
import { erasureOf } from '../actions/accounts/erase-person.ts';
import { releaseHeld } from '../actions/release-held.ts';
import { laneOf } from '../actions/reach-reader.ts';
import { tell } from '../actions/tell.ts';
import type { Understand } from '../domain/understanding.ts';
import type { Person } from '../domain/person.ts';
import { readerOf } from '../messaging/reader-of.ts';
import type { Contact } from '../messaging/contact.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { NewCode } from '../ports.ts';
import { answer, between, hereOf, type Flows } from './engine.ts';
import type { RepliedTo, Turn } from './flow.ts';
import { heedLinkWords } from './heed-link-words.ts';
import { continuesHere, hasToldAlone, tellAnsweredAlone } from './answer-alone.ts';
import { filesAtHand } from './files-at-hand.ts';
import { findThread } from './find-thread.ts';
import { meetStranger } from './meet-stranger.ts';
import { goOnWithNeeds } from './needs/go-on-with-needs.ts';
import { readWithFiles } from './read-with-files.ts';
import { heedReaction } from './heed-reaction.ts';
import { readInRoom } from './read-in-room.ts';
import { readLocation } from './read-location.ts';
import { readMessage } from './read-message.ts';
import { readReport, type InDirectory } from './read-report.ts';
import { runCommand } from './verbs/run-verb.ts';
import { ticketStatus } from './verbs/say-status.ts';
import { startsWithNumber } from './words/read-verb.ts';

/** What a turn is given besides its context. */
export interface Speech extends Pick<Turn, 'understand' | 'readDates' | 'vocabulary' | 'secondOpinion' | 'searchArticles'> {
  readonly newCode: NewCode;
  readonly flows: Flows;
  readonly inDirectory: InDirectory;
}

/** One turn of conversation: who spoke, what it means, what happens next. Runs inside one transaction. */
export async function takeTurn(speech: Speech, context: Context, event: InboundEvent): Promise<void> {
  const person = context.definitions.people.get(context.actor);
  const known = person && (await context.tx.collection('contacts').get(person.id));
  if (!person || (!known && (await isErased(context)))) return meetStranger(speech, context, event);
  const contact = await remember(context, event, known);
  const turn = await openTurn(speech, { context, person, contact }, event);
  await heed(speech, turn, turn.event);
  await goOnWithNeeds(speech.flows, turn);
  // In the agents' room words are for the others there, and what comes of them stands there too, mostly.
  if (!turn.thread?.room || (await hasToldAlone(turn, event))) await tellAnsweredAlone(turn, event);
}

async function heed(speech: Speech, turn: Turn, event: InboundEvent): Promise<void> {
  const { flows } = speech;
  if ((event.kind === 'message' || event.kind === 'command') && !turn.thread?.room) {
    const aside = await heedLinkWords(turn, clean(event.text));
    if (aside) return between(turn, aside, undefined);
  }
  switch (event.kind) {
    case 'message':
      return hear(flows, turn, event);
    case 'command':
      return runCommand(flows, turn, event);
    case 'choice':
      return takeTap(flows, turn, event);
    case 'report':
      return readReport(speech, turn, event);
    case 'reaction':
      return heedReaction(flows, turn, event);
  }
}

async function hear(flows: Flows, turn: Turn, event: Extract<InboundEvent, { kind: 'message' }>): Promise<void> {
  if (turn.thread?.room) return readInRoom(flows, turn, { event, room: turn.thread.room });
  if (event.location) return readLocation(flows, turn, { event, location: event.location });
  return event.attachments.length > 0 ? readWithFiles(flows, turn, event) : readMessage(flows, turn, event);
}

/** Whoever was erased is nobody here any more, also while the directory still lists them. Asked where there is no contact: who has talked with the desk since was not. */
async function isErased({ tx, actor, digest }: Context): Promise<boolean> {
  return (await erasureOf(tx, actor, digest)) !== undefined;
}

/** Tells the person why their turn was refused. Runs after it was rolled back, so the question stays open. */
export async function refuse(context: Context, event: InboundEvent, { code, params }: DeskError): Promise<void> {
  if (!context.definitions.people.has(context.actor)) return;
  const { thread } = await findThread(context.tx, event);
  const say: Say = { notice: { key: code, params } };
  await tell({ ...context, ...(thread && { thread }) }, { reader: context.actor, say, at: hereOf({ event }) });
  await tellAnsweredAlone(context, event);
}

/** After the last attempt failed: the person should not wait for an answer that will not come. */
export async function apologise(context: Context, event: InboundEvent): Promise<void> {
  await refuse(context, event, new DeskError('turn.failed'));
}

async function openTurn(
  speech: Speech,
  who: { context: Context; person: Person; contact: Contact | undefined },
  event: InboundEvent,
): Promise<Turn> {
  const { context, person, contact } = who;
  const { readDates, vocabulary, secondOpinion, searchArticles } = speech;
  const { replied, thread } = await findThread(context.tx, event);
  const continues = !thread && (await continuesHere(context, event));
  const files = await filesAtHand(context, event);
  return {
    ...{ ...context, ...readerOf(person.id, context.definitions, contact) },
    ...{ person, files, readDates, vocabulary, understand: remembering(speech.understand), event: about(event, replied) },
    ...(secondOpinion && { secondOpinion }),
    ...(searchArticles && { searchArticles }),
    ...(replied && { replied }),
    ...(thread && { thread }),
    ...(continues && { continues }),
  };
}

/** What is said under one of the desk's messages is about the ticket that it speaks of, unless it begins with the number of another. */
function about(event: InboundEvent, replied: RepliedTo | undefined): InboundEvent {
  if ((event.kind !== 'message' && event.kind !== 'command') || event.ticket || !replied?.ticket) return event;
  if (startsWithNumber(event.text)) return event;
  return { ...event, ticket: replied.ticket };
}

/** A turn asks more than once what the same words mean. */
function remembering(understand: Understand): Understand {
  const known = new Map<string, ReturnType<Understand>>();
  return (text, place) => {
    const reading = known.get(text) ?? understand(text, place);
    known.set(text, reading);
    return reading;
  };
}

/**
 * Keeps where the person wrote last: what the desk says unprompted goes there. Of what was said before others it is where they are
 * answered alone. A thumb on a message is no word: it moves nobody.
 */
async function remember(context: Context, event: InboundEvent, known: Contact | undefined): Promise<Contact | undefined> {
  const { tx, actor, now } = context;
  const contacts = tx.collection('contacts');
  const home = hereOf({ event });
  if (!home || (known && event.kind === 'reaction')) return known;
  const missed = known?.awaited ?? known?.shut?.includes(laneOf(home));
  if (known?.home.channel === home.channel && known.home.id === home.id && !missed) return known;
  if (known) return contacts.replace({ ...(missed ? await releaseHeld(tx, known, { at: home, now }) : known), home });
  const fresh: Contact = { id: actor, version: 1, schema: 1, home, heard: [], misses: 0 };
  await contacts.insert(await releaseHeld(tx, fresh, { at: home, now }));
  return fresh;
}

async function takeTap(flows: Flows, turn: Turn, event: Extract<InboundEvent, { kind: 'choice' }>): Promise<void> {
  const prompt = await turn.tx.collection('prompts').get(event.promptId);
  if (!prompt) throw new DeskError('prompt.gone');
  const mine = prompt.audience.some(
    (who) => who === `person:${turn.person.id}` || turn.person.teams.some(({ team }) => who === `team:${team}`),
  );
  if (!mine) throw new DeskError('prompt.not_yours');
  const offered = prompt.open && prompt.say.ask?.choices?.some(({ value }) => value === event.value);
  if (!offered) {
    if (isRepeated(prompt, turn, event.value)) return;
    return tellAnswered(turn, prompt);
  }
  await answer(flows, turn, {
    prompt,
    reply: { kind: 'choice', value: event.value, ...(event.inputs && { inputs: event.inputs }) },
  });
}

/** Too late: somebody has answered it, or it no longer applies. How things stand says more than a refusal. */
async function tellAnswered(turn: Turn, { ticket }: Prompt): Promise<void> {
  const status = ticket ? await ticketStatus(turn, ticket) : undefined;
  const say: Say = { notice: { key: 'prompt.answered' }, ...(status && { more: [status.notice] }), ...(ticket && { ticket }) };
  await tell(turn, { reader: turn.person.id, say, at: hereOf(turn) });
}

/** The second tap of a double tap: it was answered by the same finger and in the same way, a moment ago. Later, it is told how it stands. */
function isRepeated(prompt: Prompt, { person, now }: Turn, tapped: string): boolean {
  return prompt.answers.some(
    ({ by, value, at }) => by === person.id && value === tapped && (!at || now.getTime() - at.getTime() < DOUBLE_TAP_MS),
  );
}

const DOUBLE_TAP_MS = 60_000;
