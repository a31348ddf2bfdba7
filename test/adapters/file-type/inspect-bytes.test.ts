import { describe, expect, test } from '@jest/globals';
import { inspectBytes } from '../../../adapters/file-type/inspect-bytes.ts';
import { madeUpFile } from '../../../adapters/play/made-up-file.ts';

/** What the bytes are, given in parts of this length. */
async function kind(bytes: Uint8Array, name = 'x', part = 7): Promise<string> {
  const inspection = inspectBytes(name);
  for (let at = 0; at < bytes.length; at += part) inspection.see(bytes.subarray(at, at + part));
  return inspection.verdict();
}

describe('a file is what its bytes say', () => {
  test.each([
    ['foto.jpg', 'image/jpeg'],
    ['foto.png', 'image/png'],
    ['animado.gif', 'image/gif'],
    ['contrato.pdf', 'application/pdf'],
    ['voz.ogg', 'audio/ogg'],
    ['video.mp4', 'video/mp4'],
    ['todo.zip', 'application/zip'],
    ['lista.csv', 'text/csv'],
    ['notas.txt', 'text/plain'],
    ['dibujo.svg', 'image/svg+xml'],
    ['pagina.html', 'text/html'],
    ['instalador.exe', 'application/x-msdownload'],
  ])('%s', async (name, expected) => {
    expect(await kind(madeUpFile(name), name)).toBe(expected);
    expect(await kind(madeUpFile(name), name.replace(/\..*/, '.csv'), 1)).toBe(expected === 'text/plain' ? 'text/csv' : expected);
  });
});

describe('text is what is UTF-8 from end to end', () => {
  const text = (content: string, name?: string): Promise<string> => kind(Buffer.from(content), name);

  test('accents and emoji that are cut in the middle of a character', async () => {
    expect(await text('ñandú 👩‍💻 '.repeat(50))).toBe('text/plain');
  });

  test('one byte that is none, or a zero, anywhere', async () => {
    const long = Buffer.from('a'.repeat(100_000));
    expect(await kind(Buffer.concat([long, Buffer.from([0xff])]), 'x', 4096)).toBe('application/octet-stream');
    expect(await kind(Buffer.concat([long, Buffer.from([0])]), 'x', 4096)).toBe('application/octet-stream');
    expect(await kind(Buffer.from('se\u00f1or', 'latin1'))).toBe('application/octet-stream');
  });

  test('cut off in the middle of its last character', async () => {
    expect(await kind(Buffer.from('año').subarray(0, 2))).toBe('application/octet-stream');
  });

  test('what a browser or a shell would run is called that', async () => {
    expect(await text('\uFEFF  <!DOCTYPE html><p>')).toBe('text/html');
    expect(await text('<script>alert(1)</script>', 'notas.txt')).toBe('text/html');
    expect(await text('<?xml version="1.0"?><svg onload="alert(1)"/>', 'foto.png')).toBe('image/svg+xml');
    expect(await text('#!/usr/bin/env python3\nprint(1)')).toBe('text/x-script');
  });

  test('nothing is nothing', async () => {
    expect(await kind(Buffer.alloc(0))).toBe('application/octet-stream');
  });
});

test('hostile bytes break nothing', async () => {
  for (const seed of [1, 7, 31, 113]) {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * seed * 2654435761) % 256));
    for (const start of ['PK\x03\x04', '\x89PNG\r\n\x1a\n', 'RIFF', '%PDF', 'ID3', 'OggS', '\x1f\x8b', 'BZh', '\xff\xd8\xff'])
      expect(await kind(Buffer.concat([Buffer.from(start, 'latin1'), noise]), 'x', 999)).toMatch(/^[a-z]+\/[\w.+-]+$/);
  }
});
