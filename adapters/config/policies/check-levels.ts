import { alertReaders, levelsOf, type AlertLevel, type SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import { targets } from '../../../src/domain/clock/courses/target.ts';
import { nearest } from '../nearest.ts';
import type { Known } from '../references.ts';
import type { Mended } from './mended-policies.ts';
import { below, type Place, type Report } from '../sources.ts';

/** The levels of a policy: from the lowest to the highest, each once, and told to somebody there is. */
export function checkLevels(entry: Mended, person: Known, report: Report): void {
  const levels = levelsOf(entry.value);
  levels.forEach((level, index) => {
    const place = below(entry, 'alerts', index);
    const before = levels.slice(0, index);
    const highest = Math.max(0, ...before.map(({ percent }) => percent));
    if (level.percent < highest)
      report(place, {
        what: `the percentages are out of order: ${level.percent} comes after ${highest}`,
        remedy: 'write them from the lowest to the highest',
      });
    else if (before.some((one) => one.percent === level.percent && overlap(one, level)))
      report(place, {
        what: `${level.percent} % is there twice`,
        remedy: 'keep one of the two, with all whom it tells in its "tell"',
      });
    checkReaders(level, place, { person, report });
    // Of goals that are wrong nobody knows which there are to be.
    if (!['goals', 'internal', 'vendor'].some((key) => entry.dropped.has(key)))
      checkTargets(level, entry.value, (finding) => {
        report(below(place, 'targets'), finding);
      });
  });
}

/** Two levels of one percentage are two only where they are of different targets. */
function overlap(a: AlertLevel, b: AlertLevel): boolean {
  return !a.targets || !b.targets || a.targets.some((target) => b.targets?.includes(target));
}

function checkReaders({ tell = [] }: AlertLevel, place: Place, { person, report }: { person: Known; report: Report }): void {
  const roles: readonly string[] = alertReaders;
  tell.forEach((reader, index) => {
    if (roles.includes(reader) || person.ids === undefined || person.ids.has(reader)) return;
    const near = nearest(reader, [...roles, ...person.ids]);
    report(below(place, 'tell', index), {
      what: `"${reader}" is nobody who could be told`,
      remedy: near ? `did you mean "${near}"?` : `write one of ${roles.join(', ')}, or the id of a person`,
    });
  });
}

/** A level of a clock that the policy does not have would never be told. */
function checkTargets({ targets: named }: AlertLevel, policy: SlaPolicy, report: (finding: Told) => void): void {
  const there = targets.filter((target) => {
    if (target === 'internal' || target === 'vendor') return policy[target].length > 0;
    return Object.values(policy.goals).some((goals) => goals[target] !== undefined);
  });
  if (!named || named.some((target) => there.includes(target))) return;
  report({
    what: `the policy has no goal of ${named.map((target) => `"${target}"`).join(' or ')}, so nobody would ever be told`,
    remedy: `add the goal, or name one of ${there.join(', ')}`,
  });
}

type Told = Parameters<Report>[1];
