import type { Chosen } from '../../domain/clock/why/explanation.ts';
import type { When } from '../../domain/clock/policy/sla-policy.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Value, Words } from '../../domain/wording.ts';

/** Why a policy holds for a ticket: none fits better, or what about the ticket made it fit. */
export function chosenWords(chosen: Chosen, definitions: Definitions): Words {
  if (chosen.by === 'default') return { key: 'why.chosen_default' };
  if (chosen.by === 'kept') return { key: 'why.chosen_kept' };
  const reasons = chosen.matched.map(({ on, value }): Words => ({
    key: `why.by.${on}`,
    params: { what: valueOf(on, value, definitions) },
  }));
  return { key: 'why.chosen_for', params: { reasons: { list: reasons } } };
}

function valueOf(on: keyof When, value: string, definitions: Definitions): Value {
  const label = {
    category: () => definitions.categories.get(value)?.label,
    item: () => definitions.items.get(value)?.label,
    department: () => definitions.departments.get(value)?.label,
    site: () => definitions.sites.get(value)?.label,
    team: () => definitions.teams.get(value)?.label,
  };
  if (on in label) return namedOr(label[on as keyof typeof label](), value);
  if (on === 'priority') return { key: `priority.${value}` as 'priority.high' };
  if (on === 'kind') return { key: `kind.${value}` as 'kind.incident' };
  if (on === 'group' || on === 'emergency') return value && ` (${value})`;
  return on === 'requester' ? { person: value } : value;
}

function namedOr(label: Extract<Words, { label: unknown }>['label'] | undefined, id: string): Value {
  return label ? { label } : id;
}
