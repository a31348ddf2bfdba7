import { describe, expect, test } from '@jest/globals';
import { field, lima } from './lima.ts';
import { read } from './answers.ts';

describe('an e-mail address', () => {
  test.each<[string, string]>([
    ['ana@mesa.example', 'ana@mesa.example'], ['Ana.Torres@Mesa.Example', 'Ana.Torres@mesa.example'], ['es ana@mesa.example.', 'ana@mesa.example'],
    ['<mailto:ana@mesa.example|ana@mesa.example>', 'ana@mesa.example'], ['ana arroba mesa punto com', 'ana@mesa.com'], ['ana punto torres arroba gmail punto com', 'ana.torres@gmail.com'],
    ['ana at mesa dot com', 'ana@mesa.com'], ['mi correo', 'ana@mesa.example'], ['my email', 'ana@mesa.example'], ['el de Luis', 'luis@mesa.example'],
    ['', 'form.not_email'], ['a@b', 'form.not_email'], ['a@@b.com', 'form.not_email'], ['a..b@c.com', 'form.not_email'], ['ana@localhost', 'form.not_email'], ['no tengo', 'form.not_email'],
    ['javascript:alert(1)@x.com', 'form.not_email'], [`${'x'.repeat(65)}@a.com`, 'form.not_email'], ['ana@mesa.example y luis@mesa.example', 'form.email_several'],
    ['ana@me\u200bsa.example', 'form.tricky'], ['\u202eana@mesa.example', 'form.tricky'],
  ])('%j', (text, value) => expect(read(field('email'), text)).toBe(value)); // prettier-ignore
});

describe('a telephone number', () => {
  test.each<[string, string]>([
    ['999888777', '+51999888777'], ['999 888 777', '+51999888777'], ['+51 999 888 777', '+51999888777'], ['51999888777', '+51999888777'], ['0051999888777', '+51999888777'],
    ['(01) 234-5678', '+5112345678'], ['2345678', '+5112345678'], ['044-123456', '+5144123456'], ['+1 415 555 2671', '+14155552671'], ['+44 20 7946 0958', '+442079460958'],
    ['mi celular', '+51999111222'], ['my number', '+51999111222'], ['mi número es 999-888-777', '+51999888777'], ['999888777 anexo 123', '+51999888777'],
    ['\u202a+51 999 888 777\u202c', '+51999888777'],
    ['', 'form.not_phone'], ['12345', 'form.not_phone'], ['999 888', 'form.not_phone'], ['911', 'form.not_phone'], ['+51 123', 'form.not_phone'], ['9'.repeat(300), 'form.not_phone'],
    ['9998887779998887', 'form.not_phone'], ['999888777 / 988777666', 'form.phone_several'], ['9998\u200b88777', 'form.tricky'], ['cero', 'form.not_phone'],
  ])('%j', (text, value) => expect(read(field('phone'), text)).toBe(value)); // prettier-ignore

  test('takes the country of the place', () => {
    const madrid = { ...lima, phonePrefix: '34' };
    expect(read(field('phone'), '612 345 678', madrid)).toBe('+34612345678');
    expect(read(field('phone'), '+51 999 888 777', madrid)).toBe('+51999888777');
  });
});

describe('a link', () => {
  test.each<[string, string]>([
    ['https://www.example.com/a?b=c#d', 'https://www.example.com/a?b=c#d'], ['www.example.com', 'https://www.example.com'], ['example.com/path', 'https://example.com/path'],
    ['es https://x.com/a.', 'https://x.com/a'], ['<https://x.com|mira>', 'https://x.com'], ['(https://x.com/a)', 'https://x.com/a'],
    ['https://en.wikipedia.org/wiki/A_(b)', 'https://en.wikipedia.org/wiki/A_(b)'], ['http://intranet/wiki', 'http://intranet/wiki'], ['HTTPS://X.com', 'https://X.com'],
    ['mira esto: sharepoint.com/sites/a', 'https://sharepoint.com/sites/a'], ['https://x.com/ñandú', 'https://x.com/ñandú'],
    ['javascript:alert(1)', 'form.link_unsafe'], ['JavaScript:alert(1)', 'form.link_unsafe'], ['data:text/html,<b>', 'form.link_unsafe'], ['file:///etc/passwd', 'form.link_unsafe'],
    ['ftp://x.com', 'form.link_unsafe'], ['vbscript:x', 'form.link_unsafe'], ['mailto:ana@x.com', 'form.link_unsafe'], ['java\u200bscript:alert(1)', 'form.tricky'],
    ['https://user:pass@x.com', 'form.not_link'], ['https://', 'form.not_link'], ['https:/x.com', 'form.not_link'], ['no tengo', 'form.not_link'], ['hola.mundo', 'form.not_link'],
    ['ana@mesa.example', 'form.not_link'], ['', 'form.not_link'], ['https://x.com https://y.com', 'form.link_several'], [`https://x.com/${'a'.repeat(3000)}`, 'form.not_link'],
  ])('%j', (text, value) => expect(read(field('link'), text)).toBe(value)); // prettier-ignore

  test('is kept whole, however long it may be', () => {
    const long = `https://x.com/${'a'.repeat(1500)}`;
    expect(read(field('link'), long)).toBe(long);
  });
});

describe('a place', () => {
  const here = { text: '-12.05, -77.04', latitude: -12.05, longitude: -77.04 };
  test.each<[string, unknown]>([
    ['Av. Arequipa 1234, Lince', { text: 'Av. Arequipa 1234, Lince' }], ['-12.05,-77.04', here], ['-12.05 -77.04', here], ['(-12,05; -77,04)', here], ['12.05 S, 77.04 W', here],
    ['lat: -12.05 lng: -77.04', here], ['https://maps.google.com/?q=-12.05,-77.04', here], ['https://www.google.com/maps/place/X/@-12.05,-77.04,17z', here],
    ['el almacén https://maps.google.com/?q=-12.05,-77.04', { ...here, text: 'el almacén' }], ['https://maps.app.goo.gl/abc', { text: 'https://maps.app.goo.gl/abc' }],
    ['', 'form.not_place'], ['12', 'form.not_place'], ['javascript:alert(1)', 'form.not_place'], ['91,0', 'form.not_coordinates'], ['-12.05,-277.04', 'form.not_coordinates'],
    ['x'.repeat(400), 'form.text_long'], ['Li\u200bma', 'form.tricky'],
  ])('%j', (text, value) => expect(read(field('place'), text)).toEqual(value)); // prettier-ignore
});

describe('a mark', () => {
  test.each<[string, unknown]>([
    ['5', 5], ['cinco', 5], ['4 estrellas', 4], ['five stars', 5], ['⭐⭐⭐⭐', 4], ['★★★', 3], ['4/5', 4], ['4 de 5', 4], ['3 out of 5', 3], ['le doy un 4', 4], ['una estrella', 1],
    ['', 'form.not_rating'], ['0', 'form.not_rating'], ['6', 'form.not_rating'], ['-1', 'form.not_rating'], ['4.5', 'form.not_rating'], ['8/10', 'form.not_rating'],
    ['⭐⭐⭐⭐⭐⭐', 'form.not_rating'], ['1 o 2', 'form.not_rating'], ['muy bueno', 'form.not_rating'], ['5²', 'form.tricky'],
  ])('%j', (text, value) => expect(read(field('rating'), text)).toEqual(value)); // prettier-ignore

  test('of another scale', () => expect(read(field('rating', { max: 10 }), '8/10')).toBe(8));
});
