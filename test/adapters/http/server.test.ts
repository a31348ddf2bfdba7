import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createHttpServer } from '../../../adapters/http/index.ts';
import type { HttpServer, HttpServerOptions } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';

const running: HttpServer[] = [];

async function start(
  more: Partial<HttpServerOptions> = {},
): Promise<{ url: string; server: HttpServer; lines: readonly string[] }> {
  const { log, lines } = createQuietLog();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log,
    mounts: [],
    live: () => true,
    ready: async () => ({ ok: true, reasons: [], configHash: 'abc' }),
    metrics: createMetrics(),
    ...more,
  });
  running.push(server);
  const { address } = await server.start();
  return { url: address, server, lines };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('the HTTP listener', () => {
  test('says that it is alive and ready', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ok: true, reasons: [], config: 'abc' });
  });

  test('says why it is not ready', async () => {
    const { url } = await start({
      ready: async () => ({ ok: false, reasons: ['The database does not answer.'], configHash: 'abc' }),
    });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, reasons: ['The database does not answer.'] });
  });

  test('is not ready when the check itself fails, and tells nobody how', async () => {
    const { url } = await start({ ready: () => Promise.reject(new Error('secret path /x')) });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).not.toContain('secret');
  });

  test('shows its figures in Prometheus text', async () => {
    const metrics = createMetrics();
    metrics.event('received');
    metrics.turn('done', 4);
    metrics.sent('web', 'sent');
    metrics.swept('remind-sla', 3, 1);
    metrics.lag('remind-sla', 2);
    metrics.alarm('slack', true);
    metrics.letters('held', 3);
    const { url } = await start({ metrics });
    const answer = await fetch(`${url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('mesa_events_total{outcome="received"} 1');
    expect(text).toContain('mesa_turns_total{outcome="done"} 1');
    expect(text).toContain('mesa_turn_seconds_bucket{le="0.005"} 1');
    expect(text).toContain('mesa_swept_total{job="remind-sla",outcome="failed"} 1');
    expect(text).toContain('mesa_sweep_lag_seconds{job="remind-sla"} 2');
    expect(text).toContain('mesa_channel_alarm{channel="slack"} 1');
    expect(text).toContain('mesa_outbox_letters{state="held"} 3');
  });

  test.each(['/slack/events', '/api/messages', '/whatsapp', '/hooks/x', '/nothing'])(
    'answers 404 to a post to %s that nobody mounted',
    async (path) => {
      const { url } = await start();
      for (const body of ['{}', '{"broken', 'x'.repeat(5_000_000)]) {
        const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        expect(answer.status).toBe(404);
        expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
      }
    },
  );

  test('answers 4xx to an address that cannot be decoded', async () => {
    const handler = express.Router();
    handler.get('/:name', (_request, response) => void response.send('ok'));
    const { url } = await start({ mounts: [{ path: '/', handler }] });
    expect((await fetch(`${url}/%ff`)).status).toBe(400);
  });

  test('tells nothing of an inner error but a number that stands in the log', async () => {
    const handler = express.Router();
    handler.get('/broken', () => {
      throw new Error('the password is 1234');
    });
    const { url, lines } = await start({ mounts: [{ path: '/', handler }] });
    const answer = await fetch(`${url}/broken`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('1234');
    const reference = /Reference: ([\w-]+)/.exec(text)?.[1];
    expect(lines.join('\n')).toContain(reference);
  });

  test('sends a strict policy and no trace of its make', async () => {
    const { url } = await start();
    const { headers } = await fetch(`${url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('names the remedy when its port is taken', async () => {
    const { url } = await start();
    await expect(start({ port: Number(new URL(url).port) })).rejects.toThrow(/set PORT to another number/);
    running.pop();
  });
});

describe('an orderly stop', () => {
  test('finishes the request at work, ends streams, and accepts nothing new', async () => {
    const handler = express.Router();
    handler.get('/slow', (_request, response) => void setTimeout(() => response.send('done'), 150));
    handler.get('/stream', (_request, response) => void response.type('text/event-stream').write(': hello\n\n'));
    const { url, server } = await start({ mounts: [{ path: '/', handler }] });
    const stream = await fetch(`${url}/stream`);
    const slow = fetch(`${url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const began = Date.now();
    const stopped = server.stop();
    expect(await (await slow).text()).toBe('done');
    expect(await stream.text()).toBe(': hello\n\n');
    await stopped;
    expect(Date.now() - began).toBeLessThan(1000);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  test('cuts what does not end within its time', async () => {
    const handler = express.Router();
    handler.get('/never', () => undefined);
    const { url, server } = await start({ mounts: [{ path: '/', handler }], stopWithinMs: 200 });
    const never = fetch(`${url}/never`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const began = Date.now();
    const [outcome] = await Promise.allSettled([never, server.stop(), server.stop()]);
    expect(outcome.status).toBe('rejected');
    expect(Date.now() - began).toBeLessThan(1500);
  });

  test('answers bytes that are no HTTP with 400', async () => {
    const { url } = await start();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest(`${url}/healthz`, { headers: { 'content-length': 'x' } }, (answer) => resolve(answer.statusCode));
      call.on('error', reject);
      call.end();
    });
    expect(status).toBe(400);
  });
});
