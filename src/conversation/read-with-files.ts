import { attachFiles } from '../actions/files/attach-files.ts';
import { followMerged } from '../actions/relating/follow-merged.ts';
import { tell } from '../actions/tell.ts';
import { clean } from '../domain/fold.ts';
import { sightOf } from '../domain/rights.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Words } from '../domain/wording.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, hereOf, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isWithinBurst } from './is-within-burst.ts';
import { addedSay } from './kept-files.ts';
import { answerableHere, openQuestions } from './open-questions.ts';
import { readMessage } from './read-message.ts';
import { numberIn, splitVerb } from './words/read-verb.ts';

type Message = Extract<InboundEvent, { kind: 'message' }>;

/** Conversations that keep files until the ticket that they lead to is there. */
const keepers: ReadonlySet<string> = new Set([
  'triage',
  'two-needs',
  'comment-or-new',
  'report-incident',
  'request-item',
  'place-files',
]);
/** Questions about a ticket that words, and so files, answer. */
const answerable: ReadonlySet<string> = new Set(['answer-agent', 'confirm-closure']);

/**
 * A message with files. They go where its words go: to the question that awaits a file, what is being confirmed, the ticket of the thread or
 * of the number, the ticket opened a moment ago. Where nothing says, the person is asked.
 */
export async function readWithFiles(flows: Flows, turn: Turn, event: Message): Promise<void> {
  await tellRefused(turn);
  const text = clean(event.text);
  const here = answerableHere(await openQuestions(turn), turn);
  const [newest] = here;
  if (turn.files.left().length === 0) return text ? readMessage(flows, turn, event) : undefined;
  if (newest?.say.ask?.expects?.type === 'attachment') {
    const reply = { kind: 'files', files: turn.files.take(), ...(text && { text }) } as const;
    return answer(flows, turn, { prompt: newest, reply });
  }
  if (!text) return placeAlone(flows, turn, { event, here });
  await readMessage(flows, turn, event);
  if (turn.files.left().length > 0) await placeBeside(flows, turn, { event, text, newest });
}

/** Says which files were not taken, and why. */
export async function tellRefused(turn: Turn): Promise<void> {
  if (turn.files.refused.length === 0) return;
  const [notice, ...more] = turn.files.refused.map(({ name, code }): Words => ({ key: code, params: { file: { text: name } } }));
  if (notice) await tell(turn, { reader: turn.person.id, say: { notice, more }, at: hereOf(turn) });
}

/** Files without a word. */
async function placeAlone(flows: Flows, turn: Turn, { event, here }: { event: Message; here: readonly Prompt[] }): Promise<void> {
  const asked = here.find(({ flow, ticket }, index) => index === 0 && ticket !== undefined && answerable.has(flow));
  if (event.ticket && asked?.ticket !== event.ticket) return placeOn(flows, turn, { number: event.ticket });
  if (asked?.ticket) {
    const files = turn.files.left();
    const answers = asked.flow === 'answer-agent';
    await placeOn(flows, turn, { number: asked.ticket, quietly: answers });
    if (!answers) return;
    return answer(flows, turn, {
      prompt: asked,
      reply: { kind: 'words', text: files.map(({ name }) => name).join(', '), files },
    });
  }
  const errand = here.find(({ flow }) => keepers.has(flow));
  if (errand) return answer(flows, turn, { prompt: errand, reply: { kind: 'files', files: turn.files.take() } });
  const recent = await recentTicket(turn);
  if (recent) return placeOn(flows, turn, { number: recent.id });
  await askWhere(flows, turn);
}

/** Files beside words that have been dealt with. */
async function placeBeside(
  flows: Flows,
  turn: Turn,
  { event, text, newest }: { event: Message; text: string; newest: Prompt | undefined },
): Promise<void> {
  const named = event.ticket ?? numberIn(text);
  const verb = splitVerb(text, turn.vocabulary)?.verb;
  if (named) return placeOn(flows, turn, { number: named, reply: verb === 'reply' && (await hasReplied(turn, named)) });
  if (newest?.ticket && (await isAnswered(turn, newest))) return placeOn(flows, turn, { number: newest.ticket });
  const errand = await openErrand(turn);
  if (errand) return answer(flows, turn, { prompt: errand, reply: { kind: 'files', files: turn.files.take() } });
  const recent = await recentTicket(turn);
  if (recent && recent.touchedAt.getTime() === turn.now.getTime()) return placeOn(flows, turn, { number: recent.id });
  await askWhere(flows, turn);
}

/** To a ticket by its number; where the person cannot write on it they are asked, as if it did not exist. */
async function placeOn(
  flows: Flows,
  turn: Turn,
  { number, reply, quietly }: { number: string; reply?: boolean; quietly?: boolean },
): Promise<void> {
  const ticket = await writable(turn, number);
  if (!ticket) return askWhere(flows, turn);
  const files = turn.files.take();
  const changed = await attachFiles(turn, ticket, { files, quietly, ...(reply && { sight: 'public', held: true }) });
  if (!quietly) await between(turn, addedSay(changed, files), undefined);
}

/** A ticket that the person may write on; of one that was merged, the one that took it in. */
async function writable({ tx, person, definitions }: Turn, number: string): Promise<Ticket | undefined> {
  const found = await tx.collection('tickets').get(number);
  const ticket = found && (await followMerged({ tx }, found));
  const sight = ticket ? sightOf(ticket, person.id, definitions) : 'none';
  return sight === 'public' || sight === 'full' ? ticket : undefined;
}

/** Whether the words have left as a reply: it may be that the desk asks first. Until they have, their file is the team's own. */
export async function hasReplied({ tx, person, now }: Turn, number: string): Promise<boolean> {
  const last = (await tx.collection('tickets').get(number))?.history.at(-1);
  return last?.verb === 'reply' && last.by === person.id && last.at.getTime() === now.getTime();
}

async function isAnswered({ tx, person }: Turn, { id, flow }: Prompt): Promise<boolean> {
  const now = answerable.has(flow) ? await tx.collection('prompts').get(id) : undefined;
  return now !== undefined && (!now.open || (now.heard ?? []).includes(person.id));
}

async function openErrand(turn: Turn): Promise<Prompt | undefined> {
  const here = answerableHere(await openQuestions(turn), turn);
  return here.find(({ flow }) => keepers.has(flow));
}

/** The ticket that was opened a few minutes ago. */
async function recentTicket(turn: Turn): Promise<Ticket | undefined> {
  const recent = (await turn.tx.collection('contacts').get(turn.person.id))?.recent;
  if (!recent || !isWithinBurst(turn, recent.at)) return undefined;
  return writable(turn, recent.ticket);
}

async function askWhere(flows: Flows, turn: Turn): Promise<void> {
  await start(flows, turn, { flow: 'place-files', draft: { files: turn.files.take() } });
}
