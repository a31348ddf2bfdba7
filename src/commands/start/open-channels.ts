import { join } from 'node:path';
import type { Environment } from '../../../adapters/config/env.ts';
import { EnvironmentError, type EnvironmentProblem } from '../../../adapters/config/environment-error.ts';
import { createWebChannel, type WebChannel } from '../../../adapters/web/index.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { FileDesk, Log, NewId, Now, Store, Views } from '../../ports.ts';
import { packageRoot } from '../root.ts';
import { demoPeople } from './demo-people.ts';
import { sessionKey } from './session-key.ts';

export interface ChannelParts {
  readonly environment: Environment;
  readonly data: string;
  readonly store: Store;
  readonly views: Views;
  readonly files: FileDesk;
  readonly definitions: () => Definitions;
  readonly newId: NewId;
  readonly now: Now;
  readonly log: Log;
}

const absent = [
  { setting: 'slack', variable: 'SLACK_BOT_TOKEN', title: 'Slack' },
  { setting: 'teams', variable: 'TEAMS_APP_ID', title: 'Teams' },
  { setting: 'whatsapp', variable: 'WHATSAPP_TOKEN', title: 'WhatsApp' },
  { setting: 'oidc', variable: 'MESA_OIDC_ISSUER', title: 'sign-in for the page' },
] as const satisfies readonly { setting: keyof Environment; variable: string; title: string }[];

/** What is asked for and not there stops the start: nobody should wait for messages that never come. @throws EnvironmentError */
export function refuseAbsentChannels(environment: Environment): void {
  const asked = absent.filter(({ setting }) => environment[setting] !== undefined);
  const problems: EnvironmentProblem[] = asked.map(({ variable, title }) => ({
    name: variable,
    what: `${title} is not in this version`,
    remedy: 'unset it and those that belong to it',
  }));
  if (problems.length === 0 && !environment.demo) {
    problems.push({
      name: 'MESA_DEMO',
      what: 'without demo mode nobody can sign in to the page, and no other channel is on',
      remedy: 'unset MESA_DEMO and set HOST=127.0.0.1',
    });
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
}

/** The channels that are on. */
export async function openChannels({ environment, data, definitions, ...parts }: ChannelParts): Promise<{ web: WebChannel }> {
  const { demo, publicUrl } = environment;
  const web = createWebChannel({
    ...parts,
    demo,
    people: () => demoPeople(definitions()),
    pageFolder: join(packageRoot(), 'dist', 'page'),
    sessionKey: await sessionKey(data),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  return { web };
}
