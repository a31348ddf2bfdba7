import type { z } from 'zod';
import { priorities } from '../../../src/domain/catalog.ts';
import { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import type { YamlFile } from '../read-yaml.ts';
import type { Entry } from '../sources.ts';

/** A policy as far as it is right; `dropped` are the keys whose values were not, and were left out or replaced, in whole or in part. */
export interface Mended extends Entry<SlaPolicy> {
  readonly dropped: ReadonlySet<string>;
}

type Keys = Readonly<Record<string, unknown>>;

const goal = { response: '1m', resolution: '1m' };
const goals: Keys = Object.fromEntries(priorities.map((priority) => [priority, goal]));
const placeholders = { id: '-', calendar: '-', goals };
/** Groups whose keys stand each for itself: one that is wrong says nothing of the others. */
const loose: Readonly<Record<string, Keys>> = { goals, when: {}, calendars: {} };

/** Every policy of the file: of one that is wrong in a place, the rest is checked all the same, so that all mistakes are told at once. */
export function mendedPolicies(source: YamlFile | undefined): readonly Mended[] {
  if (!source || !Array.isArray(source.data)) return [];
  return source.data.flatMap((raw: unknown, index): Mended[] => {
    if (!isKeys(raw)) return [];
    const place = { source, path: [index], id: typeof raw['id'] === 'string' ? raw['id'] : '' };
    const whole = SlaPolicy.safeParse(raw);
    if (whole.success) return [{ ...place, value: whole.data, dropped: new Set() }];
    const culprits = whole.error.issues.flatMap(placesOf);
    const dropped = new Set(culprits.map(([key]) => String(key)));
    const rest = SlaPolicy.safeParse({ ...placeholders, ...soundKeys(raw, culprits) });
    return rest.success ? [{ ...place, value: rest.data, dropped }] : [];
  });
}

function isKeys(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placesOf(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function soundKeys(given: Keys, culprits: readonly (readonly PropertyKey[])[]): Keys {
  const sound = Object.entries(given).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    const wrong = culprits.filter(([top]) => top === key).map(([, below]) => below);
    if (wrong.length === 0) return [[key, value]];
    const others = loose[key];
    if (!others || !isKeys(value) || wrong.includes(undefined)) return [];
    const left = Object.entries(value).filter(([below]) => !wrong.includes(below));
    return left.length > 0 ? [[key, { ...others, ...Object.fromEntries(left) }]] : [];
  });
  return Object.fromEntries(sound);
}
