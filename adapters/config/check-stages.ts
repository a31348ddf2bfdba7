import type { CatalogItem } from '../../src/domain/catalog.ts';
import type { Field } from '../../src/domain/form/field.ts';
import { listed, type Approver, type Approvers, type Stage } from '../../src/domain/approval/stage.ts';
import { checkCondition } from './check-conditions.ts';
import { nearest } from './nearest.ts';
import { checkPartsTwice, knownIn, refer } from './references.ts';
import { below, type Entry, type Place } from './sources.ts';
import type { Scope } from './tested-fields.ts';

/** The stages of an item's approval: who decides can be found, enough of them, and each rule can come true. */
export function checkStages(entry: Entry<CatalogItem>, scope: Scope): void {
  const stages = entry.value.approvals;
  const place = below(entry, 'approvals');
  checkPartsTwice(
    stages.map(({ id }, index) => ({ key: id, place: below(place, index, 'id') })),
    (id) => `the stage "${id}"`,
    scope.report,
  );
  stages.forEach((stage, index) => {
    checkStage(stage, below(place, index), { ...scope, first: index === 0 });
  });
}

type StageScope = Scope & { readonly first: boolean };

function checkStage(stage: Stage, place: Place, scope: StageScope): void {
  checkCondition(stage.when, below(place, 'when'), scope);
  checkApprovers(stage.by, below(place, 'by'), scope);
  checkNeed(stage, place, scope);
  stage.fields?.forEach((id, index) => {
    checkField({ id }, below(place, 'fields', index), scope);
  });
  if (stage.parallel && scope.first)
    scope.report(below(place, 'parallel'), {
      what: 'the first stage has none before it to stand beside',
      remedy: 'remove "parallel", or write it at the stage that is asked together with this one',
    });
  checkExpiry(stage, place, scope);
}

function checkExpiry({ expire }: Stage, place: Place, scope: Scope): void {
  if (expire?.to === undefined) return;
  const to = below(place, 'expire', 'to');
  if (expire.outcome === 'escalate') return checkApprovers(expire.to, to, scope);
  scope.report(to, {
    what: `"to" says who is asked next, but the outcome is ${expire.outcome}`,
    remedy: 'write "outcome: escalate", or remove "to"',
  });
}

export function checkApprovers(approvers: Approvers, place: Place, scope: Scope): void {
  const list = Array.isArray(approvers);
  const all = listed(approvers);
  all.forEach((one, index) => {
    checkApprover(one, list ? below(place, index) : place, scope);
  });
  checkPartsTwice(
    all.flatMap((one, index) => (typeof one === 'string' ? [{ key: one, place: below(place, index) }] : [])),
    (id) => `the approver "${id}"`,
    scope.report,
  );
}

interface Named {
  readonly id: string | undefined;
  readonly kinds?: readonly string[];
}

function checkApprover(approver: Approver, place: Place, scope: Scope): void {
  const { sources, report } = scope;
  if (approver === 'manager' || approver === 'manager_of_manager') return;
  if (typeof approver === 'string') return refer(place, approver, { known: knownIn(sources).person, report });
  const teams = { known: knownIn(sources).team, report };
  if ('team' in approver) return refer(below(place, 'team'), approver.team, teams);
  if ('leads' in approver) return refer(below(place, 'leads'), approver.leads, teams);
  if ('head_of' in approver) return checkField({ id: approver.field, kinds: ['department'] }, below(place, 'field'), scope);
  if ('owner_of' in approver) {
    const kinds = approver.owner_of === 'site' ? ['site'] : ['choice', 'text'];
    return checkField({ id: approver.field, kinds }, below(place, 'field'), scope);
  }
  if ('field' in approver) checkField({ id: approver.field, kinds: ['person'] }, below(place, 'field'), scope);
}

/** A field that a stage names must be one of the form's, of a kind that says what is wanted. */
function checkField(named: Named, place: Place, scope: Scope): void {
  const { id, kinds } = named;
  if (id === undefined) return;
  const field: Field | undefined = scope.before.get(id);
  const possible = [...scope.before.values()].filter(({ kind }) => kinds?.includes(kind) ?? true).map((one) => one.id);
  if (field && (kinds === undefined || kinds.includes(field.kind))) return;
  const near = nearest(id, possible);
  scope.report(place, {
    what: field
      ? `"${id}" is a ${field.kind}, which names no approver here`
      : `the stage names "${id}", which is no field of "${scope.item}"`,
    remedy: near ? `did you mean "${near}"?` : `name one of ${possible.join(', ') || 'the fields, once there are some'}`,
  });
}

/** More than can ever agree would never be approved. How many a description finds is known only when somebody asks. */
function checkNeed({ by, need }: Stage, place: Place, { report }: Scope): void {
  const all = listed(by);
  const isOne = (one: Approver) => typeof one === 'string' || 'head_of' in one || 'owner_of' in one;
  if (typeof need !== 'number' || !all.every(isOne)) return;
  const possible = new Set(all.map((one) => JSON.stringify(one))).size;
  if (need <= possible) return;
  report(below(place, 'need'), {
    what: `the stage needs ${need} approvals, but only ${possible} can be given`,
    remedy: 'lower "need", or name more approvers',
  });
}
