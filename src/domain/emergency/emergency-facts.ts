import type { Decision } from '../approval/approval.ts';
import { emergencyStages } from '../approval/lanes.ts';
import type { Emergency } from './emergency.ts';
import type { Ticket } from '../ticket.ts';

/** An emergency in a few words: how it stands, since when, and by whose word. */
export interface EmergencyFacts {
  readonly state: Emergency['state'];
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly reason?: string;
  /** Who said yes, and for whom; absent until they have. */
  readonly authorised?: Pick<Decision, 'by' | 'for' | 'at'>;
  readonly accepted?: Pick<Decision, 'by' | 'for' | 'at'>;
  /** Since when its own goals and calendar hold. */
  readonly since?: Date;
  readonly endedAt?: Date;
}

/** What is to be said of a ticket's emergency; nothing where none was ever asked for. */
export function emergencyFacts(ticket: Pick<Ticket, 'emergency' | 'approvals'>): EmergencyFacts | undefined {
  const { emergency } = ticket;
  if (!emergency) return undefined;
  const [authorise, accept] = emergencyStages(ticket).map(({ decisions }) =>
    decisions.findLast(({ decision }) => decision === 'approved'),
  );
  const { state, askedBy, askedAt, reason, acceptedAt, endedAt } = emergency;
  return {
    state,
    askedBy,
    askedAt,
    ...(reason !== undefined && { reason }),
    ...(authorise && { authorised: brief(authorise) }),
    ...(accept && { accepted: brief(accept) }),
    ...(acceptedAt && { since: acceptedAt }),
    ...(endedAt && { endedAt }),
  };
}

function brief({ by, for: whom, at }: Decision): Pick<Decision, 'by' | 'for' | 'at'> {
  return { by, for: whom, at };
}
