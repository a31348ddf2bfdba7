import { z } from 'zod';
import { decisionChoices } from '../../actions/approvals/approval-says.ts';
import { findStage } from '../../actions/approvals/find-stage.ts';
import { ask, showAgain } from '../../actions/tell.ts';
import { DeskError } from '../../domain/errors.ts';
import { fold } from '../../domain/fold.ts';
import type { Say } from '../../messaging/outbound.ts';
import { approveHere } from '../approve-here.ts';
import { hereOf } from '../engine.ts';
import { flow, type AnyFlow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { readChoice } from '../words/read-choice.ts';
import { isCourtesy, saysNoReason } from '../words/read-reply.ts';
import { numberIn } from '../words/read-verb.ts';

const Draft = z.object({
  ticket: z.string(),
  stage: z.string().optional(),
  /** It was asked once more, for the words said nothing: whatever comes then is taken. */
  pressed: z.boolean().optional(),
});
type StageDraft = z.infer<typeof Draft>;

interface Explained {
  readonly name: 'reject-request' | 'ask-requester';
  /** What is asked of the approver. */
  readonly question: 'approval.why' | 'approval.ask_what';
  /** Does it with their words. */
  readonly done: (turn: Turn, draft: StageDraft, words: string) => Promise<Say>;
}

/**
 * A button of an approval that needs words: asked of the one who tapped, while the stage's own question stays open for the others and
 * for a change of mind.
 */
export function explainDecision(explained: Explained): {
  readonly flow: AnyFlow;
  /** The button: the words may have been typed behind it; if not, they are asked for, once however often it is tapped. */
  readonly byChoice: (turn: Turn, draft: StageDraft, words: string | undefined) => Promise<Next>;
} {
  const { name, question, done } = explained;
  const sayOf = ({ ticket }: StageDraft): Say => ({
    notice: { key: question, params: { number: ticket } },
    ask: { expects: { type: 'text' } },
    ticket,
  });
  return {
    flow: flow({
      name,
      draft: Draft,
      errand: true,
      async run(turn, draft, reply): Promise<Next> {
        // "Rechazar REQ-7, gracias": the reason is yet to come.
        const says = reply?.kind === 'words' && (draft.stage !== undefined || !isEmpty(turn, reply.text));
        if (says) return answered(turn, draft, { explained, text: reply.text });
        const exact = await exactly(turn, draft);
        return { then: 'ask', say: sayOf(exact), draft: exact, ticket: exact.ticket };
      },
    }),
    async byChoice(turn, draft, words) {
      if (words && !isEmpty(turn, words)) return { then: 'end', keep: true, say: await done(turn, draft, words) };
      const exact = await exactly(turn, draft);
      await askOnce(turn, { flow: name, say: sayOf(exact), draft: exact });
      return { then: 'end', keep: true };
    },
  };
}

/**
 * "Apruebo" is no reason to reject, nor "rechazado, ya tiene uno" a question to the requester: the decision itself, said after all.
 * Words typed behind the verb, when no stage was asked about yet, are taken as they are.
 * @throws DeskError if a mere "sí" answers why.
 */
async function answered(turn: Turn, draft: StageDraft, said: { explained: Explained; text: string }): Promise<Next> {
  const { explained, text } = said;
  const rejects = explained.name === 'reject-request';
  const decided = draft.stage === undefined || /[?¿]/u.test(text) ? undefined : readDecision(turn, text);
  const words = decided?.words;
  if (decided?.value === 'approved' && decided.firm)
    return { then: 'end', say: await approveHere(turn, { ...draft, reason: words }) };
  if (decided?.value === 'approved' && rejects && words === undefined) throw new DeskError('approval.reason_needed');
  if (decided?.value === 'rejected' && decided.firm && !rejects)
    return { then: 'go', flow: 'reject-request', draft, ...(words !== undefined && { reply: { kind: 'words', text: words } }) };
  if (draft.stage !== undefined && !draft.pressed && saysNoReason(turn, text))
    return { then: 'again', draft: { ...draft, pressed: true }, before: { notice: { key: pressing[explained.name] } } };
  return { then: 'end', say: await explained.done(turn, draft, text) };
}

/** Said where words answer nothing. */
const pressing = { 'reject-request': 'approval.reason_please', 'ask-requester': 'approval.question_please' } as const;

/** Words behind a decision that give no reason for it. Whoever names the request and says "no" has said all there is to say. */
function isEmpty(turn: Turn, words: string): boolean {
  const { event } = turn;
  const named = event.kind !== 'choice' && 'text' in event && numberIn(event.text ?? '') !== undefined;
  return named ? isCourtesy(turn, words) : saysNoReason(turn, words);
}

/** A decision alone, or with words that are set off from it; `firm` if it is named by its verb, as "sí" and "no" are not. */
function readDecision({ vocabulary }: Turn, text: string): { value: string; words?: string; firm: boolean } | undefined {
  const chosen = /^\W*\d/u.test(text) ? undefined : readChoice(text, decisionChoices, vocabulary);
  if (!chosen || chosen.words === text.trim()) return undefined;
  const verbs = [...vocabulary.of('verb.approve'), ...vocabulary.of('verb.reject')];
  const first = fold(text).split(' ').slice(0, 3);
  const { value, words } = chosen;
  return { value, ...(words !== undefined && { words }), firm: first.some((word) => verbs.includes(word)) };
}

/** The stage that is meant, where words named the ticket only. */
async function exactly(turn: Turn, draft: StageDraft): Promise<StageDraft> {
  const { ticket, approval } = await findStage(turn, draft);
  return { ticket: ticket.id, stage: approval.stage };
}

async function askOnce(turn: Turn, asking: { flow: Explained['name']; say: Say; draft: StageDraft }): Promise<void> {
  const { flow: name, say, draft } = asking;
  const { ticket } = draft;
  const asked = (await openQuestions(turn)).find(({ flow: of, ticket: about }) => of === name && about === ticket);
  const at = hereOf(turn);
  if (!asked) await ask(turn, { say, flow: name, draft, readers: [turn.person.id], at, ticket });
  else if (turn.event.kind !== 'choice' && at) await showAgain(turn, asked, { reader: turn.person.id, at });
}
