import { describe, expect, test } from '@jest/globals';
import { field, lima, option } from './lima.ts';
import { read } from './answers.ts';

const services = field('choices', {
  options: [
    option('laptop', 'Laptop', { same_as: ['computadora', 'portátil'] }),
    option('monitor', 'Monitor'),
    option('kb', 'Teclado y mouse', { same_as: ['keyboard and mouse'] }),
    option('projector', 'Proyector'),
    option('mic', 'Micrófono'),
    option('coffee', 'Café', { when: { field: 'guests', gt: 10 } }),
  ],
});

describe('several options', () => {
  test.each<[string, unknown]>([
    ['1, 3 y 5', ['laptop', 'kb', 'mic']], ['1 3 5', ['laptop', 'kb', 'mic']], ['1-3', ['laptop', 'monitor', 'kb']], ['la primera y la tercera', ['laptop', 'kb']], ['la 2', ['monitor']],
    ['laptop y monitor', ['laptop', 'monitor']], ['monitor and laptop', ['laptop', 'monitor']], ['laptop + monitor', ['laptop', 'monitor']], ['laptop\nmonitor', ['laptop', 'monitor']],
    ['Teclado y mouse', ['kb']], ['laptop, teclado y mouse, proyector', ['laptop', 'kb', 'projector']], ['keyboard and mouse and laptop', ['laptop', 'kb']],
    ['quiero un proyector y un micrófono, por favor', ['projector', 'mic']], ['proyec y micro', ['projector', 'mic']], ['laptop laptop', ['laptop']],
    ['todos', ['laptop', 'monitor', 'kb', 'projector', 'mic']], ['all of them', ['laptop', 'monitor', 'kb', 'projector', 'mic']],
    ['todos menos el monitor', ['laptop', 'kb', 'projector', 'mic']], ['everything except laptop and mic', ['monitor', 'kb', 'projector']],
    ['ninguno', 'form.choices_none'], ['none of these', 'form.choices_none'], ['todos menos todos', 'form.not_choice'],
    ['', 'form.not_choice'], ['no', 'form.not_choice'], ['0', 'form.not_choice'], ['1 y 9', 'form.not_choice'], ['café', 'form.not_choice'], ['laptop e impresora', 'form.not_choice'],
    ['monitor sin laptop', 'form.not_choice'], ['laptop o monitor', 'form.choice_several'], ['x'.repeat(9000), 'form.not_choice'], ['lap\u200btop', 'form.tricky'],
  ])('%j', (text, value) => expect(read(services, text)).toEqual(value)); // prettier-ignore

  test('as many as there may be', () => {
    const few = { ...services, min: 2, max: 3 };
    expect(read(few, 'laptop')).toBe('form.choices_few');
    expect(read(few, 'laptop y monitor')).toEqual(['laptop', 'monitor']);
    expect(read(few, 'todos')).toBe('form.choices_many');
  });

  test('says which part it could not find, as it was written', async () => {
    const { readAnswer } = await import('../../../../src/domain/form/reading.ts');
    expect(readAnswer(services, 'laptop, Cámara', lima)).toMatchObject({ refusal: { params: { read: 'Cámara' } } });
  });
});

test('a denial names the one option that begins with it, and no other', () => {
  const install = {
    options: [option('s', 'Sí, con instalación'), option('n', 'No, solo la licencia'), option('m', 'Más tarde')],
  };
  expect(read(field('choice', install), 'no')).toBe('n');
  expect(read(field('choice', { options: [...install.options, option('x', 'No aplica')] }), 'no')).toBe('form.not_choice');
  expect(read(field('choice', { options: [option('a', 'Todavía no'), option('b', 'Ya')] }), 'no')).toBe('form.not_choice');
});

describe('several people', () => {
  const several = field('person', { several: true, max: 4 });

  test.each<[string, unknown]>([
    ['Ana y Luis', ['ana', 'luis']], ['para Ana y Luis', ['ana', 'luis']], ['Luis, Bob and me', ['luis', 'bob', 'ana']], ['yo', ['ana']], ['mi jefe y yo', ['luis', 'ana']],
    ['para mí y para Luis', ['ana', 'luis']], ['Ana Quispe y José Pérez', ['ana', 'jperez']], ['María José y Ana', ['mjose', 'ana']], ['ANA, ana, Ana', ['ana']], ['@ana @luis', ['ana', 'luis']],
    ['ana@mesa.example luis@mesa.example', ['ana', 'luis']], ['Ana con Luis', ['ana', 'luis']], ['somos 3: Ana, Luis y Bob', ['ana', 'luis', 'bob']], ['el jefe de Luis', ['marta']],
    ['José y Ana', 'form.person_several'], ['Ana y Pepito', 'form.person_unknown'], ['<@U0ANA> <@UX>', 'form.person_unknown'], ['todos', 'form.not_person'], ['nadie', 'form.not_person'],
    ['', 'form.not_person'], ['Ana Gómez', 'form.not_person'], ['Ana, Luis, Bob, Marta, José Pérez', 'form.people_many'],
  ])('%j', (text, value) => expect(read(several, text)).toEqual(value)); // prettier-ignore

  test('those who report to the asker', () => {
    expect(read(several, 'mi equipo', { ...lima, asker: 'luis' })).toEqual(['ana', 'bob']);
    expect(read(several, 'my team and me', { ...lima, asker: 'luis' })).toEqual(['ana', 'bob', 'luis']);
    expect(read(several, 'mi equipo')).toBe('form.not_person');
  });

  test('are no answer where one is asked for', () => {
    expect(read(field('person'), 'Ana y Luis')).toBe('form.person_several');
    expect(read(field('person'), 'yo y Luis')).toBe('form.person_several');
    expect(read(field('person'), "Luis's boss")).toBe('marta');
  });
});

describe('a site', () => {
  test.each<[string, string]>([
    ['san isidro', 'san-isidro'], ['sede de San Isidro', 'san-isidro'], ['la oficina de San Isidro', 'san-isidro'], ['en el callao por favor', 'callao'], ['almacén', 'callao'],
    ['surco', 'surco'], ['mi sede', 'san-isidro'], ['aquí', 'san-isidro'], ['here', 'san-isidro'], ['SAN ISIDRO HEAD OFFICE', 'san-isidro'], ['tienda sruco', 'surco'],
    ['sede', 'form.not_site'], ['Trujillo', 'form.not_site'], ['', 'form.not_site'], ['San Isidro o Surco', 'form.site_several'],
  ])('%j', (text, value) => expect(read(field('site'), text)).toBe(value)); // prettier-ignore
});

describe('an asset', () => {
  test.each<[string, string]>([
    ['LAP-0101', 'lap-0101'], ['lap0101', 'lap-0101'], ['es la lap 0101', 'lap-0101'], ['PF3XK2Q1', 'lap-0101'], ['mi laptop', 'lap-0101'], ['my laptop', 'lap-0101'], ['mi compu', 'lap-0101'],
    ['mi monitor', 'mon-0301'], ['impresora del piso 2', 'imp-0201'], ['second floor printer', 'imp-0201'], ['laptop de bob', 'lap-0102'],
    ['', 'form.not_asset'], ['LAP-0999', 'form.not_asset'], ['equipo 9999', 'form.not_asset'], ['mi impresora', 'form.not_asset'], ['la impresora', 'form.asset_several'], ['mis equipos', 'form.asset_several'],
  ])('%j', (text, value) => expect(read(field('asset'), text)).toBe(value)); // prettier-ignore

  test('that is confidential answers exactly as one that does not exist, but to its owner', () => {
    expect(read(field('asset'), 'LAP-0900')).toBe(read(field('asset'), 'LAP-0999'));
    expect(read(field('asset'), 'lap-0900')).toBe('form.not_asset');
    expect(read(field('asset'), 'LAP-0900', { ...lima, asker: 'luis' })).toBe('lap-0900');
    expect(read(field('asset'), 'mi laptop', { ...lima, asker: 'luis' })).toBe('lap-0900');
  });

  test('of some kinds only', () => {
    expect(read(field('asset', { of: ['printer'] }), 'LAP-0101')).toBe('form.not_asset');
    expect(read(field('asset', { of: ['laptop'] }), 'la laptop de bob')).toBe('lap-0102');
  });
});

test('words are no file, and nothing answers what is only read', () => {
  expect(read(field('attachment'), 'foto.jpg')).toBe('form.not_file');
  expect(read(field('information'), 'ok')).toBe('form.unreadable');
});

describe('numbers, beyond the ordinary', () => {
  test.each<[string, unknown]>([
    ['20%', 20], ['veinte por ciento', 20], ['20 percent', 20], ['½', 0.5], ['2½', 2.5], ['más o menos 500', 500], ['no más de 3', 3], ['１２', 12], ['dois mil', 2000],
    ['duzentos e cinquenta', 250], ['5²', 'form.tricky'], ['1\u200b2', 'form.tricky'], ['\u202e12', 'form.tricky'], ['\u206712', 'form.tricky'], ['٣', 'form.not_number'],
    ['1e309', 'form.not_number'], ['NaN', 'form.not_number'], ['Infinity', 'form.not_number'], ['0x10', 'form.not_number'], ['9'.repeat(400), 'form.not_number'],
    ['99999999999999', 'form.number_large'],
  ])('%j', (text, value) => expect(read(field('number'), text)).toEqual(value)); // prettier-ignore

  test.each<[string, unknown]>([
    ['S/½', { amount: 0.5, currency: 'PEN' }], ['más o menos 500 soles', { amount: 500, currency: 'PEN' }], ['un palo', 'form.not_money'],
    ['un sol', { amount: 1, currency: 'PEN' }], ['1e9 soles', 'form.not_money'], ['1\u200b00 soles', 'form.tricky'],
  ])('money: %j', (text, value) => expect(read(field('money'), text)).toEqual(value)); // prettier-ignore
});
