import { describe, expect, test } from '@jest/globals';
import type { Seen } from '../../fakes/seen.ts';
import { freshSlackDesk, refOf } from './fresh-slack-desk.ts';
import { toAna } from './slack-desk.ts';

const { desk, send } = freshSlackDesk();
const seen = (): Seen => desk().slack.sees('ana').at(-1)!;

describe('files', () => {
  test('go below the message', async () => {
    desk().files.set('f1', { name: 'foto.png', bytes: Buffer.from('bytes') });
    const files = [{ id: 'f1', name: 'foto.png', contentType: 'image/png', size: 5 }];
    await send({ paragraphs: ['Una foto'], files });
    const shown = desk()
      .slack.sees('ana')
      .flatMap((one) => one.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]));
    expect(shown).toEqual([['foto.png', 'bytes']]);
  });

  test('that Slack does not take are named; those that the reader may not have are not', async () => {
    const files = ['f1', 'f2'].map((id) => ({ id, name: `${id}.png`, contentType: 'image/png', size: 5 }));
    desk().slack.storm({ on: /getUploadURLExternal/, as: { json: { ok: false, error: 'file_upload_size_restricted' } } });
    await send({ paragraphs: ['Dos fotos'], files, ticket: 'INC-1' });
    expect(seen().text).toContain('f1.png');
    expect(seen().text).toContain('INC-1');
    expect(seen().text).not.toContain('f2.png');
  });

  test('that were cut off go alone, and those that went are not sent again', async () => {
    desk().files.set('f1', { name: 'foto.png', bytes: Buffer.from('bytes') });
    const message = toAna({
      id: 'cut off',
      paragraphs: ['Una foto'],
      files: [{ id: 'f1', name: 'foto.png', contentType: 'image/png', size: 5 }],
    });
    const blocks = { event_type: 'mesa_message', event_payload: { entry: 'cut off', part: 1, parts: 1 } };
    desk().slack.workspace.post({
      channel: desk().slack.workspace.openDirect('U0DESKANA').id,
      user: 'U0MESABOT',
      text: 'Una foto',
      metadata: blocks,
    });
    expect(await desk().channel.find(message)).toBe('absent');
    const ref = refOf(await desk().channel.send(message));
    expect(
      desk()
        .slack.sees('ana')
        .map(({ text, files }) => [text, files.length]),
    ).toEqual([
      ['Una foto', 0],
      ['', 1],
    ]);
    expect(await desk().channel.find(message)).toEqual({ ref });
  });

  test('are not sent again with a change', async () => {
    const files = [{ id: 'f1', name: 'foto.png', contentType: 'image/png', size: 5 }];
    const ref = refOf(await send({ paragraphs: ['uno'] }));
    await send({ paragraphs: ['dos'], replaces: ref, files });
    expect(desk().slack.sees('ana')).toHaveLength(1);
  });

  test.each(['F9 https://evil.example/f', 'F9 http://127.0.0.1:1/f', 'F9'])(
    'the token is not shown elsewhere: %s',
    async (ref) => {
      expect(await desk().channel.fetch(ref)).toBe('gone');
    },
  );

  test('a page to sign in is no file', async () => {
    desk().slack.storm({ on: /files-pri/, times: 1, as: { status: 302, headers: { Location: '/signin?redir=%2Ffiles' } } });
    expect(await desk().channel.fetch(`F1 ${desk().slack.url}/files-pri/T0MESA-F1/download/a.png`)).toBe('gone');
    desk().slack.storm({
      on: /files-pri/,
      times: 1,
      as: { headers: { 'Content-Type': 'text/html' }, bytes: '<html>Sign in</html>' },
    });
    expect(await desk().channel.fetch(`F1 ${desk().slack.url}/files-pri/T0MESA-F1/download/a.png`)).toBe('gone');
    desk().slack.storm({ on: /files-pri/, times: 1, as: { status: 500 } });
    await expect(desk().channel.fetch(`F1 ${desk().slack.url}/files-pri/T0MESA-F1/download/a.png`)).rejects.toThrow('500');
  });
});
