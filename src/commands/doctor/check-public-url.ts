import type { Environment } from '../../../adapters/config/env.ts';
import { isLoopback } from '../../../adapters/config/loopback.ts';
import { bad, good, type Finding } from './finding.ts';

const ABOUT = 'public address';
const LIMIT_MS = 5_000;

type Given = Pick<Environment, 'publicUrl' | 'slack' | 'teams' | 'whatsapp'>;

/** The address that platforms call and links lead to. Nothing is said of it where no platform is on. */
export async function checkPublicUrl(given: Given): Promise<readonly Finding[]> {
  const { publicUrl, slack, teams, whatsapp } = given;
  if (!slack && !teams && !whatsapp && publicUrl === undefined) return [];
  const callers = callersOf(given);
  if (publicUrl === undefined) {
    if (callers.length === 0) return [good(ABOUT, 'not needed; with PUBLIC_URL the desk could link to its page')];
    const says = `PUBLIC_URL is not set, and ${callers.join(' and ')} must reach the desk`;
    return [bad(ABOUT, `${says}; set it to the https address that leads here (README, "An address for the platforms")`)];
  }
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' && callers.length > 0 && !isLoopback(hostname)) {
    const says = `${publicUrl} is not https, which is needed for ${callers.join(' and ')}`;
    return [bad(ABOUT, `${says}; put a proxy with a certificate in front (README, "An address for the platforms")`)];
  }
  return [await reach(publicUrl)];
}

/** Socket Mode and the playground need no address. */
function callersOf({ slack, teams, whatsapp }: Given): readonly string[] {
  return [
    ...(slack && slack.appToken === undefined ? ['Slack'] : []),
    ...(teams && !teams.anonymous ? ['Teams'] : []),
    ...(whatsapp ? ['WhatsApp'] : []),
  ];
}

async function reach(publicUrl: string): Promise<Finding> {
  const remedy = 'start the desk (npm start); if it runs, look at the proxy or tunnel in front of it';
  try {
    const answer = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'manual' });
    await answer.body?.cancel();
    if (answer.ok) return good(ABOUT, `${publicUrl} leads to a running desk`);
    return bad(ABOUT, `${publicUrl} does not lead to a running desk (it answers ${answer.status}); ${remedy}`);
  } catch {
    return bad(ABOUT, `${publicUrl} does not lead to a running desk (nobody answers); ${remedy}`);
  }
}
