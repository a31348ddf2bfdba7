import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signIn, type WebBrowser } from '../../fakes/web-browser.ts';
import { startFakeDesk, type FakeDesk } from '../../fakes/web-desk.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let desk: FakeDesk;
let ana: WebBrowser;
beforeEach(async () => {
  desk = await startFakeDesk();
  ana = await signIn(desk.url);
});
afterEach(() => desk.stop());

interface Upload {
  readonly name?: string;
  readonly headers?: Record<string, string>;
}

const upload = (
  body: NonNullable<RequestInit['body']>,
  { name = 'captura.png', headers = {} }: Upload = {},
  browser = ana,
): Promise<Response> =>
  browser.send({
    path: 'files',
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/octet-stream',
      'x-mesa-token': browser.token,
      'x-mesa-name': encodeURIComponent(name),
      ...headers,
    },
  });
const uploaded = async (...args: Parameters<typeof upload>): Promise<string> =>
  ((await (await upload(...args)).json()) as { id: string }).id;
const code = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;

describe('sending a file', () => {
  test('answers with its id, its cleaned name and what it is by its bytes', async () => {
    const answer = await upload(PNG, { name: '../mi foto ñ\u202e.txt' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ name: 'mi foto ñ.txt', contentType: 'image/png', size: PNG.length });
  });

  test('wants a session and its token', async () => {
    expect((await upload(PNG, { headers: { 'x-mesa-token': 'wrong' } })).status).toBe(403);
    expect((await upload(PNG, { headers: { cookie: '' } })).status).toBe(401);
    expect((await upload(PNG, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test.each([
    ['a program by its bytes', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(64)]), 'notas.txt'],
    ['a program by its name', Buffer.from('hola'), 'factura.pdf.EXE'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'leeme.txt'],
  ])('refuses %s', async (_, bytes, name) => {
    const answer = await upload(bytes, { name });
    expect([answer.status, await code(answer)]).toEqual([415, 'file_not_taken']);
  });

  test('refuses what is empty, no bytes, compressed or badly named', async () => {
    expect((await upload(Buffer.alloc(0))).status).toBe(415);
    expect((await upload('{}', { headers: { 'content-type': 'application/json' } })).status).toBe(415);
    expect((await upload(PNG, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect((await upload(PNG, { headers: { 'x-mesa-name': '%E0%A4%A' } })).status).toBe(400);
  });

  test('refuses more than 25 MB, said or not', async () => {
    const large = Buffer.alloc(25 * 1024 * 1024 + 1, 'a');
    const said = await upload(large).catch(() => undefined);
    if (said) expect(said.status).toBe(413);
    const unsaid = new ReadableStream({
      start(controller) {
        for (let at = 0; at < large.length; at += 1024 * 1024) controller.enqueue(large.subarray(at, at + 1024 * 1024));
        controller.close();
      },
    });
    const init = { path: 'files', method: 'POST', body: unsaid, duplex: 'half' as const };
    const headers = { 'content-type': 'application/octet-stream', 'x-mesa-token': ana.token, 'x-mesa-name': 'x' };
    // The desk may hang up before it has read all: then there is no answer to read.
    const answer = await ana.send({ ...init, headers }).catch(() => undefined);
    if (answer) expect(answer.status).toBe(413);
    const kept = await desk.store.transaction((tx) => tx.collection('files').find({ by: 'ana' }, { limit: 10 }));
    expect(kept.filter(({ state }) => state === 'kept' || state === 'attached')).toEqual([]);
  });
});

describe('a message takes files along', () => {
  test('by their ids, with words or without', async () => {
    const id = await uploaded(PNG);
    expect((await ana.post('messages', { id: 'message-1', text: '', files: [id] })).status).toBe(202);
    expect(desk.heard[0]).toMatchObject({
      kind: 'message',
      text: '',
      attachments: [{ name: 'captura.png', contentType: 'image/png', ref: `file:${id}`, size: PNG.length }],
    });
  });

  test("never somebody else's, nor what is not there", async () => {
    const id = await uploaded(PNG);
    const bob = await signIn(desk.url, 'bob');
    expect((await bob.post('messages', { id: 'message-1', text: 'x', files: [id] })).status).toBe(404);
    expect((await ana.post('messages', { id: 'message-2', text: 'x', files: ['nothing'] })).status).toBe(404);
    expect((await ana.post('messages', { id: 'message-3', text: '', files: [] })).status).toBe(400);
    expect(desk.heard).toEqual([]);
  });
});

describe('reading a file', () => {
  test('is for whoever sent it, as long as it is on no ticket, and for nobody else', async () => {
    const id = await uploaded(PNG);
    const answer = await ana.get(`files/${id}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    const bob = await signIn(desk.url, 'bob');
    expect((await bob.get(`files/${id}?person=bob`)).status).toBe(404);
    expect((await ana.get(`files/${id}?person=bob`)).status).toBe(404);
    expect((await ana.get(`files/${id}?person=rosa`)).status).toBe(403);
    expect((await ana.get('files/..%2fsession.key')).status).toBe(404);
    expect((await fetch(`${desk.url}/web/files/${id}`)).status).toBe(401);
  });

  test('shows pictures in place, and has everything else saved, whatever it says it is', async () => {
    const picture = await ana.get(`files/${await uploaded(PNG, { name: 'señal "1".png' })}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-disposition')).toBe(
      `inline; filename="se_al _1_.png"; filename*=UTF-8''se%C3%B1al%20_1_.png`,
    );
    for (const [text, name] of [
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.png'],
      ['<!doctype html><script>alert(1)</script>', 'b.txt'],
    ] as const) {
      const answer = await ana.get(`files/${await uploaded(text, { name })}`);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toContain('private');
    }
  });
});
