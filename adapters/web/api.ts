import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { FileDesk, Store, Views } from '../../src/ports.ts';
import { limitRate } from './access.ts';
import type { Reader } from './access.ts';
import { parseCursor } from './cursor.ts';
import { addFiles } from './files.ts';
import { takeIn } from './intake.ts';
import type { IntakeOptions } from './intake.ts';
import { addSuggestions } from './read-suggestions.ts';
import { addTicketReads } from './read-tickets.ts';
import { addressOf } from './receive.ts';
import type { Kind } from './receive.ts';
import { Refusal } from './refusal.ts';
import { toPageEntry, toSeq } from './render.ts';
import type { Session, Sessions } from './session.ts';
import type { SingleSignOn } from './sso.ts';
import type { Streams } from './stream.ts';
import { watchTickets } from './watch-tickets.ts';

/** Somebody whom the demo lets one be. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** A few words that help to choose, e.g. the department, in each language. */
  readonly about?: { readonly es: string; readonly en: string };
  /** Which pane of the page this person is first shown in. */
  readonly seat?: 'employee' | 'approver' | 'agent';
}

/** How people sign in outside demo mode. */
export interface SignIn {
  /** Exchanges a one-time token, from a link in a chat, for a person's id. */
  redeem(token: string): Promise<string | undefined>;
  /** Single sign-on, if there is any: it begins at `web/sso`. */
  readonly sso?: SingleSignOn;
}

export interface ApiOptions extends IntakeOptions {
  readonly store: Store;
  readonly views: Views;
  readonly files: FileDesk;
  readonly sessions: Sessions;
  readonly streams: Streams;
  readonly demo: boolean;
  readonly nameOf: (id: string) => string;
  readonly signIn?: SignIn;
  people(): readonly DemoPerson[];
}

const SessionBody = z.union([z.strictObject({ person: z.string().max(100) }), z.strictObject({ token: z.string().max(500) })]);
const FeedQuery = z.object({
  lane: z.string().max(100).optional(),
  after: z.coerce.number().int().min(0).max(1e12).optional(),
  before: z.coerce.number().int().min(1).max(1e12).optional(),
});
const list = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',') : (value ?? [])),
  z.array(z.string().max(100)).max(20),
);
const StreamQuery = z.object({ person: list, after: z.string().max(4000).optional() });

function describeSession(options: ApiOptions, session: Session, reader: Reader): Record<string, unknown> {
  return { demo: session.demo, person: reader, token: options.sessions.token(session) };
}

async function whoSignsIn(options: ApiOptions, body: unknown): Promise<string> {
  const given = SessionBody.parse(body);
  const id = 'token' in given ? await options.signIn?.redeem(given.token) : given.person;
  const allowed = 'token' in given ? id !== undefined : options.demo && options.people().some((person) => person.id === id);
  if (!allowed || id === undefined || options.views.person(id) === undefined)
    throw new Refusal('unknown_person', 'Nobody can sign in like that.');
  return id;
}

function addSession(router: Router, options: ApiOptions): void {
  const { access, sessions, views, limits } = options;
  router.get('/people', (request, response) => {
    const own = access.known(request);
    // Whoever stands in another program is whom it names, and nobody else.
    const demo = options.demo && own?.until === undefined;
    const shown = demo ? options.people() : [];
    const people = shown.map((person) => ({ ...person, agent: views.person(person.id)?.agent ?? false }));
    response.json({
      demo,
      signIn: demo || options.signIn?.sso === undefined ? null : 'web/sso',
      signedIn: own !== undefined,
      people,
    });
  });
  router.post('/session', limitRate(access, limits.signInsPerMinute), async (request, response) => {
    const person = await whoSignsIn(options, request.body);
    const session = sessions.create(person);
    const reader = views.person(person);
    if (reader === undefined) throw new Refusal('unknown_person', 'Nobody can sign in like that.');
    response.append('Set-Cookie', sessions.cookie(session)).json(describeSession(options, session, reader));
  });
  router.delete('/session', access.token, (_request, response) => {
    response.append('Set-Cookie', sessions.noCookie).json({ ok: true });
  });
  router.get('/me', (request, response) => {
    const reader = access.reader(request);
    response.json(describeSession(options, access.session(request), reader));
  });
}

const take =
  (options: ApiOptions, kind: Kind): RequestHandler =>
  async (request, response) => {
    const event = await takeIn(options, kind, request);
    response.status(202).json({ id: event.id });
  };

function addPosts(router: Router, options: ApiOptions): void {
  router.post('/messages', options.access.token, take(options, 'message'));
  router.post('/choices', options.access.token, take(options, 'choice'));
  router.post('/commands', options.access.token, take(options, 'command'));
}

/** A page of history: the newest entries before a number, or the oldest after one; always oldest first. */
async function readFeed(options: ApiOptions, request: Request): Promise<Record<string, unknown>> {
  const { store, limits, access } = options;
  const query = FeedQuery.parse(request.query);
  const address = addressOf(access.reader(request), query.lane);
  const lane = `web:${address.id}`;
  const forward = query.after !== undefined;
  const seq = forward ? { $gt: toSeq(query.after ?? 0) } : { $lt: toSeq(query.before ?? 999_999_999_999) };
  const page = { sort: [forward ? 'seq' : '-seq'], limit: limits.historyPage };
  const found = await store.transaction((tx) => tx.collection('feed').find({ lane, seq }, page));
  const entries = found.map((entry) => toPageEntry(entry, options.nameOf)).sort((left, right) => left.seq - right.seq);
  return { lane, entries, last: entries.at(-1)?.seq ?? query.after ?? 0, more: found.length === limits.historyPage };
}

function serveStream(options: ApiOptions, request: Request, response: Response): void {
  const { access, sessions, views, streams, now } = options;
  const query = StreamQuery.parse(request.query);
  const session = access.session(request);
  const ids = access.readers(request, query.person).map((reader) => reader.id);
  const lanes = (): readonly string[] => {
    const readers = sessions.fresh(session) ? ids.flatMap((id) => views.person(id) ?? []) : [];
    return [...new Set(readers.flatMap((reader) => [`web:${reader.id}`, ...reader.rooms.map((room) => room.lane)]))];
  };
  const tickets = watchTickets(views, now, () => (sessions.fresh(session) ? ids : []));
  streams.serve(response, {
    session: session.id,
    lanes,
    tickets,
    after: parseCursor(request.get('Last-Event-ID') ?? query.after ?? ''),
  });
}

function addReads(router: Router, options: ApiOptions): void {
  router.get('/feed', async (request, response) => void response.json(await readFeed(options, request)));
  router.get('/stream', (request, response) => serveStream(options, request, response));
  addTicketReads(router, options);
  addSuggestions(router, options);
}

/** The JSON API under `/web`. */
export function createApi(options: ApiOptions): Router {
  const { limits, access } = options;
  const [reads, posts] = [limitRate(access, limits.readsPerMinute), limitRate(access, limits.postsPerMinute)];
  const router = express.Router();
  router.use(access.guard, (request, response, next) => (request.method === 'GET' ? reads : posts)(request, response, next));
  addFiles(router, options);
  router.use(express.json({ limit: limits.bodyBytes, inflate: false }));
  addSession(router, options);
  addPosts(router, options);
  addReads(router, options);
  router.use(() => {
    throw new Refusal('not_found', 'There is nothing at this address.');
  });
  return router;
}
