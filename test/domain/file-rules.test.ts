import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName, isShownInPlace, refusalOf } from '../../src/domain/file-rules.ts';

describe('the name of a file', () => {
  test.each([
    ['foto.jpg', 'foto.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\informe final.docx', 'informe final.docx'],
    ['fac\u202etura\u202cgpj.exe', 'facturagpj.exe'],
    ['a\u0000b\nc.txt', 'ab c.txt'],
    ['  .oculto. ', 'oculto'],
    ['<b>"x"|?*.txt', '_b__x____.txt'],
    ['', 'file'],
    ['...', 'file'],
    ['/', 'file'],
    ['cafe\u0301.png', 'café.png'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown);
  });

  test('keeps its ending when it is too long', () => {
    const name = cleanFileName(`${'muy largo '.repeat(40)}.xlsx`);
    expect(name).toMatch(/…\.xlsx$/);
    expect([...name].length).toBeLessThanOrEqual(120);
  });

  test('is never empty, long or a path, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toBe('');
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/[/\\\p{Cc}<>:"|?*\u202a-\u202e\u2066-\u2069]/u);
        expect(name).not.toMatch(/^\.|^\s|\s$/u);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});

describe('what is not kept', () => {
  const file = { name: 'x.txt', contentType: 'text/plain', size: 1 };
  test.each(['a.exe', 'a.EXE', 'b.pdf.scr', 'c.ps1', 'd.js', 'e.lnk', 'f.jar', 'g.sh', 'h.msi', 'i.vbs'])('%s', (name) => {
    expect(refusalOf({ ...file, name })).toBe('file.not_allowed');
  });
  test('a program under any name, and nothing at all', () => {
    expect(refusalOf({ ...file, contentType: 'application/x-msdownload' })).toBe('file.not_allowed');
    expect(refusalOf({ ...file, size: 0 })).toBe('file.empty');
    expect(refusalOf(file)).toBeUndefined();
  });
  test.each(['informe.docx', 'lista.xlsx', 'foto.heic', 'correo.eml', 'registro.log', 'todo.zip', 'sin_final'])(
    '%s is kept',
    (name) => {
      expect(refusalOf({ ...file, name, contentType: 'application/octet-stream' })).toBeUndefined();
    },
  );
});

test('only pictures without script are shown in place', () => {
  expect(['image/png', 'image/jpeg', 'image/gif', 'image/webp'].every(isShownInPlace)).toBe(true);
  expect(['image/svg+xml', 'text/html', 'application/pdf', 'text/plain'].some(isShownInPlace)).toBe(false);
});
