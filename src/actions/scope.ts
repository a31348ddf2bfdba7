import type { Answers } from '../domain/form/answers.ts';
import type { Scope } from '../domain/form/conditions.ts';
import type { Definitions } from '../domain/definitions.ts';
import { localTime } from '../domain/hours/local-time.ts';
import type { Person } from '../domain/person.ts';
import { personOf, type Context } from './context.ts';

/** What a form's conditions and defaults may look at: the answers so far and the record of whoever the form is for. */
export function scopeOf(context: Context, asker: string, answers: Answers): Scope {
  const { definitions, now } = context;
  const person = personOf(context, asker);
  const zone = person.zone ?? definitions.sites.get(person.site ?? '')?.zone ?? definitions.desk.zone;
  return {
    answers,
    requester: { ...recordOf(person), role: rolesOf(person, definitions), team: person.teams.map(({ team }) => team) },
    today: localTime(now, zone).date,
    zone,
    currency: definitions.desk.currency,
    departmentTree: definitions.departments,
  };
}

function recordOf(person: Person): Scope['requester'] {
  const { id, name, email, phone, department, site, company, manager, cost_centre, kind } = person;
  return { id, name, email, phone, department, site, company, manager, cost_centre, kind };
}

/** Company-wide roles, those in teams, and manager of whoever names them as theirs. */
function rolesOf(person: Person, { people }: Definitions): readonly string[] {
  const isManager = [...people.values()].some(({ manager }) => manager === person.id);
  const inTeams = person.teams.flatMap(({ role }) => ['agent', role]);
  return [...new Set(['person', ...person.roles, ...inTeams, ...(isManager ? ['manager'] : [])])];
}
