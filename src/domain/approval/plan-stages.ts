import type { Approval } from './approval.ts';
import { approversOf, barredFrom, type Petition } from './approvers.ts';
import type { Definitions } from '../definitions.ts';
import { listed, needOf, type Stage } from './stage.ts';

/** Stages as they will be asked, or the first of them for which there are too few people. */
export type Plan = { readonly ok: true; readonly approvals: Approval[] } | { readonly ok: false; readonly stage: Stage };

/**
 * Who may decide in each of `stages`, which all apply. A stage that finds too few people makes the plan fail: none passes by itself.
 * Four eyes count here only where it is certain who decided before; the rest shows while it is decided.
 */
export function planStages(stages: readonly Stage[], petition: Petition, definitions: Definitions): Plan {
  const barred = barredFrom(petition);
  const approvals: Approval[] = [];
  for (const stage of stages) {
    const certain = stage.four_eyes ? approvals.flatMap(certainIn) : [];
    const approvers = approversOf(stage.by, petition, definitions).filter((id) => !barred.has(id) && !certain.includes(id));
    const need = needOf(stage.need, approvers.length);
    if (approvers.length < need) return { ok: false, stage };
    const escalateTo = stage.expire?.to && approversOf(stage.expire.to, petition, definitions).filter((id) => !barred.has(id));
    approvals.push({
      stage: stage.id,
      approvers,
      need,
      state: 'waiting',
      decisions: [],
      ...termsOf(stage),
      ...(escalateTo && { escalateTo }),
    });
  }
  return { ok: true, approvals };
}

/** The rules of a stage travel with the request: a changed configuration does not change what was asked. */
function termsOf({ need, parallel, four_eyes, fields, expire, remind_after_hours }: Stage): Partial<Approval> {
  return {
    ...(typeof need === 'string' && need !== 'one' && need !== 'first' && { quota: need }),
    ...((need === 'first' || need === 'everyone') && { rule: need }),
    ...(parallel && { parallel }),
    ...(four_eyes && { fourEyes: true }),
    ...(fields && { fields }),
    ...(remind_after_hours !== undefined && { remindHours: remind_after_hours }),
    ...(expire?.after_days !== undefined && { expireDays: expire.after_days }),
    ...(expire && expire.outcome !== 'cancel' && { outcome: expire.outcome }),
  };
}

/** Those without whom a stage cannot be approved: they will have decided it. */
function certainIn({ approvers, need }: Approval): readonly string[] {
  return need >= approvers.length ? approvers : [];
}

/** Whether who decides depends on an answer that is not there yet: of such a stage nothing can be said before the form. */
export function dependsOnAnswers({ by }: Stage, petition: Petition): boolean {
  return listed(by).some(
    (one) => typeof one === 'object' && 'field' in one && one.field !== undefined && petition.answers[one.field] === undefined,
  );
}
