import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkWhatsApp } from '../../../adapters/whatsapp/check.ts';
import { MOST_FILE_BYTES } from '../../../src/domain/file-rules.ts';
import { startWhatsAppDesk, type WhatsAppDesk } from './whatsapp-desk.ts';

let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await startWhatsAppDesk();
});
afterEach(() => desk.stop());

async function read(ref: string): Promise<string> {
  const found = await desk.channel.fetch(ref);
  if (found === 'gone') return found;
  const parts: Uint8Array[] = [];
  for await (const part of found) parts.push(part);
  return Buffer.concat(parts).toString();
}

const attached = async (): Promise<string> => {
  await desk.whatsapp.attach('ana', { name: 'foto.jpg', type: 'image/jpeg', bytes: Buffer.from('a picture'), caption: 'mira' });
  const event = desk.heard.at(-1);
  return event?.kind === 'message' ? (event.attachments[0]?.ref ?? '') : '';
};

describe('a file that somebody sent', () => {
  test('is fetched by way of an address that is asked for each time', async () => {
    const ref = await attached();
    expect(await read(ref)).toBe('a picture');
    expect(await read(ref)).toBe('a picture');
  });

  test('is gone where WhatsApp has none', async () => {
    expect(await read('nothing')).toBe('gone');
  });

  test.each(['drop', { status: 500, json: {} }, { status: 401, json: { error: { code: 190, message: 'no' } } }] as const)(
    'is asked for again after %j',
    async (as) => {
      const ref = await attached();
      await desk.isRead();
      desk.whatsapp.storm({ on: /GET/, times: 1, as });
      await expect(desk.channel.fetch(ref)).rejects.toThrow('WhatsApp');
      expect(await read(ref)).toBe('a picture');
    },
  );

  test('is refused where it is too large, before it is fetched', async () => {
    const ref = await attached();
    const url = `${desk.whatsapp.url}/x`;
    desk.whatsapp.storm({ on: /GET/, times: 1, as: { json: { id: ref, url, file_size: MOST_FILE_BYTES + 1 } } });
    await expect(read(ref)).rejects.toThrow('file.too_large');
  });

  test('is not fetched from anywhere else: the token goes to nobody', async () => {
    const ref = await attached();
    desk.whatsapp.storm({ on: /GET/, times: 1, as: { json: { id: ref, url: 'https://evil.example/lookaside.fbsbx.com' } } });
    await expect(desk.channel.fetch(ref)).rejects.toThrow('none of Meta');
  });
});

describe('what mesa doctor asks', () => {
  test('names the number where all is well', async () => {
    expect(await checkWhatsApp(desk.whatsapp.settings)).toEqual([{ ok: true, problem: 'writes as Mesa, +51900000000' }]);
  });

  const error = (code: number, message: string, status = 400) => ({ status, json: { error: { code, message } } });
  test.each([
    [error(190, 'Session has expired', 401), /WHATSAPP_TOKEN/],
    [error(100, "Unsupported get request. Object with ID '1' does not exist"), /no number with the id/],
    [error(100, 'Invalid appsecret_proof provided in the API argument'), /WHATSAPP_APP_SECRET/],
    [error(368, 'Temporarily blocked'), /restricted/],
    [{ status: 500, bytes: 'no' }, /does not answer/],
    ['drop', /does not answer/],
  ] as const)('%j says which step is missing', async (as, problem) => {
    desk.whatsapp.storm({ times: 1, as });
    const [look] = await checkWhatsApp(desk.whatsapp.settings);
    expect(look).toMatchObject({ ok: false, remedy: expect.any(String) });
    expect(look?.problem).toMatch(problem);
    expect(JSON.stringify(look)).not.toContain(desk.whatsapp.settings.token);
  });

  test('warns of a number that people block', async () => {
    desk.whatsapp.storm({ times: 1, as: { json: { display_phone_number: '+51', quality_rating: 'RED' } } });
    expect(await checkWhatsApp(desk.whatsapp.settings)).toMatchObject([{ ok: true }, { ok: false }]);
  });
});
