import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { NewId, Now } from '../../src/ports.ts';
import type { WebLimits } from './limits.ts';

const CookieSession = z.object({ id: z.string(), person: z.string(), demo: z.boolean(), since: z.number() });
/** Who is signed in. A demo session may act as anybody of the demo. */
export interface Session extends z.infer<typeof CookieSession> {
  /** Of a token that comes with each request instead of a cookie: when it ends. */
  readonly until?: number;
}

export interface Sessions {
  /** Signs somebody in. */
  create(person: string): Session;
  /** The session in a `Cookie` header, if it is one of ours and still good. */
  read(header: string | undefined): Session | undefined;
  fresh(session: Session): boolean;
  /** The token that every post must carry in a header: another site can make a browser send the cookie, but cannot read this. */
  token(session: Session): string;
  holds(session: Session, token: string | undefined): boolean;
  /** The `Set-Cookie` values that begin and end a session. */
  cookie(session: Session): string;
  readonly noCookie: string;
}

export interface SessionOptions {
  /** Random, one per data store: sessions survive a restart, and mean nothing on another desk. */
  readonly key: string;
  readonly demo: boolean;
  /** Whether browsers reach the desk by https. */
  readonly secure: boolean;
  readonly now: Now;
  readonly newId: NewId;
  readonly limits: WebLimits;
}

/** As far as the clock of whoever made a token may differ from ours. */
const bearerGraceMs = 120_000;
const cookieName = 'mesa_session';

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieValue(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

function parse(body: string): Session | undefined {
  try {
    return CookieSession.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** Sessions live in a signed cookie, so that any replica knows them and nothing is stored. */
export function createSessions(options: SessionOptions): Sessions {
  const { key, demo, now } = options;
  const lastsMs = demo ? options.limits.demoSessionMs : options.limits.sessionMs;
  const sign = (purpose: string, text: string): string =>
    createHmac('sha256', key).update(`${purpose}:${text}`).digest('base64url');
  const token = (session: Session): string => sign('csrf', session.id);
  const attributes = `Path=/web; HttpOnly; SameSite=Strict${options.secure ? '; Secure' : ''}`;
  const fresh = ({ until, ...session }: Session): boolean =>
    until === undefined
      ? session.demo === demo && now().getTime() - session.since < lastsMs
      : now().getTime() < until + bearerGraceMs;
  return {
    create: (person) => ({ id: options.newId(), person, demo, since: now().getTime() }),
    read: (header) => {
      const [body, signature, ...rest] = (cookieValue(header) ?? '').split('.');
      if (body === undefined || signature === undefined || rest.length > 0 || !same(sign('session', body), signature))
        return undefined;
      const session = parse(body);
      return session !== undefined && fresh(session) ? session : undefined;
    },
    fresh,
    token,
    holds: (session, given) => given !== undefined && same(token(session), given),
    cookie: (session) => {
      const body = Buffer.from(JSON.stringify(session)).toString('base64url');
      return `${cookieName}=${body}.${sign('session', body)}; Max-Age=${Math.floor(lastsMs / 1000)}; ${attributes}`;
    },
    noCookie: `${cookieName}=; Max-Age=0; ${attributes}`,
  };
}
