import type { Environment } from '../../../adapters/config/env.ts';
import { bad, good, type Finding } from './finding.ts';

interface Outside {
  readonly key: 'slack' | 'teams' | 'whatsapp' | 'oidc' | 'llm';
  readonly about: string;
  /** What switches it off. */
  readonly unset: string;
}

/** What can be configured, though this version has nothing that would use it. A line goes when its adapter comes. */
const notYet: readonly Outside[] = [
  { key: 'slack', about: 'channel slack', unset: 'SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET and SLACK_APP_TOKEN' },
  { key: 'teams', about: 'channel teams', unset: 'TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID and TEAMS_ANONYMOUS' },
  { key: 'whatsapp', about: 'channel whatsapp', unset: 'WHATSAPP_TOKEN and the others that begin with WHATSAPP_' },
  { key: 'oidc', about: 'sign-in', unset: 'MESA_OIDC_ISSUER, MESA_OIDC_CLIENT_ID and MESA_OIDC_CLIENT_SECRET' },
  { key: 'llm', about: 'language model', unset: 'MESA_LLM_URL, MESA_LLM_MODEL and MESA_LLM_KEY' },
];

/** How people reach the desk. */
export function checkChannels(environment: Environment): readonly Finding[] {
  const outside = notYet.map(({ key, about, unset }) => {
    if (environment[key] === undefined) return good(about, 'off');
    return bad(about, `it is configured, but comes with a later version of Mesa; unset ${unset}`);
  });
  return [checkPage(environment), ...outside];
}

function checkPage({ demo, host }: Environment): Finding {
  if (demo) return good('channel web', `demo mode on ${host}: people are picked, not signed in`);
  return bad(
    'channel web',
    'demo mode is off, and there is no other sign-in yet, so nobody can reach the desk; set MESA_DEMO=1 and HOST=127.0.0.1',
  );
}
