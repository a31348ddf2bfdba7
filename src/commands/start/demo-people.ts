import type { DemoPerson } from '../../../adapters/web/api.ts';
import type { Definitions } from '../../domain/definitions.ts';

/** Whom one may be in demo mode, with the pane of the page that suits them. */
export function demoPeople({ people, departments }: Definitions): readonly DemoPerson[] {
  const managers = new Set([...people.values()].flatMap(({ manager }) => (manager === undefined ? [] : [manager])));
  return [...people.values()].map(({ id, name, department, teams }) => {
    const about = department === undefined ? undefined : departments.get(department)?.label;
    const seat = teams.some(({ role }) => role === 'agent') ? 'agent' : managers.has(id) ? 'approver' : 'employee';
    return { id, name, seat, ...(about && { about }) };
  });
}
