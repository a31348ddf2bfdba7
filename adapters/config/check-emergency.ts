import type { Approvers } from '../../src/domain/approval/stage.ts';
import { checkApprovers } from './check-stages.ts';
import { knownIn, refer } from './references.ts';
import { below, type Entry, type Place, type Report, type Sources } from './sources.ts';
import type { DeskSettings } from '../../src/domain/definitions.ts';

/** The emergency service: everybody it names exists, nobody is their own deputy, and an emergency has goals of its own. */
export function checkEmergency(sources: Sources, report: Report): void {
  const { desk, policies } = sources;
  const emergency = desk?.value.emergency;
  if (!desk || !emergency) return;
  const place = below(desk, 'emergency');
  checkVoters(emergency.authorise.by, below(place, 'authorise', 'by'), { sources, report });
  checkVoters(emergency.accept.by, below(place, 'accept', 'by'), { sources, report });
  checkDeputies(desk, { sources, report });
  if (emergency.deputy_after_minutes >= emergency.expire_after_minutes)
    report(below(place, 'deputy_after_minutes'), {
      what: `deputies are asked after ${emergency.deputy_after_minutes} minutes, when it has expired already`,
      remedy: 'make "expire_after_minutes" longer',
    });
  // One that is wrong elsewhere may be it.
  const allRead = policies.ids && [...policies.ids].every((id) => policies.entries.some((entry) => entry.id === id));
  if (allRead && !policies.entries.some(({ value }) => value.when?.emergency === true))
    report(place, {
      what: 'there is an emergency service, but no policy for emergencies',
      remedy: 'add a policy with "when: { emergency: true }" at the top of sla.yaml, or remove "emergency"',
    });
}

interface Scope {
  readonly sources: Sources;
  readonly report: Report;
}

function checkDeputies(desk: Entry<DeskSettings>, { sources, report }: Scope): void {
  const people = { known: knownIn(sources).person, report };
  for (const [id, deputy] of Object.entries(desk.value.emergency?.deputies ?? {})) {
    const place = below(desk, 'emergency', 'deputies', id);
    refer(place, id, people);
    refer(place, deputy, people);
    if (id === deputy) report(place, { what: `"${id}" cannot be their own deputy`, remedy: 'name somebody else' });
  }
}

/** As a stage of a form's approval, without a form: no field can be named. */
function checkVoters(by: Approvers, place: Place, { sources, report }: Scope): void {
  checkApprovers(by, place, { item: 'emergency', before: new Map(), all: new Set(), sources, report });
}
