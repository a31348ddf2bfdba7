import type { SlaPolicy, When } from '../../../src/domain/clock/policy/sla-policy.ts';
import { below, type Entry, type Report, type Sources } from '../sources.ts';

/** Policies that would never hold for a ticket, as another one always comes before them. */
export function checkReach({ policies: { entries }, desk }: Sources, report: Report): void {
  const own = entries.find(({ value }) => value.id === desk?.value.sla);
  if (own?.value.when)
    report(below(own, 'when'), {
      what: `"${own.value.id}" is the desk's own policy (desk.yaml), which holds where no other does, and so cannot have conditions`,
      remedy: 'remove "when", or name another policy as "sla" in desk.yaml',
    });
  entries.forEach((entry, index) => {
    const before = entries.slice(0, index).find((other) => hides(other.value, entry.value));
    if (before)
      report(below(entry, 'when'), {
        what: `"${entry.value.id}" never holds: "${before.value.id}" (line ${before.source.lineOf(before.path)}) stands above it and fits whatever it fits`,
        remedy: 'write the one with more conditions, or the later "from", above the other',
      });
  });
  if (own) checkGeneral(entries, own, report);
}

/** Of those without conditions the one with the latest date holds, and among equals the desk's own. */
function checkGeneral(entries: readonly Entry<SlaPolicy>[], own: Entry<SlaPolicy>, report: Report): void {
  const general = [own, ...entries.filter((entry) => entry !== own && entry.value.when === undefined)];
  general.forEach((entry, index) => {
    const { id, from } = entry.value;
    const rival = general.slice(0, index).find(({ value }) => value.from === from && value.id !== id);
    if (rival)
      report(below(entry, 'from'), {
        what: `"${id}" never holds: it has no conditions, and neither has "${rival.value.id}", which holds ${from ? `from ${from} on as well` : 'always'}`,
        remedy: 'add "when" with conditions, or another date as "from", or remove it',
      });
  });
}

/** Whether whatever the second fits is taken by the first, which stands above it. */
function hides(first: SlaPolicy, second: SlaPolicy): boolean {
  if (!first.when || !second.when || first.id === second.id) return false;
  const inForce = first.from === undefined || (second.from !== undefined && first.from <= second.from);
  return inForce && (Object.keys(first.when) as (keyof When)[]).every((key) => asks(first.when?.[key], second.when?.[key]));
}

/** Whether a condition holds wherever the other one does. */
function asks(wide: When[keyof When], narrow: When[keyof When]): boolean {
  if (wide === undefined) return true;
  if (typeof wide === 'boolean' || typeof narrow === 'boolean' || narrow === undefined) return wide === narrow;
  return (narrow as readonly string[]).every((value) => (wide as readonly string[]).includes(value));
}
