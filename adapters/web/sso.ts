import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Log } from '../../src/ports.ts';
import { limitRate } from './access.ts';
import type { Access } from './access.ts';
import type { WebLimits } from './limits.ts';
import type { Sessions } from './session.ts';

/** What the browser keeps while its person is with the provider. */
const Attempt = z.object({ state: z.string().min(20), nonce: z.string().min(20), verifier: z.string().min(40) });
type Attempt = z.infer<typeof Attempt>;

/** Single sign-on, as the page needs it. */
export interface SingleSignOn {
  begin(redirectUri: string): Promise<{ readonly href: string; readonly attempt: Attempt }>;
  /** The person's id; `stranger`: the provider knows somebody whom the desk does not. */
  end(back: {
    readonly code: string;
    readonly attempt: Attempt;
    readonly redirectUri: string;
  }): Promise<{ readonly is: 'known'; readonly person: string } | { readonly is: 'stranger' | 'refused' | 'unavailable' }>;
}

export interface SsoOptions {
  readonly sso: SingleSignOn;
  readonly sessions: Sessions;
  readonly access: Access;
  readonly limits: WebLimits;
  readonly log: Log;
  /** Where browsers reach the desk, without a slash at its end. */
  readonly publicUrl: string;
}

const cookieName = 'mesa_sso';
const lastsSeconds = 600;
const Back = z.object({ code: z.string().min(1).max(4000), state: z.string().max(200) });

function attemptIn(request: Request): Attempt | undefined {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  try {
    return Attempt.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** Strict would keep it from the way back, which begins at the provider's. */
function cookieOf({ publicUrl }: SsoOptions, value: string, seconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Max-Age=${seconds}; Path=/web/sso; HttpOnly; SameSite=Lax${secure}`;
}

/** Back on the page, which says what came of it. */
function goHome(options: SsoOptions, response: Response, why?: string): void {
  response.append('Set-Cookie', cookieOf(options, '', 0));
  response.redirect(303, `${options.publicUrl}/${why === undefined ? '' : `#/sso/${why}`}`);
}

/** Whoever comes back with a code and the attempt that it belongs to. */
async function takeBack(options: SsoOptions, request: Request, response: Response): Promise<void> {
  const { sso, sessions, publicUrl } = options;
  const attempt = attemptIn(request);
  const back = Back.safeParse(request.query);
  // Without the browser's own attempt somebody else may have sent this address.
  if (attempt === undefined || !back.success || back.data.state !== attempt.state) return goHome(options, response, 'refused');
  const found = await sso.end({ code: back.data.code, attempt, redirectUri: `${publicUrl}/web/sso/back` });
  if (found.is !== 'known') return goHome(options, response, found.is);
  response.append('Set-Cookie', sessions.cookie(sessions.create(found.person)));
  goHome(options, response);
}

/** `GET /web/sso` leads to the provider, `GET /web/sso/back` is where it sends people back to. */
export function createSso(options: SsoOptions): Router {
  const { sso, access, limits, log, publicUrl } = options;
  const router = express.Router();
  router.use('/web/sso', limitRate(access, limits.signInsPerMinute), (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  router.get('/web/sso', async (_request, response) => {
    try {
      const { href, attempt } = await sso.begin(`${publicUrl}/web/sso/back`);
      const kept = Buffer.from(JSON.stringify(attempt)).toString('base64url');
      response.append('Set-Cookie', cookieOf(options, kept, lastsSeconds)).redirect(303, href);
    } catch (error) {
      log.warn({ err: error }, 'sign-in cannot begin: the provider does not answer');
      goHome(options, response, 'unavailable');
    }
  });
  router.get('/web/sso/back', (request, response) => takeBack(options, request, response));
  return router;
}
