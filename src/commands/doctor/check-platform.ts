import type { Environment } from '../../../adapters/config/env.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { bad, good, reasonOf, type Finding } from './finding.ts';

/** What an adapter finds when it looks at its own credentials; `problem` of a good one says what it found. */
interface Look {
  readonly ok: boolean;
  readonly problem?: string | undefined;
  readonly remedy?: string | undefined;
}

/** A platform that has not answered by then does not answer. */
const LIMIT_MS = 10_000;

interface Platform {
  readonly key: 'slack' | 'teams' | 'whatsapp';
  readonly section: string;
  readonly look: (environment: Environment) => Promise<readonly Look[]>;
}

/** A platform's library is loaded only where its channel is on. */
const platforms: readonly Platform[] = [
  {
    key: 'slack',
    section: 'Set up Slack',
    look: async ({ slack }) => (slack ? (await import('../../../adapters/slack/check.ts')).checkSlack(slack) : []),
  },
  {
    key: 'teams',
    section: 'Set up Teams',
    look: async ({ teams }) => (teams ? (await import('../../../adapters/teams/check.ts')).checkTeams(teams) : []),
  },
  {
    key: 'whatsapp',
    section: 'Set up WhatsApp',
    look: async ({ whatsapp }) => (whatsapp ? (await import('../../../adapters/whatsapp/check.ts')).checkWhatsApp(whatsapp) : []),
  },
];

/** Each platform's credentials and its side of the set-up; one that is off is nothing wrong. */
export async function checkPlatforms(environment: Environment): Promise<readonly Finding[]> {
  return (await Promise.all(platforms.map((platform) => check(environment, platform)))).flat();
}

async function check(environment: Environment, { key, section, look }: Platform): Promise<readonly Finding[]> {
  const about = `channel ${key}`;
  if (environment[key] === undefined) return [good(about, 'off')];
  const found = await within(LIMIT_MS, look(environment)).catch((error: unknown): readonly Look[] => [
    { ok: false, problem: reasonOf(error), remedy: 'see that this machine reaches the platform' },
  ]);
  const findings = found.map(({ ok, problem: said = 'on', remedy }) => {
    const problem = said.replace(/^(?:Slack|Teams|WhatsApp): /, '');
    if (ok) return good(about, problem);
    return bad(about, `${problem}; ${remedy ?? 'go through its set-up once more'} (README, "${section}")`);
  });
  return findings.length > 0 ? findings : [good(about, 'on')];
}

/** Teams whose room is on Slack, where the desk sees no such channel; none where Slack is off or does not answer. */
export async function roomsUnseen({ slack }: Environment, { teams }: Definitions): Promise<ReadonlySet<string>> {
  const rooms = new Map(
    [...teams.values()].flatMap(({ id, room }) => (room.channel === 'slack' ? [[room.address ?? `team:${id}`, id]] : [])),
  );
  if (slack === undefined || rooms.size === 0) return new Set();
  const { missingSlackRooms } = await import('../../../adapters/slack/check-rooms.ts');
  const missing = await within(LIMIT_MS, missingSlackRooms(slack, [...rooms.keys()])).catch(() => new Set<string>());
  return new Set([...missing].flatMap((room) => rooms.get(room) ?? []));
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not answer within ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
