import { z } from 'zod';
import { decisionChoices } from '../../actions/approvals/approval-says.ts';
import { askedTitle } from '../../actions/emergency/emergency-says.ts';
import { ask } from '../../actions/tell.ts';
import { fold } from '../../domain/fold.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { approveHere } from '../approve-here.ts';
import { hereOf, lapse } from '../engine.ts';
import { flow, type Next, type Reply, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { afterWords, readChoice } from '../words/read-choice.ts';
import { numberIn } from '../words/read-verb.ts';

const Draft = z.object({ decision: z.string(), reason: z.string().optional(), tickets: z.array(z.string()) });
type Draft = z.infer<typeof Draft>;

const MOST = 10;

/** "Apruebo" where several requests wait: which one is meant. Nothing is decided by guessing. */
export const whichApproval = flow({
  name: 'which-approval',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const waiting = waitingIn(await openQuestions(turn)).filter((number) => draft.tickets.includes(number));
    if (waiting.length === 0) return { then: 'end', say: { notice: { key: 'approval.none_left' } } };
    const again = reply?.kind === 'words' ? decisionIn(turn, reply.text) : undefined;
    const { decision, reason } = again ?? draft;
    const named = namedIn(reply) ?? (again && waiting.length === 1 ? waiting[0] : undefined);
    if (named === undefined || !draft.tickets.includes(named))
      return { then: 'again', ...(again && { draft: { ...draft, ...again } }) };
    if (decision === 'approved') return { then: 'end', say: await approveHere(turn, { ticket: named, reason }) };
    const next = decision === 'rejected' ? 'reject-request' : 'ask-requester';
    return { then: 'go', flow: next, draft: { ticket: named }, ...(reason && { reply: { kind: 'words', text: reason } }) };
  },
  reads: (turn, { tickets }, text) => tickets.includes(numberIn(text) ?? '') || decisionIn(turn, text) !== undefined,
});

function namedIn(reply: Reply | undefined): string | undefined {
  if (reply?.kind === 'choice') return reply.value;
  return reply?.kind === 'words' ? numberIn(reply.text) : undefined;
}

/** "No lo apruebo" after all: the decision itself, said anew. */
function decisionIn({ vocabulary }: Turn, text: string): Pick<Draft, 'decision' | 'reason'> | undefined {
  const chosen = /^\W*\d/u.test(text) ? undefined : readChoice(text, decisionChoices, vocabulary);
  return chosen && { decision: chosen.value, ...(chosen.words && { reason: chosen.words }) };
}

interface Meant {
  readonly ticket: string;
  readonly stage?: string | undefined;
  /** What was written beside the decision, without the number. */
  readonly words?: string | undefined;
}

/**
 * Which request a decision means. A tap means the one it was tapped on; typed words the one they name, the one in whose thread they
 * stand, or the only one that waits. Nothing: that must be asked.
 */
export async function meantBy(turn: Turn, asked: Meant, decided: { value: string; words?: string }): Promise<Meant | undefined> {
  if (turn.event.kind === 'choice') return { ...asked, words: decided.words };
  const words = withoutDecision(turn, decided);
  const open = await openQuestions(turn);
  const waiting = waitingIn(open);
  const named = numberIn(words ?? '') ?? ('ticket' in turn.event ? turn.event.ticket : undefined);
  if (named !== undefined && named !== asked.ticket) {
    return { ticket: named, words: wordsBeside(words, named) };
  }
  const reasonAsked = open[0] && (open[0].flow === 'reject-request' || open[0].flow === 'ask-requester');
  const sure = named !== undefined || waiting.length < 2 || (reasonAsked && open[0]?.ticket === asked.ticket);
  return sure ? { ...asked, words: named === undefined ? words : wordsBeside(words, named) } : undefined;
}

const wordsOf: Readonly<Record<string, string>> = { approved: 'approve', rejected: 'reject', ask: 'ask' };

/** "Rechazado por presupuesto": the reason alone. What is set off by a comma has been taken apart before: there "no" is a word of the reason. */
function withoutDecision({ vocabulary, event }: Turn, { value, words }: { value: string; words?: string }): string | undefined {
  const typed = fold(words ?? '');
  if (!words || event.kind !== 'message' || fold(event.text) !== typed) return words;
  const name = vocabulary.of(`choice.${wordsOf[value] ?? ''}`).find((one) => one.length > SHORT && typed.startsWith(`${one} `));
  return name ? afterWords(words, name.split(' ').length) || undefined : words;
}

/** So short a word ("no", "ok") may begin the reason itself. */
const SHORT = 3;

/** "La REQ-2, gracias" without the number and its article. */
function wordsBeside(words: string | undefined, number: string): string | undefined {
  const [prefix = '', digits = ''] = number.split('-');
  const pattern = new RegExp(`(?:\\b(?:la|el|lo|a|the)\\s+)?\\b${prefix}[-\\s#]{0,2}0*${digits}\\b[\\s,;:.]*`, 'iu');
  return words?.replace(pattern, '').trim() || undefined;
}

function waitingIn(questions: readonly Prompt[]): readonly string[] {
  return [...new Set(questions.flatMap(({ flow: of, ticket }) => (of === 'approve' && ticket ? [ticket] : [])))];
}

/** Shows what waits, by number; the requests' own questions stay as they are. */
export async function askWhich(turn: Turn, { decision, reason }: Omit<Draft, 'tickets'>): Promise<Next> {
  const open = await openQuestions(turn);
  const tickets = waitingIn(open).slice(0, MOST);
  const choices: Choice[] = [];
  const lines: Words[] = [];
  for (const number of tickets) {
    const ticket = await turn.tx.collection('tickets').get(number);
    if (!ticket) continue;
    const params = { number, title: askedTitle(ticket, turn.definitions), who: { person: ticket.requester } };
    choices.push({ value: number, label: { text: number } });
    lines.push({ key: 'approval.candidate', params });
  }
  await ask(turn, {
    say: { notice: { key: 'approval.which', params: { count: tickets.length } }, more: lines, ask: { choices } },
    flow: 'which-approval',
    draft: { decision, tickets, ...(reason && { reason }) },
    readers: [turn.person.id],
    at: hereOf(turn),
    ...lapse(turn, 'which-approval'),
  });
  return { then: 'end', keep: true };
}
