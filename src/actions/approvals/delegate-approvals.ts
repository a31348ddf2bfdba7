import { isOver, overlaps, standing, type Delegation } from '../../domain/approval/delegation.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Words } from '../../domain/wording.ts';
import { beginStandingIn, endStandingIn } from './add-stand-ins.ts';
import { personOf, type Context } from '../context.ts';
import { tell } from '../tell.ts';

export interface Delegating {
  readonly from: string;
  readonly to: string;
  /** Left out: at once. */
  readonly start?: Date | undefined;
  /** Not included; left out: until it is revoked. */
  readonly end?: Date | undefined;
  /** The local dates that these stand for, where whole days were named. */
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
}

/**
 * `delegate`: somebody decides in the place of `from` for a while, beside them. One that overlaps it ends. Both are told. Returns it with
 * the number of decisions that were waiting and are now theirs too.
 * @throws DeskError `delegate.self`, `delegate.not_yours`, `delegate.order` or `delegate.past`.
 */
export async function delegateApprovals(
  context: Context,
  { from, to, start: begin, end, firstDay, lastDay }: Delegating,
): Promise<{ delegation: Delegation; waiting: number }> {
  const { tx, now, actor, channel, newId } = context;
  if (from === to) throw new DeskError('delegate.self');
  checkMayDelegate(context, from);
  const start = begin && begin > now ? begin : now;
  if (isOver({ start, end }, now)) throw new DeskError('delegate.past');
  if (end && end <= start) throw new DeskError('delegate.order');
  for (const other of await standingOf(context, from)) {
    if (!overlaps(other, { start, end })) continue;
    await endOne(context, other);
    if (other.to !== to) await tellThem(context, other, 'ended');
  }
  const span = { start, ...(end && { end }), ...(start > now && firstDay && { firstDay }), ...(lastDay && { lastDay }) };
  const delegation: Delegation = {
    id: newId(), version: 1, schema: 1, from, to, ...span, by: actor, channel, at: now, ...standing(span, now),
  }; // prettier-ignore
  await tx.collection('delegations').insert(delegation);
  await tellThem(context, delegation, 'given');
  const waiting = delegation.state === 'running' ? await beginStandingIn(context, delegation) : 0;
  return { delegation, waiting };
}

/** Approvers for themselves; administrators for others. */
function checkMayDelegate(context: Context, from: string): void {
  const { actor } = context;
  if (actor !== from && !personOf(context, actor).roles.includes('administrator'))
    throw new DeskError('delegate.not_yours', { who: { person: from } });
}

/** Those of a person that run or are to come, by their start. */
export async function standingOf({ tx, now }: Context, from: string): Promise<readonly Delegation[]> {
  const found = await tx.collection('delegations').find({ from, state: { $in: ['planned', 'running'] } }, { limit: 50 });
  return found.filter((one) => !isOver(one, now)).toSorted((a, b) => a.start.getTime() - b.start.getTime());
}

/** Those by which a person decides for others, now or later. */
export async function standingFor({ tx, now }: Context, to: string): Promise<readonly Delegation[]> {
  const found = await tx.collection('delegations').find({ to, state: { $in: ['planned', 'running'] } }, { limit: 50 });
  return found.filter((one) => !isOver(one, now)).toSorted((a, b) => a.start.getTime() - b.start.getTime());
}

/** `delegate nobody`: ends all of a person's delegations. Returns them. @throws DeskError `delegate.not_yours` */
export async function revokeDelegations(context: Context, from: string): Promise<readonly Delegation[]> {
  checkMayDelegate(context, from);
  const ended = await standingOf(context, from);
  for (const one of ended) {
    await endOne(context, one);
    await tellThem(context, one, 'ended');
  }
  return ended;
}

async function endOne(context: Context, delegation: Delegation): Promise<void> {
  const { dueAt: _due, ...rest } = delegation;
  await context.tx.collection('delegations').replace({ ...rest, state: 'ended', endedAt: context.now });
  await endStandingIn(context, delegation);
}

/** What time does to a delegation: it begins, or it ends. */
export async function moveDelegation(context: Context, delegation: Delegation): Promise<void> {
  const { dueAt: _due, ...rest } = delegation;
  const now = standing(delegation, context.now);
  if (now.state === 'ended') {
    await endOne(context, delegation);
    return tellThem(context, delegation, 'ended');
  }
  await context.tx.collection('delegations').replace({ ...rest, ...now });
  if (now.state !== 'running' || delegation.state === 'running') return;
  await tellThem(context, delegation, 'begun');
  await beginStandingIn(context, delegation);
}

/** Both are told, whoever of them did not do it. */
async function tellThem(context: Context, delegation: Delegation, what: 'given' | 'begun' | 'ended'): Promise<void> {
  const { from, to } = delegation;
  for (const reader of [from, to]) {
    if (reader === context.actor) continue;
    const side = reader === from ? 'from' : 'to';
    const notice: Words = {
      key: `delegate.${what}_${side}`,
      params: { from: { person: from }, to: { person: to }, when: spanWords(delegation) },
    };
    await tell(context, { reader, say: { notice } });
  }
}

/** From when until when, as far as that was said. */
export function spanWords({ start, end, at, firstDay, lastDay }: Delegation): Words {
  const begins = firstDay ? { date: firstDay } : { at: start };
  const ends = lastDay ? { date: lastDay } : end && { at: end };
  if (firstDay !== undefined && firstDay === lastDay) return { key: 'delegate.on', params: { day: begins } };
  if (start > at)
    return ends
      ? { key: 'delegate.from_until', params: { start: begins, end: ends } }
      : { key: 'delegate.from', params: { start: begins } };
  return ends ? { key: 'delegate.until', params: { end: ends } } : { key: 'delegate.open_ended' };
}
