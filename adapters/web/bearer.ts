import type { Request } from 'express';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Who a token stands for. `stranger`: it is good, but the desk does not know whom it names; `unavailable`: nothing can be said of it now. */
export type Bearer =
  | { readonly is: 'known'; readonly person: string; readonly until: Date }
  | { readonly is: 'stranger' | 'refused' | 'unavailable' };

/** Reads the token of a page that stands inside another program and can keep no cookie there. */
export type ReadBearer = (token: string) => Promise<Bearer>;

/** The token of an `Authorization` header. Other schemes belong to whatever stands in front of the desk. */
function tokenIn(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.get('Authorization') ?? '')?.[1];
}

/** The session of one request. @throws Refusal: a token that is no good is never made up for by a cookie. */
export async function admit(request: Request, read: ReadBearer): Promise<Session | undefined> {
  const token = tokenIn(request);
  if (token === undefined) return undefined;
  const bearer = await read(token);
  switch (bearer.is) {
    case 'known':
      return { id: `bearer:${bearer.person}`, person: bearer.person, demo: false, since: 0, until: bearer.until.getTime() };
    case 'stranger':
      throw new Refusal('stranger', 'The desk does not know this account.');
    case 'refused':
      throw new Refusal('signed_out', 'The token is not good, or no longer.');
    case 'unavailable':
      throw new Refusal('unavailable', 'The token cannot be checked now.', 5);
  }
}
