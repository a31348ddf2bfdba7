import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { choiceId, readId, valueDigest } from '../../../adapters/whatsapp/render/choice-id.ts';
import { isTheirs } from '../../../adapters/whatsapp/receive/fetch-media.ts';
import { markOf, readMark } from '../../../adapters/whatsapp/receive/mark.ts';
import { plainText } from '../../../adapters/whatsapp/render/plain-text.ts';
import { mediaKindOf } from '../../../adapters/whatsapp/send/upload-file.ts';

describe('an address of a file', () => {
  test.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://scontent.flim1-2.fna.fbcdn.net/v/x', true],
    ['https://mmg.whatsapp.net/x', true],
    ['https://graph.facebook.com/x', true],
    ['http://lookaside.fbsbx.com/x', false],
    ['https://lookaside.fbsbx.com.evil.example/x', false],
    ['https://evilfbcdn.net/x', false],
    ['http://127.0.0.1/x', false],
    ['file:///etc/passwd', false],
    ['no address', false],
  ])('%s is theirs: %s', (url, theirs) => {
    expect(isTheirs(url, 'https://graph.facebook.com/v23.0')).toBe(theirs);
  });
});

describe('a file that goes out', () => {
  const MB = 1024 * 1024;
  test.each([
    ['image/jpeg', MB, 'image'],
    ['image/png', 6 * MB, 'document'],
    ['image/webp', MB, undefined],
    ['audio/ogg; codecs=opus', MB, 'audio'],
    ['audio/ogg', 17 * MB, 'document'],
    ['video/mp4', 16 * MB, 'video'],
    ['application/pdf', 25 * MB, 'document'],
    ['application/zip', 1, undefined],
    ['text/html', 1, undefined],
  ])('%s of %i bytes is sent as %s', (contentType, size, kind) => {
    expect(mediaKindOf({ contentType, size })).toBe(kind);
  });
});

describe('the id of a choice', () => {
  test('brings back its value, or a digest of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,40}$/), fc.string({ minLength: 1, maxLength: 400 }), (promptId, value) => {
        const id = choiceId(promptId, value);
        expect(id.length).toBeLessThanOrEqual(200);
        const tapped = readId(id);
        const digest = { is: 'digest', promptId, digest: valueDigest(value) };
        expect(tapped).toEqual(tapped.is === 'digest' ? digest : { is: 'choice', promptId, value });
      }),
    );
  });
});

test('a mark brings back the part that it names', () => {
  expect(readMark(markOf({ entry: '000entry', index: 0, of: 1 }))).toEqual({ entry: '000entry', index: 0, of: 1 });
  expect(readMark(markOf({ entry: '000entry', index: 2, of: 3 }))).toEqual({ entry: '000entry', index: 2, of: 3 });
});

describe('plain text', () => {
  /** As WhatsApp reads it. */
  const formats = /(?<![\p{L}\p{N}])([*_~`])(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}])|```|^[>*-] /mu;

  test('formats nothing, whatever it is made of', () => {
    const pieces = fc.constantFrom('*', '_', '~', '`', '```', ' ', '\n', 'a', 'Ñ', '1', '>', '-', '.', '¡');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(plainText(parts.join(''))).not.toMatch(formats);
      }),
    );
  });

  test('is quick with very many signs', () => {
    expect(plainText('*a'.repeat(20_000))).toHaveLength(40_000);
  });
});
