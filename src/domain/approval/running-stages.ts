import { missing, settle, type Approval } from './approval.ts';
import { inSameLane, ownStages } from './lanes.ts';
import { needOf } from './stage.ts';

/** The request's stages that are asked now: the next that waits, and those that stand beside it. Empty while one is still being decided. */
export function nextStages(all: readonly Approval[]): readonly number[] {
  const approvals = ownStages(all);
  if (approvals.some(({ state }) => state === 'pending')) return [];
  const first = approvals.findIndex(({ state }) => state === 'waiting');
  if (first < 0) return [];
  const asked = [first];
  for (let at = first + 1; approvals[at]?.parallel; at += 1) if (approvals[at]?.state === 'waiting') asked.push(at);
  return asked;
}

/** Whoever decided another stage of the same lane, in person or by a delegate. */
export function decidersBeside(approvals: readonly Approval[], approval: Approval): ReadonlySet<string> {
  const others = approvals.filter((one) => one.stage !== approval.stage && inSameLane(one, approval));
  return new Set(others.flatMap(({ decisions }) => decisions).flatMap(({ by, for: whom }) => [by, whom]));
}

/**
 * A stage with four eyes without those who decided another one: they no longer count among its approvers. Fewer than it needs make it
 * rejected, which the caller tells as nobody being left to decide.
 */
export function withFourEyes(approvals: readonly Approval[], index: number): Approval | undefined {
  const approval = approvals[index];
  if (!approval?.fourEyes) return approval;
  const elsewhere = decidersBeside(approvals, approval);
  const falling = missing(approval).filter((id) => elsewhere.has(id));
  const standIns = approval.standIns?.filter(({ to }) => !elsewhere.has(to));
  const approvers = approval.approvers.filter((id) => !falling.includes(id));
  const need = approval.quota ? needOf(approval.quota, approvers.length) : approval.need;
  const left = { ...approval, approvers, need, ...(standIns && { standIns }) };
  if (approvers.length < need || approvers.length === 0) return { ...left, state: 'rejected' };
  return approval.state === 'pending' ? settle(left) : left;
}

/**
 * The stages that other answers put to the question anew: from the first one that is about a changed answer. `now` are the stages as they
 * would be planned today. Those before stand as they were decided.
 */
export function reviewed(
  before: readonly Approval[],
  now: readonly Approval[],
  changed: readonly string[],
): { readonly approvals: readonly Approval[]; readonly from: number } {
  const first = now.findIndex((stage, index) => {
    const old = before[index];
    const concerned = !stage.fields || stage.fields.some((id) => changed.includes(id));
    return concerned || !old || old.stage !== stage.stage || !sameApprovers(old, stage);
  });
  const from = first < 0 ? now.length : startOfGroup(now, first);
  return { approvals: now.map((stage, index) => (index < from ? (before[index] ?? stage) : stage)), from };
}

/** Stages side by side are asked together. */
function startOfGroup(stages: readonly Approval[], index: number): number {
  let at = index;
  while (at > 0 && stages[at]?.parallel) at -= 1;
  return at;
}

function sameApprovers(old: Approval, now: Approval): boolean {
  // Who was passed over by four eyes or took it over since has not changed because of the answers.
  if (old.escalated || old.fourEyes) return true;
  return (
    old.need === now.need &&
    old.approvers.length === now.approvers.length &&
    old.approvers.every((id) => now.approvers.includes(id))
  );
}
