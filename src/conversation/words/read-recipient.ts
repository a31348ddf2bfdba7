import { fold } from '../../domain/fold.ts';
import { matchNames } from '../../domain/form/reading/match-names.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import type { Turn } from '../flow.ts';
import { leadsOf } from './lead-and-rest.ts';

/** A person or a team that words mean. */
export type Recipient = { readonly person: string } | { readonly team: string };

export interface Recipients {
  /** One: that is it. Several: they must be told apart. None: nobody here is called that. */
  readonly who: readonly Recipient[];
  /** What was said besides. */
  readonly note?: string;
}

type Place = Pick<Turn, 'definitions' | 'person'>;

/** "sofia", "a Sofía Rojas", "@carlos, por favor", "yo", "sedes", "al equipo de recursos humanos". Agents come before others of the same name. */
export function readRecipient(text: string, place: Place): Recipients {
  for (const { lead, rest } of leadsOf(text)) {
    const who = named(lead, place);
    if (who.length > 0) return { who, ...(rest && { note: rest }) };
  }
  return { who: [] };
}

function named(text: string, place: Place): readonly Recipient[] {
  const { people } = place.definitions;
  const agents = new Map([...people].filter(([, { teams }]) => teams.length > 0));
  const persons = peopleIn(text, { people: agents, asker: place.person.id });
  const teams = teamsIn(text, place);
  const [team] = teams;
  const isTeamsName = team !== undefined && teams.length === 1 && isWhole(text, team, place);
  if (persons.length === 1 && !isTeamsName) return persons.map((person) => ({ person }));
  const found = [...persons.map((person) => ({ person })), ...teams.map((id) => ({ team: id }))];
  // Somebody who works in no team cannot get it: saying so is better than not to know them.
  return found.length > 0 ? found : peopleIn(text, { people, asker: place.person.id }).map((person) => ({ person }));
}

function peopleIn(text: string, place: Parameters<typeof readPerson>[1]): readonly string[] {
  const reading = readPerson(text, place);
  if (reading.ok) return [reading.value];
  const several = reading.refusal.params['people'];
  if (typeof several !== 'object' || !('list' in several)) return [];
  return several.list.flatMap((one) => (typeof one === 'object' && 'person' in one ? [one.person] : []));
}

function teamsIn(text: string, { definitions }: Place): readonly string[] {
  const names = [...definitions.teams.values()].map(({ id, label, synonyms }) => ({
    id,
    names: [id, label.es, label.en, ...(synonyms ?? [])],
  }));
  return matchNames(text.replace(/^\s*(?:al?|to)?\s*(?:el |the )?(?:equipo|team)\s+(?:de\s+)?/iu, ''), names);
}

function isWhole(text: string, id: string, { definitions }: Place): boolean {
  const { label, synonyms } = definitions.teams.get(id) ?? {};
  const typed = fold(text).replace(/^(?:al?|to) /, '');
  return [id, label?.es ?? '', label?.en ?? '', ...(synonyms ?? [])].some((name) => fold(name) === typed);
}

/** The teams that a text means as a whole: for `queue TEAM` and `oncall TEAM`. */
export function readTeam(text: string, place: Place): string | undefined {
  const found = teamsIn(text, place);
  return found.length === 1 ? found[0] : undefined;
}
