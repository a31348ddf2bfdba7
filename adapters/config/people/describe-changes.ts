import { Person } from '../../../src/domain/person.ts';
import type { Merged, Raw } from './merge-people.ts';

export interface FieldChange {
  readonly field: string;
  /** Empty: there was, or is to be, nothing. */
  readonly from: string;
  readonly to: string;
}

export interface Changes {
  readonly added: readonly { readonly id: string; readonly name: string }[];
  readonly changed: readonly { readonly id: string; readonly name: string; readonly fields: readonly FieldChange[] }[];
  /** In the directory and not in the file. */
  readonly missing: readonly { readonly id: string; readonly name: string }[];
  readonly unchanged: number;
}

/** What a merge would change, field by field. */
export function describeChanges(merged: readonly Merged[]): Changes {
  const named = ({ id, raw }: Merged) => ({ id, name: typeof raw['name'] === 'string' ? raw['name'] : id });
  const compared = merged
    .filter(({ before, given }) => before && given)
    .map((one) => ({ ...named(one), fields: differences(one) }));
  return {
    added: merged.filter(({ before }) => !before).map(named),
    changed: compared.filter(({ fields }) => fields.length > 0),
    missing: merged.filter(({ given }) => !given).map(named),
    unchanged: compared.filter(({ fields }) => fields.length === 0).length,
  };
}

function differences({ before, raw }: Merged): readonly FieldChange[] {
  const [old, next] = [flat(before?.raw ?? {}), flat(raw)];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((field) => ({ field, from: old[field] ?? '', to: next[field] ?? '' }))
    .filter(({ from, to }) => from !== to);
}

/** Fields as texts, with what the directory assumes where nothing is written, so that only what means something else differs. */
function flat(raw: Raw): Readonly<Record<string, string>> {
  const whole: Raw = Person.safeParse(raw).data ?? { kind: 'employee', ...raw };
  const { addresses, ...rest } = whole;
  const fields = Object.entries(rest).map(([field, value]): [string, string] => [field, shown(value)]);
  const channels = Object.entries((addresses ?? {}) as Raw).map(([channel, id]): [string, string] => [
    `addresses.${channel}`,
    shown(id),
  ]);
  return Object.fromEntries([...fields, ...channels]);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object' && value !== null && 'team' in value && 'role' in value)
    return `${shown(value.team)}:${shown(value.role)}`;
  return value === undefined ? '' : JSON.stringify(value);
}
