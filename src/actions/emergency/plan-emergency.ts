import type { Approval } from '../../domain/approval/approval.ts';
import { barredFrom } from '../../domain/approval/approvers.ts';
import { votersOf } from '../../domain/approval/find-voters.ts';
import { roundsOf } from '../../domain/approval/lanes.ts';
import type { EmergencySettings } from '../../domain/emergency/emergency-settings.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { whomToAsk } from '../approvals/plan-approvals.ts';
import type { Context } from '../context.ts';

type Half = 'authorise' | 'accept';

/** What a stage of an emergency is called: each time it is asked for, anew. */
export function stageId(half: Half, round: number): string {
  return `emergency-${half}${round > 1 ? `-${round}` : ''}`;
}

/** @throws DeskError `emergency.off` where this desk has no emergency service. */
export function settingsOf({ definitions }: Context): EmergencySettings {
  const { emergency } = definitions.desk;
  if (!emergency) throw new DeskError('emergency.off');
  return emergency;
}

/** Who may decide on one half. Never who asked for it (unless it is theirs to authorise), nor who decided the other half. */
export function votersFor(
  context: Context,
  ticket: Ticket,
  { half, barred }: { half: Half; barred: readonly string[] },
): readonly string[] {
  const all = new Set([...barredFrom(ticket), ...barred]);
  return votersOf(settingsOf(context)[half].by, { petition: ticket, barred: all }, context.definitions);
}

/**
 * The two stages of an emergency: asked one after the other, each decided by the first answer, never both by the same person.
 * @throws DeskError `emergency.nobody` if one of them has nobody who may decide; it says whom to ask.
 */
export function planEmergency(context: Context, ticket: Ticket): readonly [Approval, Approval] {
  const { actor, definitions } = context;
  const authorising = votersFor(context, ticket, {
    half: 'authorise',
    barred: authorisesByAsking(context, ticket) ? [] : [actor],
  });
  const own = authorisesByAsking(context, ticket) ? [actor] : authorising;
  const certain = own.length === 1 ? own : [];
  const accepting = votersFor(context, ticket, { half: 'accept', barred: [actor, ...certain] });
  if (own.length === 0 || accepting.length === 0)
    throw new DeskError('emergency.nobody', { number: ticket.id, whom: { person: whomToAsk(definitions) } });
  return [
    stage(context, ticket, { half: 'authorise', approvers: own }),
    stage(context, ticket, { half: 'accept', approvers: accepting }),
  ];
}

/** A manager who asks has authorised it by that: the one who would be asked, or anybody above the requester who does not accept it. */
export function authorisesByAsking(context: Context, ticket: Ticket): boolean {
  const { actor, definitions } = context;
  if (votersFor(context, ticket, { half: 'authorise', barred: [] }).includes(actor)) return true;
  if (barredFrom(ticket).has(actor)) return false;
  return (
    isAbove(context, ticket, actor) &&
    !votersOf(settingsOf(context).accept.by, { petition: ticket, barred: new Set() }, definitions).includes(actor)
  );
}

function isAbove({ definitions: { people } }: Context, { requester, beneficiary }: Ticket, person: string): boolean {
  const seen = new Set<string>();
  for (let above = people.get(beneficiary ?? requester)?.manager; above && !seen.has(above); above = people.get(above)?.manager) {
    if (above === person) return true;
    seen.add(above);
  }
  return false;
}

/** The rules of a stage travel with the ticket: a changed configuration does not change what was asked. */
function stage(context: Context, ticket: Ticket, { half, approvers }: { half: Half; approvers: readonly string[] }): Approval {
  const round = roundsOf(ticket.approvals) + 1;
  const { deputy_after_minutes, remind_after_minutes, reminders, expire_after_minutes } = settingsOf(context);
  return {
    stage: stageId(half, round),
    purpose: 'emergency',
    round,
    approvers: [...approvers],
    need: 1,
    rule: 'first',
    state: 'waiting',
    decisions: [],
    fourEyes: true,
    outcome: 'reject',
    urgent: {
      deputies: deputy_after_minutes,
      remind: remind_after_minutes,
      times: reminders,
      expire: expire_after_minutes,
    },
  };
}
