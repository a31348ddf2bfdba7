import type { Environment } from '../../../adapters/config/env.ts';
import { bad, good, type Finding } from './finding.ts';

const about = 'sign-in';
const FETCH_MS = 5000;

/** Whether people can sign in to the page at the provider. */
export async function checkSignIn({ oidc, publicUrl }: Environment): Promise<Finding> {
  if (oidc === undefined) return good(about, 'off');
  if (publicUrl === undefined)
    return bad(about, 'the provider has to know where to send people back to; set PUBLIC_URL to the address of the page');
  const address = `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' }).catch(() => undefined);
  const document =
    found?.ok === true ? ((await found.json().catch(() => undefined)) as { issuer?: unknown } | undefined) : undefined;
  if (document === undefined)
    return bad(about, `${address} does not answer as a provider; correct MESA_OIDC_ISSUER, or start the provider`);
  if (String(document.issuer).replace(/\/$/, '') !== oidc.issuer.replace(/\/$/, ''))
    return bad(about, `${address} names the issuer ${String(document.issuer)}; set MESA_OIDC_ISSUER to that, if it is yours`);
  return good(about, `at ${oidc.issuer}; register ${publicUrl}/web/sso/back there as where people are sent back to`);
}
