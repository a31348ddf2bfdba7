import { emergencyStages } from '../../domain/approval/lanes.ts';
import { isPromised } from '../../domain/clock/courses/target.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { TOLD_ON_CALL } from '../../domain/clock/reschedule.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { sightOf } from '../../domain/rights.ts';
import { rankOf, record, requesters, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { tell } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { onCallNow, teamTime } from '../working/call-on-call.ts';
import { showCard } from '../working/show-card.ts';

/**
 * Authorised and accepted: from now on its own goals and calendar hold, it stands before everything else, and all who have to do with it know
 * by when. `quota` is the one it was counted in. Returns the ticket as written.
 */
export async function activateEmergency(context: Context, ticket: Ticket, quota: string | undefined): Promise<Ticket> {
  const { emergency } = ticket;
  if (!emergency) throw new Error(`${ticket.id} is no emergency`);
  const active = {
    ...ticket,
    emergency: { ...emergency, state: 'active' as const, acceptedAt: context.now, ...(quota && { quota }) },
  };
  const changes = { rank: rankOf(active), announced: ticket.announced.filter((one) => one !== TOLD_ON_CALL) };
  const note = { verb: 'emergency-on', sight: 'system' } as const;
  const recorded = record({ ...active, ...changes }, note, { ...changeOf(context), by: 'system' });
  const saved = await saveTicket(context, await showCard(context, recorded));
  await tellEmergency(context, saved);
  return saved;
}

/** All who have to do with it, whoever did it aside: what is due now. */
export async function tellEmergency(context: Context, ticket: Ticket): Promise<void> {
  const theirs = [...requesters(ticket), ...ticket.participants, ...ticket.affected];
  const work = [...workers(ticket), ...(await onCall(context, ticket))];
  for (const reader of new Set([...theirs, ...work, ...concernedIn(ticket)])) {
    if (reader === context.actor) continue;
    const works = work.includes(reader) && !theirs.includes(reader);
    const number = ticket.id;
    const title = titleOf(ticket, context.definitions);
    const notice: Words = works
      ? { key: 'told.emergency_work', params: { number, title } }
      : { key: 'told.emergency_yours', params: { number } };
    const facts = dueFacts(context, ticket, reader);
    const say = { notice, ...(facts.length > 0 && { facts }), ticket: number };
    await tell(context, { reader, say });
  }
}

/** Who asked for it, and who has said yes. */
export function concernedIn(ticket: Ticket): readonly string[] {
  const decided = emergencyStages(ticket).flatMap(({ decisions }) => decisions.map(({ by }) => by));
  return [...(ticket.emergency ? [ticket.emergency.askedBy] : []), ...decided].filter((id) => id !== 'system');
}

/** The room reads it as a message of its own: in the thread of a card it would be overlooked. */
function workers({ team, assignee }: Ticket): readonly string[] {
  return [`team:${team}`, ...(assignee ? [assignee] : [])];
}

/** Out of the team's hours, also where somebody has the ticket; where nobody has, the desk calls them as for what is critical. */
async function onCall(context: Context, { team: id, assignee }: Ticket): Promise<readonly string[]> {
  const team = context.definitions.teams.get(id);
  if (!team?.oncall || !assignee || teamTime(context.definitions, team).isOpen(context.now)) return [];
  const person = await onCallNow(context, team);
  return person ? [person] : [];
}

/**
 * What is still to be kept of what is promised: an old ticket may have missed it before it became an emergency. Who may know the form only reads
 * none of it.
 */
export function dueFacts({ definitions, now }: Context, ticket: Ticket, reader: string): readonly Fact[] {
  if (!reader.startsWith('team:') && sightOf(ticket, reader, definitions) === 'form') return [];
  return clocksOf(ticket, promisedFor(ticket, definitions), now).flatMap(({ target, mode, dueAt }): Fact[] =>
    mode === 'running' && dueAt && dueAt > now && isPromised(target)
      ? [{ label: { key: `fact.due_${target}` }, value: { at: dueAt } }]
      : [],
  );
}
