import type { Request, RequestHandler } from 'express';
import { isIPv6 } from 'node:net';
import rateLimit, { ipKeyGenerator } from 'express-rate-limit';
import type { Views } from '../../src/ports.ts';
import { admit } from './bearer.ts';
import type { ReadBearer } from './bearer.ts';
import { Refusal } from './refusal.ts';
import type { Session, Sessions } from './session.ts';

export type Reader = NonNullable<ReturnType<Views['person']>>;

export interface AccessOptions {
  readonly sessions: Sessions;
  readonly views: Views;
  readonly demo: boolean;
  /** Ids of those whom a demo session may act as. */
  readonly people: () => readonly string[];
  /** Besides loopback names, the host names that a demo desk answers to. */
  readonly host?: string;
  /** Set where a page inside another program may sign in with that program's token. */
  readonly bearer?: ReadBearer;
}

/** Who asks, and as whom. Every function throws a `Refusal` where there is no such right. */
export interface Access {
  /** The session, if there is one. */
  known(request: Request): Session | undefined;
  session(request: Request): Session;
  /** The person a request acts as: the session's own, or in demo mode the one that `X-Mesa-Person` names. */
  reader(request: Request): Reader;
  /** The same for the stream, which may follow several people of the demo at once. */
  readers(request: Request, ids: readonly string[]): readonly Reader[];
  guard: RequestHandler;
  /** For everything that changes something but sign-in: the token of the session. */
  token: RequestHandler;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostName(request: Request): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** Browsers say where a request comes from; programs, which carry nobody's cookie, do not. */
function isForeign(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  return request.method !== 'GET' && site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Anybody may pick a person in a demo, so no foreign name may lead a browser here (DNS rebinding). */
const isOurs = (request: Request, host: string | undefined): boolean =>
  loopback.has(hostName(request)) || hostName(request) === host;

const wrongOrigin = (): Refusal => new Refusal('wrong_origin', 'This desk is not served to that address.');

export function createAccess({ sessions, views, demo, people, host, bearer }: AccessOptions): Access {
  const admitted = new WeakMap<Request, Session>();
  const known = (request: Request): Session | undefined => admitted.get(request) ?? sessions.read(request.headers.cookie);
  const session = (request: Request): Session => {
    const found = known(request);
    if (found) return found;
    throw new Refusal('signed_out', 'Sign in first.');
  };
  const person = (own: Session, id: string): Reader => {
    const allowed = id === own.person || (own.demo && people().includes(id));
    const found = allowed ? views.person(id) : undefined;
    if (found === undefined) throw new Refusal('unknown_person', 'This session may not act as that person.');
    return found;
  };
  return {
    known,
    session,
    reader: (request) => {
      const own = session(request);
      return person(own, request.get('X-Mesa-Person') ?? own.person);
    },
    readers: (request, ids) => {
      const own = session(request);
      return (ids.length === 0 ? [own.person] : ids).map((id) => person(own, id));
    },
    guard: async (request, response, next) => {
      response.set('Cache-Control', 'no-store');
      if ((demo && !isOurs(request, host)) || isForeign(request)) throw wrongOrigin();
      const own = bearer && (await admit(request, bearer));
      if (own) admitted.set(request, own);
      next();
    },
    token: (request, _response, next) => {
      // No other site can make a browser send a token that is kept in no cookie.
      if (!admitted.has(request) && !sessions.holds(session(request), request.get('X-Mesa-Token')))
        throw new Refusal('wrong_token', 'The token is missing or wrong.');
      next();
    },
  };
}

/** At most `perMinute` requests of one session, or where there is none of one network address. */
export function limitRate(access: Pick<Access, 'known'>, perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    legacyHeaders: false,
    standardHeaders: 'draft-8',
    keyGenerator: (request) => {
      const address = request.ip ?? '';
      return access.known(request)?.id ?? (isIPv6(address) ? ipKeyGenerator(address) : address);
    },
    handler: (_request, _response, next) => next(new Refusal('too_many', 'Too many requests: wait a minute.', 60)),
  });
}
