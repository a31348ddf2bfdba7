import { environmentVariables } from './environment-table.ts';
import type { EnvironmentProblem } from './environment-error.ts';
import { distance } from './nearest.ts';

const known: readonly string[] = environmentVariables.map(({ name }) => name);
/** So short that two letters make another word of them. */
const SHORT = 5;
/** Variables of shells and platforms that are one letter off PORT or HOST: schedulers number their ports. */
const foreign = /^(HOSTS?|PORTS?\d*|POST|COST|LOST|MOST|SORT|PART|FORT)$/;

/** Names one or two letters off one of ours: somebody believes to have set it. */
export function mistypedVariables(names: readonly string[]): readonly EnvironmentProblem[] {
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = known.find((one) => isNear(name, one));
    return meant === undefined
      ? []
      : [{ name, what: 'the desk knows no such variable', remedy: `did you mean ${meant}? Rename it, or unset it` }];
  });
}

function isNear(name: string, one: string): boolean {
  if (Math.abs(name.length - one.length) > 2) return false;
  if (one.length <= SHORT) return !foreign.test(name) && distance(name, one) === 1;
  return distance(name.toUpperCase(), one) <= 2;
}
