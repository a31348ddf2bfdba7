import type { Flows } from '../engine.ts';
import { answerAgentFlow } from './answer-agent.ts';
import { approve } from './approve.ts';
import { confirmClosure } from './confirm-closure.ts';
import { cancelTicketFlow, reopenTicketFlow } from './end-ticket.ts';
import { rateTicketFlow } from './rate-ticket.ts';
import { rejectRequest } from './reject-request.ts';
import { reportIncident } from './report-incident.ts';
import { requestItem } from './request-item.ts';
import { triage } from './triage.ts';
import { workTicket } from './work-ticket.ts';

const all = [
  answerAgentFlow,
  triage,
  reportIncident,
  requestItem,
  approve,
  rejectRequest,
  workTicket,
  confirmClosure,
  rateTicketFlow,
  cancelTicketFlow,
  reopenTicketFlow,
];

/** Every conversation. A new one is a file, a line here, a name in `messaging/flow-names.ts`, its wording and a scenario. */
export const flows: Flows = new Map(all.map((flow) => [flow.name, flow]));
