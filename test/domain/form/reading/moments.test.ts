import { describe, expect, test } from '@jest/globals';
import { field } from './lima.ts';
import { limaWithDates, read } from './answers.ts';

/** Local time of Lima, which is five hours behind UTC all year. */
const lima = (local: string): string => `${new Date(`${local}:00-05:00`).toISOString()}`;

describe('a day and a time, on Monday 2 March at 09:00', () => {
  const moment = field('date_time');

  test.each<[string, string]>([
    ['el viernes a las 3', '2026-03-06T15:00'], ['mañana a las 10:30', '2026-03-03T10:30'], ['friday at 3', '2026-03-06T15:00'], ['friday at 3am', '2026-03-06T03:00'],
    ['el 15 a las 9', '2026-03-15T09:00'], ['tomorrow 3pm', '2026-03-03T15:00'], ['hoy 4pm', '2026-03-02T16:00'], ['viernes 6 15:00', '2026-03-06T15:00'],
    ['viernes a las 15h', '2026-03-06T15:00'], ['viernes 15h30', '2026-03-06T15:30'], ['mañana tres de la tarde', '2026-03-03T15:00'],
    ['mañana a las tres y media', '2026-03-03T15:30'], ['mañana a las 4 menos cuarto', '2026-03-03T15:45'], ['un cuarto para las 5 mañana', '2026-03-03T16:45'],
    ['half past three tomorrow', '2026-03-03T15:30'], ['quarter to 4 on friday', '2026-03-06T15:45'], ['mañana al mediodía', '2026-03-03T12:00'], ['tomorrow at noon', '2026-03-03T12:00'],
    ['viernes a medianoche', '2026-03-07T00:00'], ['a las 3', '2026-03-02T15:00'], ['en 2 horas', '2026-03-02T11:00'], ['in 30 minutes', '2026-03-02T09:30'],
    ['dentro de media hora', '2026-03-02T09:30'], ['ahora', '2026-03-02T09:00'], ['esta tarde a las 4', '2026-03-02T16:00'], ['esta noche a las 8', '2026-03-02T20:00'],
    ['tonight at 9', '2026-03-02T21:00'], ['lun 9 a las 9am', '2026-03-09T09:00'], ['el 9 de marzo 2027 a las 14:00', '2027-03-09T14:00'], ['09/03 10:00', '2026-03-09T10:00'],
    ['2026-03-06T15:00', '2026-03-06T15:00'], ['2026-03-06 15:00', '2026-03-06T15:00'], ['2026-03-06T20:00:00.000Z', '2026-03-06T15:00'], ['2026-03-06T15:00:00-05:00', '2026-03-06T15:00'],
    ['amanhã às 15h', '2026-03-03T15:00'], ['sexta-feira às 3 da tarde', '2026-03-06T15:00'], ['mañana 12 am', '2026-03-03T00:00'], ['mañana 12 pm', '2026-03-03T12:00'],
    ['mañana 03:00', '2026-03-03T03:00'], ['mañana 9', '2026-03-03T09:00'], ['mañana en la noche 8', '2026-03-03T20:00'], ['el 5 del próximo mes a las 4', '2026-04-05T16:00'], ['mañana a la una y media', '2026-03-03T13:30'], ['el jueves 5 de marzo a las 16 horas', '2026-03-05T16:00'], ['2 pm on the 9th', '2026-03-09T14:00'],
  ])('%s', (text, local) => expect(read(moment, text, limaWithDates)).toBe(lima(local))); // prettier-ignore

  test.each<[string, string]>([
    ['', 'form.not_date_time'], ['no sé', 'form.not_date_time'], ['a las 25', 'form.not_date_time'], ['a las 13:75', 'form.not_date_time'], ['31/02 a las 3', 'form.not_date_time'],
    ['2026-03-06T25:00', 'form.not_date_time'], ['no puedo mañana a las 3', 'form.not_date_time'], ['¿puedo mañana a las 3?', 'form.not_date_time'],
    ['mañana', 'form.time_missing'], ['mañana por la tarde', 'form.time_missing'], ['el viernes de 3 a 5', 'form.time_missing'],
    ['viernes a las 3 o a las 4', 'form.time_several'], ['viernes o sábado a las 3', 'form.time_several'],
    ['hoy a las 7', 'form.time_past'], ['ayer a las 3', 'form.date_past'], ['1/1/9999 10:00', 'form.date_far'], ['mañana a las 1\u200b2', 'form.tricky'],
  ])('%j is %s', (text, code) => expect(read(moment, text, limaWithDates)).toBe(code)); // prettier-ignore

  test('a day that its limits leave out is refused with the limit', () => {
    const later = field('date_time', { min: 'today+2d', max: 'today+1m' });
    expect(read(later, 'mañana a las 10', limaWithDates)).toBe('form.date_early');
    expect(read(later, 'miércoles a las 10', limaWithDates)).toBe(lima('2026-03-04T10:00'));
    expect(read(later, '3 de abril a las 10', limaWithDates)).toBe('form.date_late');
  });

  test('is read in the zone of who answers', () => {
    const madrid = { ...limaWithDates, zone: 'Europe/Madrid' };
    expect(read(moment, 'el viernes a las 3', madrid)).toBe('2026-03-06T14:00:00.000Z');
    expect(read(moment, '30 de marzo a las 15:00', madrid)).toBe('2026-03-30T13:00:00.000Z');
  });
});

describe('from one day to another, on Monday 2 March', () => {
  const days = field('date_range');

  test.each<[string, string, string]>([
    ['del lunes al viernes', '2026-03-09', '2026-03-13'], ['from Monday to Friday', '2026-03-09', '2026-03-13'], ['de lunes a viernes', '2026-03-09', '2026-03-13'],
    ['lun a vie', '2026-03-09', '2026-03-13'], ['Mon-Fri', '2026-03-09', '2026-03-13'], ['de segunda a sexta-feira', '2026-03-09', '2026-03-13'],
    ['del 3 al 7 de marzo', '2026-03-03', '2026-03-07'], ['del 3 de marzo al 7 de abril', '2026-03-03', '2026-04-07'], ['March 9-13', '2026-03-09', '2026-03-13'],
    ['9th to the 13th of March', '2026-03-09', '2026-03-13'], ['entre el 9 y el 13 de marzo', '2026-03-09', '2026-03-13'], ['between 9 and 13 March', '2026-03-09', '2026-03-13'],
    ['del 20 de diciembre al 5 de enero', '2026-12-20', '2027-01-05'], ['del 9 al 13', '2026-03-09', '2026-03-13'], ['del lunes 9 al 13', '2026-03-09', '2026-03-13'],
    ['del 9 al 13 del próximo mes', '2026-04-09', '2026-04-13'], ['15 al 20', '2026-03-15', '2026-03-20'], ['3/3 - 7/3', '2026-03-03', '2026-03-07'],
    ['2026-03-03/2026-03-07', '2026-03-03', '2026-03-07'], ['03/03/2026 - 07/03/2026', '2026-03-03', '2026-03-07'], ['desde mañana hasta el viernes', '2026-03-03', '2026-03-06'],
    ['hoy y mañana', '2026-03-02', '2026-03-03'], ['mañana y pasado', '2026-03-03', '2026-03-04'], ['lunes, martes y miércoles', '2026-03-09', '2026-03-11'],
    ['next week', '2026-03-09', '2026-03-13'], ['la próxima semana', '2026-03-09', '2026-03-13'], ['esta semana', '2026-03-02', '2026-03-06'], ['la semana del 9', '2026-03-09', '2026-03-13'],
    ['fin de semana', '2026-03-07', '2026-03-08'], ['el próximo mes', '2026-04-01', '2026-04-30'], ['este mes', '2026-03-02', '2026-03-31'], ['todo abril', '2026-04-01', '2026-04-30'],
    ['primera quincena de abril', '2026-04-01', '2026-04-15'], ['2da quincena de abril', '2026-04-16', '2026-04-30'], ['5 días desde el lunes', '2026-03-09', '2026-03-13'],
    ['una semana desde el 9', '2026-03-09', '2026-03-15'], ['desde mañana por 5 días', '2026-03-03', '2026-03-07'], ['solo el viernes', '2026-03-06', '2026-03-06'],
  ])('%s', (text, from, to) => expect(read(days, text, limaWithDates)).toEqual({ from, to })); // prettier-ignore

  test.each<[string, string]>([
    ['', 'form.not_range'], ['no sé', 'form.not_range'], ['3 días', 'form.not_range'], ['del 30 al 31 de febrero', 'form.not_range'], ['5 días hábiles desde el lunes', 'form.not_range'],
    ['desde el viernes', 'form.range_half'], ['hasta el viernes', 'form.range_half'], ['a partir del lunes', 'form.range_half'],
    ['2026-03-07/2026-03-03', 'form.range_order'], ['del 7 al 3 de marzo', 'form.range_order'], ['2 de marzo, 5 de abril, 9 de mayo', 'form.range_several'],
    ['del 28 de febrero al 3 de marzo', 'form.date_past'], ['del 1/1/9999 al 2/1/9999', 'form.date_far'], ['no del lunes al viernes', 'form.not_range'],
  ])('%j is %s', (text, code) => expect(read(days, text, limaWithDates)).toBe(code)); // prettier-ignore

  test('may be only so long', () => {
    const week = field('date_range', { max_days: 7 });
    expect(read(week, 'del 3 al 9 de marzo', limaWithDates)).toEqual({ from: '2026-03-03', to: '2026-03-09' });
    expect(read(week, 'del 3 al 10 de marzo', limaWithDates)).toBe('form.range_long');
  });
});

describe('a date as the answer to a question for one', () => {
  test.each<[string, unknown]>([
    ['15', '2026-03-15'], ['quince de marzo', '2026-03-15'], ['el quince', '2026-03-15'], ['primero de abril', '2026-04-01'], ['20260309', '2026-03-09'],
    ['vie', '2026-03-06'], ['mon', '2026-03-09'], ['9 mar', '2026-03-09'], ['mar', '2026-03-03'], ['navidad', '2026-12-25'], ['a más tardar el viernes', '2026-03-06'],
    ['no más tarde del viernes', '2026-03-06'], ['el viernes de la otra semana', '2026-03-13'],
    ['32', 'form.not_date'], ['0', 'form.not_date'], ['31/02/2026', 'form.no_such_day'], ['31 de abril', 'form.no_such_day'], ['1/1/9999', 'form.date_far'],
    ['9 and 13 march', 'form.date_several'], ['mañana o pasado', 'form.date_several'], ['el 5 del próximo mes', '2026-04-05'], ['20 de este mes', '2026-03-20'], ['lo antes posible', 'form.not_date'],
  ])('%s', (text, value) => expect(read(field('date'), text, limaWithDates)).toEqual(value)); // prettier-ignore
});
