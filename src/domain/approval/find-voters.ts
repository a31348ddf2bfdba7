import type { Definitions } from '../definitions.ts';
import { approversOf, type Petition } from './approvers.ts';
import type { Approvers } from './stage.ts';

/**
 * Who is asked for one half of an emergency: those the configuration names, and where none of them may decide, their deputies. Somebody
 * without a manager has the head of their department. Empty if nobody is left.
 */
export function votersOf(
  by: Approvers,
  about: { readonly petition: Petition; readonly barred: ReadonlySet<string> },
  definitions: Definitions,
): readonly string[] {
  const { petition, barred } = about;
  const named = approversOf(by, petition, definitions);
  let asked = named.length > 0 ? named : approversOf({ head_of: 'department' }, petition, definitions);
  const passed = new Set<string>();
  while (asked.length > 0) {
    const free = asked.filter((id) => !barred.has(id));
    if (free.length > 0) return free;
    asked.forEach((id) => passed.add(id));
    asked = asked.flatMap((id) => deputyOf(id, definitions) ?? []).filter((id) => !passed.has(id));
  }
  return [];
}

/** Who is asked in somebody's place: whom the configuration names, else their manager. */
export function deputyOf(id: string, { desk, people }: Definitions): string | undefined {
  const deputy = desk.emergency?.deputies[id] ?? people.get(id)?.manager;
  return deputy !== undefined && people.has(deputy) ? deputy : undefined;
}
