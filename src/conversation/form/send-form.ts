import { approvalLine } from '../../actions/approvals/approval-says.ts';
import { changeAnswers } from '../../actions/approvals/change-answers.ts';
import { seenTicket } from '../../actions/context.ts';
import { tieCorrections } from '../../actions/learning/keep-correction.ts';
import { openRequest } from '../../actions/opening/open-ticket.ts';
import { isAttached, type Answers } from '../../domain/form/answers.ts';
import { keepApplying } from '../../domain/form/form.ts';
import type { Words } from '../../domain/wording.ts';
import type { Next, ReceivedFile } from '../flow.ts';
import { sayMadeOf } from '../made-of-message.ts';
import { openedForSay } from '../opened-for-say.ts';
import { remindOfErrand, rememberTicket } from '../remember-ticket.ts';
import { scopeIn, type Filling } from './form-draft.ts';

/** Opens the request. @throws DeskError `approval.no_approver` */
export async function sendForm(filling: Filling): Promise<Next> {
  const { turn, item, draft } = filling;
  const answers = keepApplying(item, draft.answers, scopeIn(filling));
  if (draft.changes) return sendChange(filling, draft.changes, answers);
  const { text, follows, behalf, origin, articles, learnt, related } = draft;
  const made = await sayMadeOf(turn, origin?.key);
  if (made) return { then: 'end', say: made };
  const whose = draft.for && (behalf ? { requester: draft.for } : { beneficiary: draft.for });
  const files = [...(draft.files ?? []), ...filesIn(answers)];
  const ticket = await openRequest(turn, { item, text, answers, follows, files, origin, articles, related, ...whose });
  await tieCorrections(turn, learnt, ticket);
  if (behalf) return { then: 'end', say: openedForSay(turn, ticket) };
  await rememberTicket(turn, ticket.id);
  const asked = ticket.approvals.filter(({ state }) => state === 'pending');
  const approvers = [...new Set(asked.flatMap((approval) => approval.approvers))];
  const params = {
    number: ticket.id,
    item: { label: item.label },
    team: { team: ticket.team },
    approvers: { list: approvers.map((person) => ({ person })) },
  };
  const notice: Words = { key: approvers.length > 0 ? 'request.opened' : 'request.opened_direct', params };
  return { then: 'end', say: { notice, ...(await remindOfErrand(turn, draft.text)), ticket: ticket.id } };
}

/** Other answers to a request that was sent before. */
async function sendChange({ turn }: Filling, number: string, answers: Answers): Promise<Next> {
  const before = await seenTicket(turn, number);
  if (JSON.stringify(before.answers) === JSON.stringify(answers))
    return { then: 'end', say: { notice: { key: 'edit.nothing', params: { number } }, ticket: number } };
  const { ticket, approval } = await changeAnswers(turn, number, { answers, files: filesIn(answers) });
  const asked = ticket.approvals.filter(({ state }) => state === 'pending');
  const notice: Words = { key: `edit.done_${approval}`, params: { number: ticket.id } };
  return {
    then: 'end',
    say: {
      notice,
      ...(approval !== 'none' && {
        more: asked.map((one): Words => ({ key: 'approval.goes_on', params: { how: approvalLine(one) } })),
      }),
      ticket: ticket.id,
    },
  };
}

/** The files that stand in answers; a ticket keeps each once. */
function filesIn(answers: Answers): readonly ReceivedFile[] {
  return Object.values(answers).flatMap((answer) => (isAttached(answer) ? answer.files : []));
}
