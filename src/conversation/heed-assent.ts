import { followMerged } from '../actions/relating/follow-merged.ts';
import { awaits } from '../actions/working/hold-ticket.ts';
import { fold } from '../domain/fold.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Words } from '../domain/wording.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { seenHistory } from '../actions/looking/see-history.ts';
import { commentOn, recentTicket } from './comment-on.ts';
import { answer, between, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isAskedOpenly } from './flows/triage-draft.ts';
import { formOf } from './form/leave-form.ts';
import { isWithinBurst } from './is-within-burst.ts';
import { has, matchPhrase, tokensOf } from './needs/match-phrases.ts';
import { isAssent, isDeclining, readReply } from './words/read-reply.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  /** The ticket in whose thread it was said. */
  readonly ticket: string | undefined;
  /** All of the person's open questions. */
  readonly questions: readonly Prompt[];
}

/**
 * "Ok", "dale", "listo" where nothing asks for it: the last word of a talk. It gets a short word back, decides nothing and is written to no ticket,
 * unless it answers what whoever works on one has asked there. False where a decision waits that it may mean.
 */
export async function heedAssent(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand } = said;
  if (!isAssent(turn, text)) return false;
  const named = said.ticket ? await liveTicket(turn, said.ticket) : undefined;
  const asked = errand ? undefined : await askedByAgent(turn, named);
  if (asked) return commentOn(flows, turn, { text, ticket: asked.id, errand, surely: true });
  const recent = await recentTicket(turn, errand);
  if (named ? awaits(named, turn.person.id) : recent && awaits(recent, turn.person.id)) return false;
  if (isDeclining(turn, text) && (errand || ((named || recent) && !thanks(turn, text)))) return false;
  if (errand) return assentTo(flows, turn, { text, errand });
  if (!named && !recent && (await mayDecide(turn, said))) return false;
  await between(turn, { notice: { key: 'assent' } }, undefined);
  return true;
}

/** "No, gracias" ends a talk; "no" alone may be said of the ticket. */
function thanks({ vocabulary }: Turn, text: string): boolean {
  return has(matchPhrase(vocabulary.of('reply.thanks')), tokensOf(text));
}

async function liveTicket({ tx }: Turn, number: string): Promise<Ticket | undefined> {
  const found = await tx.collection('tickets').get(number);
  return found && followMerged({ tx }, found);
}

/** The ticket of which the last that was said is a question of whoever works on it, which a yes answers: the one in whose thread it was said, or the only one. */
async function askedByAgent(turn: Turn, named: Ticket | undefined): Promise<Ticket | undefined> {
  const { tx, person } = turn;
  const own = named ? [named] : await tx.collection('tickets').find({ requester: person.id }, { sort: ['-openedAt'], limit: 20 });
  const asked = own.filter(
    (ticket) => isOpen(ticket.state) && requesters(ticket).includes(person.id) && asksYesOrNo(turn, ticket),
  );
  return asked.length === 1 ? asked[0] : undefined;
}

function asksYesOrNo(turn: Turn, ticket: Ticket): boolean {
  const words = seenHistory(ticket, 'public', turn.now).filter(({ verb }) => verb === 'reply' || verb === 'comment');
  const last = words.at(-1);
  return last?.verb === 'reply' && last.text !== undefined && readReply(turn, 'ok', last.text) === 'answer';
}

/** Where a choice or a value is asked for, a mere "ok" is none: that is said, and the question stands. */
async function assentTo(flows: Flows, turn: Turn, { text, errand }: { text: string; errand: Prompt }): Promise<boolean> {
  if (formOf(errand) || errand.flow === 'which-approval')
    await answer(flows, turn, { prompt: errand, reply: { kind: 'words', text } });
  else if (errand.flow === 'triage' && isAskedOpenly(errand)) await between(turn, { notice: openly(errand) }, errand);
  else if ((errand.say.ask?.choices ?? []).length > 1) await between(turn, { notice: { key: 'triage.pick' } }, errand);
  else return false;
  return true;
}

/** What asks for words is not said twice. */
function openly({ say }: Prompt): Words {
  return { key: 'key' in say.notice && say.notice.key === 'triage.go_on' ? 'phrase.here_we_were' : 'triage.go_on' };
}

/** Whether a decision waits, or one was taken just now, which it may be said of. */
async function mayDecide(turn: Turn, { text, questions }: Said): Promise<boolean> {
  if (questions.some(({ flow }) => flow === 'approve' || flow === 'confirm-closure')) return true;
  // "Ok" behind "listo, lo aprobaste" is said of that; a yes may be meant for one more.
  if (!/^(?:si+|yes|sim)$/u.test(fold(text))) return false;
  const mine = { audience: `person:${turn.person.id}`, open: false, flow: 'approve' } as const;
  const decided = await turn.tx.collection('prompts').find(mine, { sort: ['-shownAt'], limit: 10 });
  return decided.some(({ answers }) => answers.some(({ by, at }) => by === turn.person.id && isWithinBurst(turn, at)));
}
