import type { Environment } from '../../../adapters/config/env.ts';
import { directoryAddresses } from '../../actions/reach-reader.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Team } from '../../domain/person.ts';
import type { Place } from '../../messaging/place.ts';
import { bad, good, type Finding } from './finding.ts';

/** What the desk has come to know by itself; empty for one that has never run. */
export interface Learnt {
  /** Shared and direct places that something came from, the latest first. */
  readonly places: readonly Place[];
  /** People who have linked an account of their own. */
  readonly linked: ReadonlySet<string>;
}

interface Reach extends Learnt {
  readonly environment: Pick<Environment, 'demo' | 'publicUrl' | 'slack' | 'teams' | 'whatsapp'>;
  readonly definitions: Definitions;
  /** Teams whose channel Slack does not have, or does not show to the desk. */
  readonly unseen?: ReadonlySet<string>;
}

const titles = { slack: 'Slack', teams: 'Teams', whatsapp: 'WhatsApp' } as const;
const MOST_NAMED = 5;
/** A person's address on Teams is their object id; a room's is not. */
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether teams and people can be reached on the channels that are on. Nothing is said where only the page is. */
export function checkReach(reach: Reach): readonly Finding[] {
  const { environment, definitions } = reach;
  const on = (['slack', 'teams', 'whatsapp'] as const).filter((name) => environment[name] !== undefined);
  if (on.length === 0) return [];
  return [...[...definitions.teams.values()].map((team) => checkRoom(team, reach)), checkPeople(reach, on)];
}

/** A room's channel and address are free text in the file: what they may be depends on what is on. */
function checkRoom({ id, room }: Team, { environment, places, unseen }: Reach): Finding {
  const about = `room ${id}`;
  const { channel, address } = room;
  if (channel === 'web') return onPage(about, 'on the page', environment);
  if (channel !== 'slack' && channel !== 'teams')
    return bad(about, `a room cannot be on ${channel}; write slack, teams or web in teams.yaml`);
  const title = titles[channel];
  if (environment[channel] === undefined) return onPage(about, `${title} is off, so it is on the page`, environment);
  if (unseen?.has(id)) {
    const remedy = 'make it, invite the bot (/invite @Mesa), or write its id into teams.yaml as room.address';
    return bad(about, `the desk sees no channel ${address ?? `#${id}`} on Slack; ${remedy}`);
  }
  if (address !== undefined) return good(about, `on ${title}, ${address}`);
  if (channel === 'slack') return good(about, `on Slack, the channel #${id} by its name`);
  const seen = places.filter(
    ({ name, ...place }) => place.channel === channel && name !== undefined && !GUID.test(place.address),
  );
  const lately = seen
    .slice(0, MOST_NAMED)
    .map(({ name, address: where }) => `${name} = ${where}`)
    .join(', ');
  const known = lately === '' ? 'mention the bot in that channel and look here again' : `lately seen: ${lately}`;
  return bad(about, `it has no address on ${title}; write it into teams.yaml as room.address (${known})`);
}

function onPage(about: string, says: string, { demo, publicUrl }: Reach['environment']): Finding {
  if (demo || publicUrl !== undefined) return good(about, says);
  return bad(about, `${says}, which is closed; set PUBLIC_URL, or write a room on a channel that is on into teams.yaml`);
}

/** Whoever works has to be reached; others may come to the desk and link an account when they need it. */
function checkPeople({ environment, definitions, linked }: Reach, on: readonly string[]): Finding {
  const channels = new Set([...on, ...(environment.demo ? ['web'] : [])]);
  const people = [...definitions.people.values()];
  const unreached = people.filter(({ id }) => !linked.has(id) && directoryAddresses({ definitions, channels }, id).length === 0);
  const reached = `${people.length - unreached.length} of ${people.length} people can be reached`;
  const workers = unreached.filter(({ teams }) => teams.length > 0).map(({ id }) => id);
  const remedy = 'give them an address of a channel that is on in people.yaml';
  if (workers.length > 0)
    return bad('people', `${reached}, and not these, who work in a team: ${someOf(workers)}; ${remedy}, or switch another on`);
  if (unreached.length === people.length) return bad('people', `${reached}; ${remedy}`);
  return good('people', unreached.length === 0 ? reached : `${reached}; the others link an account when they write`);
}

function someOf(ids: readonly string[]): string {
  const rest = ids.length - MOST_NAMED;
  return ids.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
