import { priorities } from '../../../src/domain/catalog.ts';
import { SlaPolicy } from '../../../src/domain/clock/sla-policy.ts';
import type { YamlFile } from '../read-yaml.ts';
import type { Entry } from '../sources.ts';

/** A policy as far as it is right; `dropped` are the keys whose values were not, and were left out or replaced. */
export interface Mended extends Entry<SlaPolicy> {
  readonly dropped: ReadonlySet<string>;
}

const goal = { response: '1m', resolution: '1m' };
const placeholders = { id: '-', calendar: '-', goals: Object.fromEntries(priorities.map((priority) => [priority, goal])) };

/** Every policy of the file: of one that is wrong in a place, the rest is checked all the same, so that all mistakes are told at once. */
export function mendedPolicies(source: YamlFile | undefined): readonly Mended[] {
  if (!source || !Array.isArray(source.data)) return [];
  return source.data.flatMap((raw: unknown, index): Mended[] => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
    const given = raw as Readonly<Record<string, unknown>>;
    const place = { source, path: [index], id: typeof given['id'] === 'string' ? given['id'] : '' };
    const whole = SlaPolicy.safeParse(given);
    if (whole.success) return [{ ...place, value: whole.data, dropped: new Set() }];
    const dropped = new Set(
      whole.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [String(issue.path[0])],
      ),
    );
    const sound = Object.fromEntries(Object.entries(given).filter(([key]) => !dropped.has(key)));
    const rest = SlaPolicy.safeParse({ ...placeholders, ...sound });
    return rest.success ? [{ ...place, value: rest.data, dropped }] : [];
  });
}
