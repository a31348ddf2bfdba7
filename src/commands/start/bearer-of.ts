import type { Environment } from '../../../adapters/config/env.ts';
import type { ReadBearer } from '../../../adapters/web/bearer.ts';
import type { Identify } from '../../channel.ts';
import type { Log } from '../../ports.ts';

/** How the page inside Teams signs in: by Teams' token, as the person whom the directory knows by that object id. Absent where there is no Teams. */
export async function bearerOf(
  { teams, publicUrl }: Environment,
  { identify, log }: { readonly identify: Identify; readonly log: Log },
): Promise<ReadBearer | undefined> {
  if (teams === undefined || teams.anonymous) return undefined;
  const { createTabTokens } = await import('../../../adapters/teams/sso.ts');
  const verify = createTabTokens(teams, publicUrl === undefined ? undefined : new URL(publicUrl).host);
  return async (token) => {
    const found = await verify(token);
    if (found.is !== 'known') {
      // One that has ended is refused, and replaced by the page, every hour.
      if (found.is === 'refused') log.info({ why: found.why }, 'a token of the tab was refused');
      else log.warn({ why: found.why }, 'a token of the tab cannot be checked');
      return { is: found.is };
    }
    const person = await identify({ channel: 'teams', userId: found.objectId });
    return person === undefined ? { is: 'stranger' } : { is: 'known', person, until: found.until };
  };
}
