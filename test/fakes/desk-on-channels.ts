import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../adapters/config/env.ts';
import { layFoundation, type Foundation } from '../../src/commands/compose.ts';
import { runDesk, type RunningDesk } from '../../src/commands/start/run-desk.ts';
import { createQuietLog } from './quiet-log.ts';
import { runMesa } from './run-mesa.ts';
import { startSlackPlatform, type SlackPlatform } from './slack-platform.ts';
import { startTeamsPlatform, type TeamsPlatform } from './teams-platform.ts';
import { startWhatsAppPlatform, type WhatsAppPlatform } from './whatsapp-platform.ts';

/** A ticket as `mesa play` shows it. */
export type Facts = Readonly<Record<string, never>>;

export interface Platforms {
  readonly slack: SlackPlatform;
  readonly teams: TeamsPlatform;
  readonly whatsapp: WhatsAppPlatform;
}

/** A whole desk on a real port, with the stand-ins of all platforms around it. */
export interface DeskOnChannels extends Platforms {
  readonly url: string;
  /** What its log was told, a line each. */
  readonly log: readonly string[];
  readonly data: string;
  /** Ends the desk and tells what it knows, as an administrator sees it. */
  facts(): Promise<readonly Facts[]>;
  stop(): Promise<void>;
}

export interface DeskPlan {
  readonly config?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const laid = new Map<string, Promise<Foundation>>();

/** Read, and its understanding trained, once in a process. */
function foundationOf(config: string): Promise<Foundation> {
  const known = laid.get(config) ?? layFoundation({ config });
  laid.set(config, known);
  return known;
}

export async function startDeskOnChannels({ config = 'config', environment: more = {} }: DeskPlan = {}): Promise<DeskOnChannels> {
  const [slack, teams, whatsapp] = [await startSlackPlatform(), await startTeamsPlatform(), await startWhatsAppPlatform()];
  const platforms = { slack, teams, whatsapp };
  const data = mkdtempSync(join(tmpdir(), 'mesa-channels-'));
  const { log, lines } = createQuietLog();
  const plan = { environment: environmentOf(platforms, more), config, data, log, foundation: await foundationOf(config) };
  const desk = await runDesk(plan);
  for (const { mail } of Object.values(platforms)) mail.desk = desk.address;
  const up: { desk?: RunningDesk } = { desk };
  const end = async (): Promise<void> => {
    await up.desk?.stop();
    delete up.desk;
  };
  return {
    ...platforms,
    ...{ url: desk.address, log: lines, data },
    facts: async () => {
      await end();
      const { out } = await runMesa(['play', '-', '--data', data, '--config', config], {
        stdin: [Buffer.from('{"show":"tickets"}\n')],
      });
      return (JSON.parse(out.split('\n')[0]!) as { tickets: Facts[] }).tickets;
    },
    stop: async () => {
      await end();
      await Promise.all(Object.values(platforms).map((platform) => platform.stop()));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** All channels on, the page in demo mode; Slack's rate of a message a second is its own, and would only make a story long. */
function environmentOf({ slack, teams, whatsapp }: Platforms, more: Readonly<Record<string, string>>) {
  const environment = readEnvironment({
    ...{ PORT: '0', MESA_DEMO: '1', LOG_LEVEL: 'warn' },
    ...{ SLACK_BOT_TOKEN: slack.token, SLACK_SIGNING_SECRET: slack.secret, SLACK_API_URL: slack.apiUrl },
    ...teams.environment,
    ...whatsapp.environment,
    ...more,
  });
  return { ...environment, ...(environment.slack && { slack: { ...environment.slack, postEveryMs: 0 } }) };
}
