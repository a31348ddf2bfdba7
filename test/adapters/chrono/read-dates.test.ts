import { describe, expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';

const readDates = createReadDates();
/** Monday. */
const monday = { now: new Date('2026-03-02T09:00:00-05:00'), zone: 'America/Lima' };
const dates = (text: string, place = monday) => readDates(text, place).map(({ date }) => date);

test.each([
  ['hoy', '2026-03-02'],
  ['mañana', '2026-03-03'],
  ['pasado mañana', '2026-03-04'],
  ['ayer', '2026-03-01'],
  ['el lunes', '2026-03-09'],
  ['el lunes que viene', '2026-03-09'],
  ['el próximo viernes', '2026-03-06'],
  ['este viernes', '2026-03-06'],
  ['este lunes', '2026-03-02'],
  ['el viernes 13', '2026-03-13'],
  ['el miércoles de la próxima semana', '2026-03-11'],
  ['fin de mes', '2026-03-31'],
  ['a fin de año', '2026-12-31'],
  ['en dos semanas', '2026-03-16'],
  ['dentro de 3 días', '2026-03-05'],
  ['hace dos días', '2026-02-28'],
  ['la próxima semana', '2026-03-09'],
  ['el próximo mes', '2026-04-01'],
  ['15 de marzo', '2026-03-15'],
  ['martes 10 de marzo', '2026-03-10'],
  ['1 de enero', '2027-01-01'],
  ['20 de diciembre de 2027', '2027-12-20'],
  ['15/3', '2026-03-15'],
  ['15/03/2026', '2026-03-15'],
  ['5/4', '2026-04-05'],
  ['2026-04-01', '2026-04-01'],
  ['ingresa un compañero el 15, preparar puesto', '2026-03-15'],
])('Spanish: %s', (text, date) => expect(dates(text)).toEqual([date]));

test.each([
  ['la próxima semana de martes a jueves', '2026-03-10', '2026-03-12'],
  ['de martes a jueves de la próxima semana', '2026-03-10', '2026-03-12'],
  ['la otra semana, el martes y el jueves', '2026-03-10', '2026-03-12'],
  ['la semana que viene el martes', '2026-03-10'],
  ['next week Tuesday to Thursday', '2026-03-10', '2026-03-12'],
  ['a próxima semana, na terça', '2026-03-10'],
  ['la próxima semana. El martes no estoy', '2026-03-09', '2026-03-03'],
  ['la próxima semana, viernes 13', '2026-03-09', '2026-03-13'],
])('days of a week that is named: %s', (text, ...expected) => expect(dates(text)).toEqual(expected));

test.each([
  ['New starter Monday 16th - Priya', '2026-03-16'],
  ['Monday the 16th', '2026-03-16'],
  ['Fri 13th', '2026-03-13'],
  ['starts Wed 11 Mar', '2026-03-11'],
  ['Monday, March 16', '2026-03-16'],
  ['by Fri please', '2026-03-06'],
  ['na quarta, dia 11', '2026-03-11'],
  ['quarta-feira dia 11/03', '2026-03-11'],
  // The number is none of a month.
  ['Thursday 3 to 4pm', '2026-03-05'],
  ['Friday 10 to 11', '2026-03-06'],
  ['Friday, 3 of us', '2026-03-06'],
  ['on Monday 2nd floor printer', '2026-03-09'],
  ['SAT 12 is down'],
  // Which of the two is wrong, and whether these are hours, nobody knows.
  ['el viernes 12'],
  ['Tuesday 10-11'],
])('a weekday beside a number: %s', (text, ...expected) => expect(dates(text)).toEqual(expected));

test.each([
  ['a week on Tuesday', '2026-03-10'],
  ['Tuesday week', '2026-03-10'],
  ['two weeks from today', '2026-03-16'],
  ['a week today', '2026-03-09'],
  ['down for two weeks today', '2026-03-02'],
  ['the first Monday of April', '2026-04-06'],
  ['last Friday of the month', '2026-03-27'],
  ['último viernes del mes', '2026-03-27'],
  ['primera segunda do mês que vem', '2026-04-06'],
  ['quinta das 15h às 16h', '2026-03-05'],
  ['de segunda a sexta', '2026-03-09', '2026-03-13'],
  ['para segunda', '2026-03-09'],
  ['desde sexta passada', '2026-02-27'],
  ['entre 9 e 13 de março', '2026-03-09', '2026-03-13'],
  ['até o final da semana', '2026-03-06'],
  ['la segunda pantalla, por quinta vez'],
])('days by the week: %s', (text, ...expected) => expect(dates(text)).toEqual(expected));

test.each([
  ['today', '2026-03-02'],
  ['tomorrow', '2026-03-03'],
  ['the day after tomorrow', '2026-03-04'],
  ['next monday', '2026-03-09'],
  ['by friday', '2026-03-06'],
  ['end of month', '2026-03-31'],
  ['vpn until end of quarter', '2026-03-31'],
  ['hasta fin de trimestre', '2026-03-31'],
  ['para quinta que vem', '2026-03-05'],
  ['by the end of next week', '2026-03-13'],
  ['within the next two weeks', '2026-03-16'],
  ['next week', '2026-03-09'],
  ['in 3 days', '2026-03-05'],
  ['two weeks ago', '2026-02-16'],
  ['March 15th', '2026-03-15'],
  ['15th of March', '2026-03-15'],
  ['on the 15th', '2026-03-15'],
  ['5/4', '2026-04-05'],
  ['3/15', '2026-03-15'],
])('English: %s', (text, date) =>
  expect(readDates(text, { ...monday, language: 'en' }).map((found) => found.date)).toEqual([date]),
);

test.each([
  ['amanhã', '2026-03-03'],
  ['depois de amanhã', '2026-03-04'],
  ['para sexta-feira', '2026-03-06'],
  ['na segunda', '2026-03-09'],
  ['fim do mês', '2026-03-31'],
])('Portuguese: %s', (text, date) => expect(dates(text)).toEqual([date]));

describe('ranges and several dates', () => {
  test.each([
    ['vacaciones del 10 al 20 de abril', '2026-04-10', '2026-04-20'],
    ['del 28 de marzo al 3 de abril', '2026-03-28', '2026-04-03'],
    ['del 20 de diciembre al 5 de enero', '2026-12-20', '2027-01-05'],
    ['del 5 al 12', '2026-03-05', '2026-03-12'],
    ['from april 10 to 20', '2026-04-10', '2026-04-20'],
    ['off from july 3 to july 14', '2026-07-03', '2026-07-14'],
    ['desde mañana hasta el viernes', '2026-03-03', '2026-03-06'],
  ])('%s', (text, ...both) => expect(dates(text)).toEqual(both));
});

describe('no dates', () => {
  test.each([
    'por la mañana',
    'de la mañana',
    'no puedo imprimir',
    'necesito 2 laptops',
    'necesito una segunda pantalla',
    'soporte 24/7',
    'el servidor 192.168.1.10',
    'windows version 3.5',
    'excel 2016',
    'may I use it',
    'ahora',
    'hace 2 horas',
    'desde las 7',
    'a las 3',
    'el piso 3',
    'INC-25',
    '31/4',
    'tengo 3 meses aquí',
    'el mar',
  ])('%s', (text) => expect(dates(text)).toEqual([]));
});

test('a date tells its words, its place and its time', () => {
  expect(readDates('la reunión es el viernes a las 3', monday)).toEqual([
    { date: '2026-03-06', text: 'el viernes', index: 14, time: '15:00' },
  ]);
  expect(readDates('mañana por la mañana', monday)).toEqual([{ date: '2026-03-03', text: 'mañana', index: 0 }]);
  expect(readDates('15/3 9:30', monday)[0]?.time).toBe('09:30');
  expect(readDates('tomorrow at 10 pm', monday)[0]?.time).toBe('22:00');
});

test("today is the reader's, not Greenwich's", () => {
  const late = new Date('2026-03-03T03:00:00Z');
  expect(dates('hoy', { now: late, zone: 'America/Lima' })).toEqual(['2026-03-02']);
  expect(dates('hoy', { now: late, zone: 'Europe/Madrid' })).toEqual(['2026-03-03']);
});
