import type { Approval } from '../../domain/approval/approval.ts';
import { emergencyFacts } from '../../domain/emergency/emergency-facts.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { isConfidential } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value, Words } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';
import { answerFacts, fact, titleOf } from '../looking/ticket-facts.ts';

interface Shown {
  readonly ticket: Ticket;
  readonly approval: Approval;
}

/** What an emergency's stage is called; nothing for the stages of a request. */
export function emergencyStage({ purpose, stage }: Pick<Approval, 'purpose' | 'stage'>): Words | undefined {
  return purpose && { key: stage.startsWith(AUTHORISE) ? 'emergency.stage_authorise' : 'emergency.stage_accept' };
}

const AUTHORISE = 'emergency-authorise';

/** What whoever decides on an emergency reads first. */
export function emergencyNotice({ definitions }: { readonly definitions: Definitions }, { ticket, approval }: Shown): Words {
  const { requester, emergency } = ticket;
  const params = {
    number: ticket.id,
    requester: { person: requester },
    who: { person: emergency?.askedBy ?? requester },
    title: askedTitle(ticket, definitions),
  };
  const own = emergency?.askedBy === requester;
  if (approval.stage.startsWith(AUTHORISE)) return { key: own ? 'emergency.ask_own' : 'emergency.ask_authorise', params };
  const authorised = emergencyFacts(ticket)?.authorised?.by;
  return { key: 'emergency.ask_accept', params: { ...params, by: { person: authorised ?? requester } } };
}

/** Why it is asked for, and the form or the words of what it is about. Of what is confidential nobody reads the words. */
export function emergencyAbout({ definitions }: { readonly definitions: Definitions }, ticket: Ticket): readonly Fact[] {
  const { emergency, text } = ticket;
  const told = !ticket.item && !isConfidential(ticket, definitions);
  return [
    ...fact('fact.emergency_reason', emergency?.reason === undefined ? undefined : { text: emergency.reason }),
    ...fact('fact.beneficiary', ticket.beneficiary && { person: ticket.beneficiary }),
    ...(told ? fact('fact.text', { text }) : []),
    ...answerFacts(ticket, definitions),
    ...fact('fact.emergency_quota', quotaValue(definitions)),
  ];
}

/** What a ticket is called for those who decide on it. */
export function askedTitle(ticket: Ticket, definitions: Definitions): Words {
  if (ticket.item || !isConfidential(ticket, definitions)) return titleOf(ticket, definitions);
  return { key: `kind.${ticket.kind}` };
}

function quotaValue({ desk }: Definitions): Value | undefined {
  const quota = desk.emergency?.quota;
  return quota && { key: `emergency.quota_${quota.each}`, params: { count: quota.count } };
}
