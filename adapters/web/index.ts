import { join } from 'node:path';
import express from 'express';
import type { Router } from 'express';
import type { Channel } from '../../src/channel.ts';
import type { FileDesk, Log, NewId, Now, Store, Views } from '../../src/ports.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import { createAccess } from './access.ts';
import { createApi } from './api.ts';
import type { ReadBearer } from './bearer.ts';
import type { DemoPerson, SignIn } from './api.ts';
import { webLimits } from './limits.ts';
import type { WebLimits } from './limits.ts';
import { createRefusalHandler } from './refusal.ts';
import { createFeed } from './send.ts';
import { createSessions } from './session.ts';
import { createSso } from './sso.ts';
import { createStreams } from './stream.ts';
import { createTab } from './tab.ts';

export interface WebChannelOptions {
  readonly store: Store;
  readonly views: Views;
  readonly files: FileDesk;
  /** One picks a person instead of signing in; only for a desk that listens on loopback. */
  readonly demo: boolean;
  readonly signIn?: SignIn;
  /** Set where the page also stands inside Teams, which gives it a token. */
  readonly bearer?: ReadBearer;
  /** Whom one may be in demo mode. */
  people(): readonly DemoPerson[];
  readonly newId: NewId;
  readonly now: Now;
  readonly log: Log;
  /** The built page. */
  readonly pageFolder: string;
  /** Signs sessions: 32 random bytes or more as text, made once per data store and kept. */
  readonly sessionKey: string;
  /** Where browsers reach the desk, if not on loopback. */
  readonly publicUrl?: string;
  readonly limits?: Partial<WebLimits>;
}

export interface WebChannel extends Channel {
  /** To be mounted at `/`: the page, and its API under `/web`. */
  readonly router: Router;
}

const yearMs = 365 * 24 * 3_600_000;

/** The page's files. Those with a hash in their name never change; the page itself is asked for each time. */
function createPage(folder: string): Router {
  const router = express.Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: yearMs, fallthrough: true }));
  router.use(
    express.static(folder, {
      index: 'index.html',
      cacheControl: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/', (_request, response) => {
    response.status(503).type('text/plain').send('The page has not been built. Run: npm run build:page\n');
  });
  return router;
}

interface Parts {
  readonly api: Router;
  /** Absent where nobody signs in at a provider. */
  readonly sso: Router | undefined;
}

function createRouter(options: WebChannelOptions, { api, sso }: Parts): Router {
  const router = express.Router();
  // Where a one-time link leads: what stands behind its # goes along and reaches no log.
  router.get('/web/enter', (_request, response) => response.set('Cache-Control', 'no-store').redirect(303, '../'));
  if (sso !== undefined) router.use(sso);
  router.use('/web', api, createRefusalHandler(options.log));
  router.use(createTab(options.pageFolder, options.bearer !== undefined));
  router.use(createPage(options.pageFolder));
  return router;
}

/** The channel that needs no account anywhere: a page, its API, and a feed in the desk's own store. */
export function createWebChannel(options: WebChannelOptions): WebChannel {
  const { store, views, demo, now, log, newId, publicUrl } = options;
  const limits = { ...webLimits, ...options.limits };
  const address = publicUrl === undefined ? undefined : new URL(publicUrl);
  const sessions = createSessions({ key: options.sessionKey, demo, secure: address?.protocol === 'https:', now, newId, limits });
  const people = (): readonly string[] => options.people().map((person) => person.id);
  const access = createAccess({
    ...{ sessions, views, demo, people },
    ...(address === undefined ? {} : { host: address.hostname }),
    ...(options.bearer === undefined ? {} : { bearer: options.bearer }),
  });
  const nameOf = (id: string): string => views.person(id)?.name ?? id;
  const streams = createStreams({ store, log, limits, nameOf });
  const feed = createFeed({ store, now, log, limits, written: streams.nudge });
  let receive: ((event: InboundEvent) => Promise<void>) | undefined;
  const api = createApi({ ...options, limits, sessions, access, streams, feed, nameOf, receive: () => receive });
  const single = demo ? undefined : options.signIn?.sso;
  const sso =
    single && publicUrl !== undefined ? createSso({ sso: single, sessions, access, limits, log, publicUrl }) : undefined;
  return {
    name: 'web',
    router: createRouter(options, { api, sso }),
    start: async (given) => {
      receive = given;
    },
    stop: async () => {
      receive = undefined;
      streams.stop();
    },
    send: feed.send,
    find: feed.find,
    // The page sends its files before the message that names them: nothing is left elsewhere.
    fetch: async () => 'gone',
  };
}
