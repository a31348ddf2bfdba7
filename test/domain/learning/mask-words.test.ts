import { describe, expect, test } from '@jest/globals';
import { maskWords } from '../../../src/domain/learning/mask-words.ts';
import type { Person } from '../../../src/domain/person.ts';

const person = (id: string, name: string) => [id, { id, name, email: `${id}.mail@mesa.example` } as unknown as Person] as const;
const people = new Map([person('ana', 'Ana Torres'), person('jlp', 'José Luis Peña'), person('bo', 'Bo Li')]);

describe('what is kept of words', () => {
  test.each([
    ['no puedo imprimir', 'no puedo imprimir'],
    ['no puedo imprimir\n\ndesde   ayer', 'no puedo imprimir desde ayer'],
    ['la pc de Ana Torres no prende', 'la pc de … no prende'],
    ['la pc de ana no prende', 'la pc de … no prende'],
    ['la pc de María Torres no prende en Lima', 'la pc de … no prende en Lima'],
    ['JOSÉ LUIS no entra al SAP', '… no entra al SAP'],
    ['jose luis pena no entra', '… no entra'],
    ['banana y anaconda', 'banana y anaconda'],
    ['escriban a ana@mesa.example o a x.y+z@otro.pe', 'escriban a … o a …'],
    ['ana.mail no recibe', '… no recibe'],
    ['llámenme al +51 987 654 321 por favor', 'llámenme al … por favor'],
    ['mi anexo es 4521', 'mi anexo es …'],
    ['dni 12345678, ruc 20.123.456.789', 'dni …, ruc …'],
    ['nació el 12/05/1990', 'nació el …'],
    ['error 0x80070005 al abrir', 'error … al abrir'],
    ['la LAP-00123 no prende', 'la … no prende'],
    ['sobre INC-12: sigue igual', 'sobre …: sigue igual'],
    ['no abre https://intranet.example/a?token=abc123', 'no abre …'],
    ['no abre www.sunat.gob.pe/x', 'no abre …'],
    ['la carpeta \\\\srv01\\ventas\\ana no abre', 'la carpeta … no abre'],
    ['gracias @carlos.r por todo', 'gracias … por todo'],
    ['<@U012ABC> no me deja', '… no me deja'],
    ['me llamo Rita Salas y no puedo entrar', 'me llamo … y no puedo entrar'],
    ['my name is Rita and i cannot log in', 'my name is … and i cannot log in'],
    ['el excel de office 365 en el piso 2 con windows 11', 'el excel de office … en el piso 2 con windows 11'],
    ['m365 no abre', 'm365 no abre'],
    ['mi contraseña es incorrecta', 'mi contraseña es incorrecta'],
    ['my password is not working', 'my password is not working'],
    ['olvidé mi clave', 'olvidé mi clave'],
    ['la clave de wifi no funciona', 'la clave de wifi no funciona'],
    ['el pin de mi celular se bloqueó', 'el pin de mi celular se bloqueó'],
    ['a\u202eb\u0000c\u001b[31m no va', 'abc[31m no va'],
    ['hola \ud800 mundo', 'hola mundo'],
  ])('%j → %j', (text, kept) => expect(maskWords(text, people)).toBe(kept));

  test.each([
    'mi clave es Sol2024!',
    'mi clave es perrito',
    'clave: perrito',
    'contraseña de SAP: hola',
    'mi contraseña de la vpn es gatito',
    'la nueva clave nueva es limon',
    'my password is sunshine',
    'pwd=sunshine',
    'user: ana pass: luna',
    'el pin es 1234',
    'minha senha é amor',
    'token: abc',
    'api key -> zzz',
    'código de verificación: 998877',
    'Authorization: Bearer abcdef123456',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
    'usen AKIAIOSFODNN7EXAMPLE',
    'mi tarjeta es 4111 1111 1111 1111',
    'paga con 5500-0000-0000-0004 porfa',
    '-----BEGIN RSA PRIVATE KEY----- MIIE',
    'da5c3f1e9b7a4c2d8e6f0a1b2c3d4e5f',
    'Xk29fjQ8vLp03ZmTr71b no funciona',
  ])('nothing of %j', (text) => expect(maskWords(text, people)).toBeUndefined());

  test.each(['', '   ', '12345', 'ana', '@ana 999888777', '???', '\ud800', '😀'])('nothing of %j, which says nothing', (text) =>
    expect(maskWords(text, people)).toBeUndefined(),
  );

  test('of a long message its beginning, to a whole word', () => {
    const kept = maskWords('palabra '.repeat(1000), people) ?? '';
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.endsWith('palabra')).toBe(true);
  });

  test('no digit group of three or more, no e-mail and no name survives, whatever stands around it', () => {
    const bits = ['Ana', 'torres', '987654321', '12 34 56', 'a@b.pe', 'no abre', 'impresora', '(01) 555-1234', 'PEÑA', '“'];
    let seed = 7;
    const next = (): number => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: 6 }, () => bits[next() % bits.length]).join([' ', ', ', '\n', '/', ' - '][next() % 5]);
      const kept = maskWords(text, people) ?? '';
      expect({ text, kept, leaks: /\d(?:\D{0,2}\d){2,}|@|\bana\b|torres|peña/iu.test(kept) }).toMatchObject({ leaks: false });
    }
  });
});
