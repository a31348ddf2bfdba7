import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../../src/domain/person.ts';
import { maskText } from '../../../src/domain/second-opinion/mask-text.ts';

const people = new Map(
  [
    { id: 'ana', name: 'Ana Torres' },
    { id: 'luis', name: 'Luis Ramírez' },
    { id: 'mlo', name: 'María de la O Núñez' },
    { id: 'gerencia', name: 'Gerencia' },
  ].map((one) => [one.id, one as Person]),
);
const mask = (text: string, names?: readonly string[]): string => maskText(text, { people }, names);

describe('what never leaves the house', () => {
  test.each([
    // Addresses
    ['escribe a ana.torres@mesa.example ya', 'escribe a [email] ya'],
    ['mi correo josé_p+x@sub.dominio.com.pe no abre', 'mi correo [email] no abre'],
    ['avisa a @rodrigo.salas porfa', 'avisa a [person] porfa'],
    ['no carga https://sap.example/login?user=ana&t=1', 'no carga [link]'],
    ['no carga www.banco.pe/cuenta', 'no carga [link]'],
    ['la carpeta \\\\srv01\\finanzas\\planilla no abre', 'la carpeta [link] no abre'],
    ['la ip 192.168.10.25 no responde', 'la ip [address] no responde'],
    // Numbers
    ['llámame al +51 987 654 321', 'llámame al [number]'],
    ['llámame al (01) 445-1234 o al 987654321', 'llámame al [number] o al [number]'],
    ['mi DNI 45678912 no pasa', 'mi DNI [number] no pasa'],
    ['la tarjeta 4111-1111-1111-1111 fue rechazada', 'la tarjeta [number] fue rechazada'],
    ['la tarjeta 4111 1111 1111 1111', 'la tarjeta [number]'],
    ['cuenta ES91 2100 0418 4502 0005 1332 mal', 'cuenta [number] mal'],
    ['sigue INC-12 igual que req 7', 'sigue [ticket] igual que [ticket]'],
    // Secrets
    ['mi clave es Sol2024! y no entra', 'mi clave [secret] y no entra'],
    ['mi contraseña de windows es verano#2025 y no entra', 'mi contraseña de windows es [secret] y no entra'],
    ['my password for the vpn is hunter2', 'my password for the vpn is [secret]'],
    ['contraseña: luna', 'contraseña: [secret]'],
    ['my password is hunter2', 'my password [secret]'],
    ['pwd=abc', 'pwd: [secret]'],
    ['a senha é Verao#9', 'a senha [secret]'],
    ['el código es 4821', 'el código [secret]'],
    ['el token eyJhbGciOiJIUzI1NiJ9abcdef', 'el token [secret]'],
    ['sale sk-live-51Habc8899ffee7711', 'sale [secret]'],
    // People
    ['es para Ana Torres y LUIS', 'es para [person] y [person]'],
    ['lo vio ramirez con nunez', 'lo vio [person] con [person]'],
    ['de parte de gerencia', 'de parte de [person]'],
    ['Ana’s laptop', '[person]’s laptop'],
  ])('%s', (text, out) => {
    expect(mask(text)).toBe(out);
  });

  test('people that the desk found in the words, though the directory lacks them', () => {
    expect(mask('la laptop de Rodrigo Salas no prende', ['Rodrigo Salas'])).toBe('la laptop de [person] no prende');
  });
});

describe('what is needed to understand it stays', () => {
  test.each([
    'no puedo imprimir desde el piso 3',
    'error 0x80070057 al abrir excel 2016',
    'olvidé mi contraseña',
    'mi clave no funciona',
    'necesito 12 monitores para el 15/03',
    'windows 11 versión 23H2',
    'la banana y la anatomía',
    'cambio de clave',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

test('a thousand characters at most, masked before they are cut, and never half an emoji', () => {
  const long = `${'a'.repeat(995)} 987654321 hola`;
  expect(mask(long)).toBe(`${'a'.repeat(995)} [num`);
  const emoji = mask(`${'a'.repeat(999)}😀`);
  expect(emoji).toBe('a'.repeat(999));
});

test.each(['-', 'clave ', '1 ', '@', '\\\\', 'a1', 'clave es ', ' ', '(', 'www.', '[person] '])(
  '%j, a thousand times',
  (part) => {
    expect(mask(part.repeat(4000).slice(0, 4000)).length).toBeLessThanOrEqual(1000);
  },
);
