import type { Environment } from '../../../adapters/config/env.ts';
import { isLoopback } from '../../../adapters/config/loopback.ts';
import { checkLanguageModel } from './check-language-model.ts';
import { checkPlatforms } from './check-platform.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { checkSignIn } from './check-sign-in.ts';
import { bad, good, type Finding } from './finding.ts';

/** How people reach the desk. */
export async function checkChannels(environment: Environment): Promise<readonly Finding[]> {
  const [platforms, address, signIn, model] = await Promise.all([
    checkPlatforms(environment),
    checkPublicUrl(environment),
    checkSignIn(environment),
    checkLanguageModel(environment),
  ]);
  return [checkPage(environment), ...platforms, ...address, signIn, model];
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
