import type { Environment } from '../../../adapters/config/env.ts';
import { isLoopback } from '../../../adapters/config/loopback.ts';
import { checkPlatforms } from './check-platform.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { checkSignIn } from './check-sign-in.ts';
import { bad, good, type Finding } from './finding.ts';

interface Outside {
  readonly key: 'llm';
  readonly about: string;
  /** What switches it off. */
  readonly unset: string;
}

/** What can be configured, though this version has nothing that would use it. A line goes when its adapter comes. */
const notYet: readonly Outside[] = [
  { key: 'llm', about: 'language model', unset: 'MESA_LLM_URL, MESA_LLM_MODEL and MESA_LLM_KEY' },
];

/** How people reach the desk. */
export async function checkChannels(environment: Environment): Promise<readonly Finding[]> {
  const outside = notYet.map(({ key, about, unset }) => {
    if (environment[key] === undefined) return good(about, 'off');
    return bad(about, `it is configured, but comes with a later version of Mesa; unset ${unset}`);
  });
  const [platforms, address, signIn] = await Promise.all([
    checkPlatforms(environment),
    checkPublicUrl(environment),
    checkSignIn(environment),
  ]);
  return [checkPage(environment), ...platforms, ...address, signIn, ...outside];
}

function checkPage({ demo, demoHere, host, publicUrl, slack, teams, whatsapp, oidc }: Environment): Finding {
  const about = 'channel web';
  if (demoHere) return good(about, 'demo mode, on this machine only: the page answers at PUBLIC_URL once a channel is on');
  if (demo && publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname))
    return bad(
      about,
      `demo mode, so whoever opens ${publicUrl} can be anybody; unset MESA_DEMO (people ask for "web" in a chat)`,
    );
  if (demo) return good(about, `demo mode on ${host}: people are picked, not signed in`);
  if (oidc) return good(about, 'people sign in at the provider, or get in by a link that they ask for in a chat ("web")');
  if (!slack && !teams && !whatsapp) {
    const remedy = 'set up a channel, or set MESA_DEMO=1 and HOST=127.0.0.1';
    return bad(about, `demo mode is off, and no other channel is on, so nobody can reach the desk; ${remedy}`);
  }
  if (publicUrl === undefined) return good(about, 'closed: without PUBLIC_URL the desk cannot send anybody a link to it');
  return good(about, 'people get in by the link that they ask for in a chat ("web")');
}
