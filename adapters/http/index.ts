import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express, Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../../src/ports.ts';
import { contentSecurityPolicy } from './csp.ts';
import { createErrorHandler, notFound } from './errors.ts';
import { createStop } from './stop.ts';

/** What `/readyz` answers with. */
export interface Readiness {
  readonly ok: boolean;
  /** Why not, for the operator: one sentence each. */
  readonly reasons: readonly string[];
  readonly configHash: string;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
  /** Tried in this order. A channel's router answers its own paths and reads its own bodies, since signatures cover raw bytes. */
  readonly mounts: readonly { readonly path: string; readonly handler: Router }[];
  /** False only where a restart is the remedy. */
  live(): boolean;
  ready(): Promise<Readiness>;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** How long requests at work may take to finish at a stop; 3 seconds where nothing is said. */
  readonly stopWithinMs?: number;
}

export interface HttpServer {
  /** Resolves when listening. @throws with a sentence that names the remedy if the address is taken or not allowed. */
  start(): Promise<{ readonly address: string }>;
  /** Stops accepting, ends event streams, lets requests finish for a while, then cuts what is left. */
  stop(): Promise<void>;
}

function probes(options: HttpServerOptions): Router {
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    const alive = options.live();
    response.status(alive ? 200 : 503).json({ ok: alive });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await options.ready().catch((error: unknown): Readiness => {
      options.log.error({ err: error }, 'the readiness check failed');
      return { ok: false, reasons: ['The readiness check itself failed; see the log.'], configHash: '' };
    });
    response.set('Cache-Control', 'no-store').status(state.ok ? 200 : 503);
    response.json({ ok: state.ok, reasons: state.reasons, config: state.configHash });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(options.metrics.contentType).send(await options.metrics.text());
  });
  return router;
}

function createApp(options: HttpServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // Only a proxy on this machine may say whom a request came from.
  app.set('trust proxy', 'loopback');
  app.use(helmet({ contentSecurityPolicy, crossOriginEmbedderPolicy: false, strictTransportSecurity: false }));
  app.use(probes(options));
  for (const mount of options.mounts) app.use(mount.path, mount.handler);
  app.use(notFound);
  app.use(createErrorHandler(options.log));
  return app;
}

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there; stop it, or set PORT to another number',
  EACCES: 'this user may not use that port; set PORT to a number above 1023',
  EADDRNOTAVAIL: 'this machine does not have that address; set HOST to one it has, e.g. 127.0.0.1',
};

/** The one listener of the desk: probes, figures, and whatever routers it is handed. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const server = createServer(createApp(options));
  // A sender that dribbles its headers or body is cut off; streams are answers and not touched by these. A file of 25 MB needs its time.
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  const stop = createStop(server, options.stopWithinMs ?? 3000);
  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          const remedy = remedies[error.code ?? ''] ?? error.message;
          reject(new Error(`Cannot listen on ${options.host}:${options.port}: ${remedy}.`));
        });
        server.listen(options.port, options.host, () => {
          const { port } = server.address() as AddressInfo;
          const host = options.host.includes(':') ? `[${options.host}]` : options.host;
          resolve({ address: `http://${host}:${port}` });
        });
      }),
    stop,
  };
}
