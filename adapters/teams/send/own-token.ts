import type { Now } from '../../../src/ports.ts';
import type { Addresses } from '../addresses.ts';
import { codeIn, ConnectorRefusal } from './connector-refusal.ts';
import { HTTP_MS } from '../limits.ts';

export interface OwnToken {
  /** The desk's token for the Bot Connector. @throws ConnectorRefusal */
  get(): Promise<string>;
  /** It was refused: the next one is a new one. */
  drop(): void;
}

interface Credentials {
  readonly appId: string;
  readonly appPassword: string;
}

/** A token is renewed so long before it ends. */
const EARLY_MS = 300_000;

/**
 * The desk's own token, kept until shortly before it ends. botbuilder's own credentials insist on `https:` and retry by themselves; the
 * outbox does that better.
 */
export function createOwnToken(credentials: Credentials, addresses: Addresses, now: Now): OwnToken {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { token, seconds } = await fetchToken(credentials, addresses);
    const early = Math.min(EARLY_MS, (seconds * 1000) / 2);
    kept = { token, until: now().getTime() + seconds * 1000 - early };
    return token;
  };
  return {
    get() {
      if (kept && kept.until > now().getTime()) return Promise.resolve(kept.token);
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
    drop() {
      kept = undefined;
    },
  };
}

async function fetchToken(
  { appId, appPassword }: Credentials,
  { token: url, scope }: Addresses,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope,
  });
  const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(HTTP_MS), redirect: 'error' }).catch(
    () => {
      throw new ConnectorRefusal({ status: 0, asked: 'login' });
    },
  );
  const text = await response.text().catch(() => '');
  const retryAfter = response.headers.get('retry-after') ?? undefined;
  const given = response.ok ? read(text) : undefined;
  if (!given)
    throw new ConnectorRefusal({ status: response.ok ? 502 : response.status, code: codeIn(text), retryAfter, asked: 'login' });
  return given;
}

function read(text: string): { readonly token: string; readonly seconds: number } | undefined {
  try {
    const parsed = JSON.parse(text) as { readonly access_token?: unknown; readonly expires_in?: unknown };
    const seconds = Number(parsed.expires_in ?? 3600);
    if (typeof parsed.access_token !== 'string' || parsed.access_token === '') return undefined;
    return { token: parsed.access_token, seconds: Number.isFinite(seconds) ? seconds : 3600 };
  } catch {
    return undefined;
  }
}
