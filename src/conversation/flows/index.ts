import type { Flows } from '../engine.ts';
import type { AnyFlow } from '../flow.ts';
import { outcomeOf } from '../verbs/run-verb.ts';
import { acceptTicket } from './accept-ticket.ts';
import { askManager } from './ask-manager.ts';
import { answerAgentFlow } from './answer-agent.ts';
import { answerApproverFlow } from './answer-approver.ts';
import { approve } from './approve.ts';
import { askRequesterFlow } from './ask-requester.ts';
import { assignTicketFlow } from './assign-ticket.ts';
import { changeCategoryFlow } from './change-category.ts';
import { changePriorityFlow } from './change-priority.ts';
import { chooseForm } from './choose-form.ts';
import { commentAnyway } from '../comment-on.ts';
import { commentOrNew } from './comment-or-new.ts';
import { confirmClosure } from './confirm-closure.ts';
import { confirmVerb } from './confirm-verb.ts';
import { explainBreachFlow } from './explain-breach.ts';
import { heedAlert } from './heed-alert.ts';
import { cancelTicketFlow, closeTicketFlow, reopenTicketFlow } from './end-ticket.ts';
import { escalateTicketFlow } from './escalate-ticket.ts';
import { holdTicketFlow } from './hold-ticket.ts';
import { linkAccountFlow } from './link-account.ts';
import { moreVerbs } from './more-verbs.ts';
import { placeFiles } from './place-files.ts';
import { followUp } from './follow-up.ts';
import { offerArticle } from './offer-article.ts';
import { openFor } from './open-for.ts';
import { openedForYou } from './opened-for-you.ts';
import { rateTicketFlow } from './rate-ticket.ts';
import { reclassified } from './reclassified.ts';
import { rejectRequest } from './reject-request.ts';
import { reportIncident } from './report-incident.ts';
import { requestItem } from './request-item.ts';
import { searchTicketsFlow } from './search-tickets.ts';
import { sendWords } from './send-words.ts';
import { splitTicketFlow } from './split-ticket.ts';
import { stillHappening } from './still-happening.ts';
import { triage } from './triage.ts';
import { furtherNeeds } from './further-needs.ts';
import { twoNeeds } from './two-needs.ts';
import { whichApproval } from './which-approval.ts';
import { workTask } from './work-task.ts';
import { workTicket } from './work-ticket.ts';

const all: readonly AnyFlow[] = [
  answerAgentFlow,
  triage,
  twoNeeds,
  furtherNeeds,
  commentOrNew((turn, said) => commentAnyway(flows, turn, said)),
  offerArticle,
  reportIncident,
  requestItem,
  chooseForm,
  approve,
  askManager,
  rejectRequest,
  askRequesterFlow,
  answerApproverFlow,
  whichApproval,
  workTicket,
  workTask,
  followUp,
  openFor,
  openedForYou,
  reclassified,
  splitTicketFlow,
  stillHappening,
  holdTicketFlow,
  acceptTicket,
  heedAlert,
  explainBreachFlow,
  assignTicketFlow,
  escalateTicketFlow,
  changePriorityFlow,
  changeCategoryFlow,
  closeTicketFlow,
  confirmVerb((turn, call) => outcomeOf(flows, turn, call)),
  moreVerbs((turn, call) => outcomeOf(flows, turn, call)),
  confirmClosure,
  linkAccountFlow,
  placeFiles,
  rateTicketFlow,
  searchTicketsFlow,
  sendWords,
  cancelTicketFlow,
  reopenTicketFlow,
];

/** Every conversation. A new one is a file, a line here, a name in `messaging/flow-names.ts`, its wording and a scenario. */
export const flows: Flows = new Map(all.map((flow) => [flow.name, flow]));
