import { isList, type Answers } from '../form/answers.ts';
import type { Definitions } from '../definitions.ts';
import type { Person } from '../person.ts';
import { listed, type Approver, type Approvers } from './stage.ts';

/** Whose request it is, as far as finding its approvers goes. */
export interface Petition {
  readonly requester: string;
  readonly beneficiary?: string | undefined;
  /** Who asked for somebody else, as an agent. */
  readonly openedBy?: string | undefined;
  readonly answers: Answers;
  /** Of a request that is changed: the answers until now, for conditions on what has changed. */
  readonly original?: Answers | undefined;
}

/** Nobody decides on their own request, nor on one for themselves, nor on one that they opened for somebody. */
export function barredFrom({ requester, beneficiary, openedBy }: Petition): ReadonlySet<string> {
  return new Set([requester, beneficiary, openedBy].filter((id) => id !== undefined));
}

/** The people a stage names, in its order, each once; whoever left the directory is none of them. */
export function approversOf(approvers: Approvers, petition: Petition, definitions: Definitions): readonly string[] {
  const found = listed(approvers).flatMap((one) => named(one, petition, definitions));
  return [...new Set(found)].filter((id) => definitions.people.has(id));
}

function named(approver: Approver, petition: Petition, definitions: Definitions): readonly string[] {
  const { people } = definitions;
  const whose = people.get(petition.beneficiary ?? petition.requester);
  if (approver === 'manager') return some(whose?.manager);
  if (approver === 'manager_of_manager') return some(whose?.manager && people.get(whose.manager)?.manager);
  if (typeof approver === 'string') return [approver];
  if ('team' in approver || 'leads' in approver) return membersOf(approver, people);
  if ('role' in approver) return idsOf(people, ({ roles }) => roles.includes(approver.role));
  if ('head_of' in approver) {
    const department = approver.field ? textOf(petition.answers[approver.field]) : whose?.department;
    return some(department && definitions.departments.get(department)?.head);
  }
  if ('owner_of' in approver) return some(ownerOf(approver, { petition, whose, definitions }));
  return peopleOf(petition.answers[approver.field]);
}

function membersOf(group: { team: string } | { leads: string }, people: Definitions['people']): readonly string[] {
  return 'team' in group
    ? idsOf(people, ({ teams }) => teams.some(({ team }) => team === group.team))
    : idsOf(people, ({ teams }) => teams.some(({ team, role }) => team === group.leads && role === 'lead'));
}

function ownerOf(
  { owner_of: kind, field }: { owner_of: 'site' | 'cost_centre'; field?: string | undefined },
  about: { petition: Petition; whose: Person | undefined; definitions: Definitions },
): string | undefined {
  const { petition, whose, definitions } = about;
  const id = field ? textOf(petition.answers[field]) : whose?.[kind];
  if (id === undefined) return undefined;
  return kind === 'site' ? definitions.sites.get(id)?.owner : definitions.costCentres.get(id)?.owner;
}

function idsOf(people: Definitions['people'], fits: (person: Person) => boolean): readonly string[] {
  return [...people.values()].filter(fits).map(({ id }) => id);
}

function peopleOf(answer: Answers[string] | undefined): readonly string[] {
  if (answer === undefined) return [];
  return isList(answer) ? answer : some(textOf(answer));
}

function textOf(answer: Answers[string] | undefined): string | undefined {
  return typeof answer === 'string' ? answer : undefined;
}

function some(id: string | undefined): readonly string[] {
  return id ? [id] : [];
}
