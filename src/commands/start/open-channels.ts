import { join } from 'node:path';
import type { Router } from 'express';
import type { Environment } from '../../../adapters/config/env.ts';
import { EnvironmentError, type EnvironmentProblem } from '../../../adapters/config/environment-error.ts';
import { createWebChannel } from '../../../adapters/web/index.ts';
import type { Desk } from '../../desk.ts';
import type { Channel, ChannelTools } from '../../channel.ts';
import { packageRoot } from '../root.ts';
import { bearerOf } from './bearer-of.ts';
import { demoPeople } from './demo-people.ts';
import { sessionKey } from './session-key.ts';
import { ssoOf } from './sso-of.ts';

/** A channel with the addresses that it answers at. */
export interface MountedChannel extends Channel {
  readonly router: Router;
}

/** What is asked for and not there stops the start: nobody should wait for messages that never come. @throws EnvironmentError */
export function refuseAbsentChannels(environment: Environment): void {
  const problems: EnvironmentProblem[] = [];
  const { demo, slack, teams, whatsapp, oidc, publicUrl } = environment;
  if (oidc && publicUrl === undefined)
    problems.push({
      name: 'PUBLIC_URL',
      what: 'it is not set, and the sign-in of MESA_OIDC_ISSUER has to know where to send people back to',
      remedy: 'set it to the address that people reach the page at',
    });
  if (problems.length === 0 && !demo && !slack && !teams && !whatsapp && !oidc) {
    problems.push({
      name: 'MESA_DEMO',
      what: 'without demo mode nobody can sign in to the page, and no other channel is on',
      remedy: 'unset MESA_DEMO and set HOST=127.0.0.1, or set up a channel',
    });
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
}

/** The channels that are on. A platform's library is loaded only where it is needed. */
export async function openChannels(
  environment: Environment,
  { data, enterPage, ...tools }: ChannelTools & { readonly data: string; readonly enterPage: Desk['enterPage'] },
): Promise<readonly MountedChannel[]> {
  const { demo, publicUrl, slack, teams, whatsapp } = environment;
  const [bearer, sso] = [await bearerOf(environment, tools), await ssoOf(environment, tools)];
  const web = createWebChannel({
    ...tools,
    demo,
    people: () => demoPeople(tools.definitions()),
    pageFolder: join(packageRoot(), 'dist', 'page'),
    sessionKey: await sessionKey(data),
    signIn: { redeem: enterPage, ...(sso && { sso }) },
    ...(bearer && { bearer }),
    // A demo that nobody asked for answers to no name that others know.
    ...(publicUrl !== undefined && !environment.demoHere && { publicUrl }),
  });
  const channels: MountedChannel[] = [];
  if (slack)
    channels.push(
      (await import('../../../adapters/slack/index.ts')).createSlackChannel(
        { ...slack, ...(publicUrl !== undefined && { publicUrl }) },
        tools,
      ),
    );
  if (teams) channels.push((await import('../../../adapters/teams/index.ts')).createTeamsChannel(teams, tools));
  if (whatsapp) channels.push((await import('../../../adapters/whatsapp/index.ts')).createWhatsAppChannel(whatsapp, tools));
  // The page's router answers whatever nobody else has.
  return [...channels, web];
}
