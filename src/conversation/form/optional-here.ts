import type { Filling } from './form-draft.ts';
import type { Spot } from './spot.ts';

/** Whether what is asked may be left out. */
export function isOptionalHere(filling: Filling, spot: Spot): boolean {
  return !spot.field.required || wholeGroup(filling, spot) !== undefined;
}

/** The first question of a group's first row is the group itself: an optional one is left out whole. */
export function wholeGroup({ draft }: Filling, { group }: Spot): Spot['group'] {
  return group && draft.row?.at === 0 && Object.keys(draft.row.values).length === 0 && !group.required ? group : undefined;
}
