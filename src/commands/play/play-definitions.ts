import { platformNames } from '../../../adapters/play/platforms.ts';
import type { Definitions } from '../../domain/definitions.ts';

/** In a script everybody is known on every channel by the id they have in the directory, and a team's room by `team:ID`. */
export function playDefinitions(definitions: Definitions): Definitions {
  const people = [...definitions.people].map(([id, person]) => {
    const addresses = Object.fromEntries(platformNames.map((name) => [name, id]));
    return [id, { ...person, addresses, channel: person.channel ?? 'web' }] as const;
  });
  const teams = [...definitions.teams].map(
    ([id, team]) => [id, { ...team, room: { ...team.room, address: `team:${id}` } }] as const,
  );
  return { ...definitions, people: new Map(people), teams: new Map(teams) };
}
