import type { Approval } from '../../domain/approval/approval.ts';
import type { Petition } from '../../domain/approval/approvers.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import { holds } from '../../domain/form/conditions.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { DeskError } from '../../domain/errors.ts';
import { dependsOnAnswers, planStages } from '../../domain/approval/plan-stages.ts';
import type { Stage } from '../../domain/approval/stage.ts';
import type { Context } from '../context.ts';
import { scopeOf } from '../scope.ts';

/**
 * The stages that apply to a request, with who may decide in each. Conditions look at whom it is for.
 * @throws DeskError `approval.no_approver` if a stage finds too few people; it says whom to ask.
 */
export function planApprovals(context: Context, item: CatalogItem, petition: Petition): Approval[] {
  return planned(context, stagesFor(context, item, petition), petition);
}

/**
 * Whether a request for the item could be approved at all, before its form is filled in. What depends on answers is left for later.
 * @throws DeskError `approval.no_approver`
 */
export function checkApprovable(context: Context, item: CatalogItem, petition: Petition): void {
  const stages = stagesFor(context, item, petition).filter((stage) => !dependsOnAnswers(stage, petition));
  planned(context, stages, petition);
}

function stagesFor(context: Context, item: CatalogItem, petition: Petition): readonly Stage[] {
  const scope = scopeOf(context, petition.beneficiary ?? petition.requester, petition.answers);
  const facts = petition.original ? { ...scope, original: petition.original } : scope;
  return item.approvals.filter((stage) => !stage.when || holds(stage.when, facts));
}

function planned({ definitions }: Context, stages: readonly Stage[], petition: Petition): Approval[] {
  const plan = planStages(stages, petition, definitions);
  if (!plan.ok) throw new DeskError('approval.no_approver', { whom: { person: whomToAsk(definitions) } });
  return plan.approvals;
}

/** Where nobody may decide, the lead of the desk's team knows what to do. */
export function whomToAsk({ people, desk }: Definitions): string {
  const lead = [...people.values()].find(({ teams }) => teams.some(({ team, role }) => team === desk.team && role === 'lead'));
  return lead?.id ?? desk.team;
}
