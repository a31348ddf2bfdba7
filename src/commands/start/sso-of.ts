import type { Environment } from '../../../adapters/config/env.ts';
import type { SingleSignOn } from '../../../adapters/web/sso.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Log } from '../../ports.ts';

/** Sign-in at a provider, as the person of the directory with the e-mail that it has verified. Absent where none is configured. */
export async function ssoOf(
  { oidc }: Environment,
  { definitions, log }: { readonly definitions: () => Definitions; readonly log: Log },
): Promise<SingleSignOn | undefined> {
  if (oidc === undefined) return undefined;
  const { createOidcSignIn } = await import('../../../adapters/oidc/sign-in.ts');
  const provider = createOidcSignIn(oidc);
  return {
    begin: (redirectUri) => provider.begin(redirectUri),
    end: async (back) => {
      const found = await provider.end(back);
      if (found.is !== 'known') {
        log.warn({ why: found.why }, found.is === 'refused' ? 'a sign-in was refused' : 'a sign-in could not be checked');
        return { is: found.is };
      }
      const email = found.email.trim().toLowerCase();
      const people = [...definitions().people.values()].filter((one) => one.email?.toLowerCase() === email);
      const [person] = people;
      return person !== undefined && people.length === 1 ? { is: 'known', person: person.id } : { is: 'stranger' };
    },
  };
}
