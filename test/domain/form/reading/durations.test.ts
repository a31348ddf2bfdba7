import { describe, expect, test } from '@jest/globals';
import { field } from './lima.ts';
import { read } from './answers.ts';

const length = field('duration');

describe('how long', () => {
  test.each<[string, unknown]>([
    ['2h', 120], ['30m', 30], ['30 min', 30], ['1d', 1440], ['2h30', 150], ['1h30', 90], ['1h30m', 90], ['1:30', 90], ['1:30 h', 90], ['90 minutos', 90],
    ['2 horas y media', 150], ['hora y media', 90], ['una hora y media', 90], ['media hora', 30], ['dos horas', 120], ['dos horas y 15 minutos', 135],
    ['2 horas y cuarto', 135], ['tres cuartos de hora', 45], ['un cuarto de hora', 15], ['half an hour', 30], ['an hour and a half', 90],
    ['two and a half hours', 150], ['2.5 horas', 150], ['1,5 h', 90], ['2½ horas', 150], ['3 días', 4320], ['2 semanas', 20160], ['todo el día', 1440],
    ['1 hora y 20', 80], ['2 hours 15', 135], ['duas horas e meia', 150], ['de 3 a 5', 120], ['de 15:00 a 16:30', 90], ['from 11 to 1', 120], ['9 a 11 am', 120],
    ['de 22 a 6', 480], ['unas dos horas más o menos', 120], ['no más de 2 horas', 120], ['dura 2 horas, por favor', 120], ['45 segundos', 1], ['1 día y 4 horas', 1680],
    // What helps nobody to guess.
    ['2', 'form.not_duration'], ['', 'form.not_duration'], ['un rato', 'form.not_duration'], ['horas', 'form.not_duration'], ['-2 horas', 'form.not_duration'],
    ['1e309 h', 'form.not_duration'], ['NaN minutos', 'form.not_duration'], ['¿cuántas horas puedo?', 'form.not_duration'], ['no son 2 horas', 'form.not_duration'],
    ['2 o 3 horas', 'form.duration_several'], ['entre 2 y 3 horas', 'form.duration_several'], ['2 horas, 3 horas', 'form.duration_several'],
    ['0 horas', 'form.duration_short'], ['999999999999 horas', 'form.duration_long'], ['1\u200b2 horas', 'form.tricky'], ['\u202e12 horas', 'form.tricky'],
    ['x'.repeat(5000), 'form.not_duration'],
  ])('%j', (text, value) => expect(read(length, text)).toEqual(value)); // prettier-ignore

  test.each<[string, unknown]>([
    ['29 min', 'form.duration_short'],
    ['30 min', 30],
    ['3 días', 4320],
    ['3 días y 1 hora', 'form.duration_long'],
  ])('within limits: %s', (text, value) => expect(read(field('duration', { min: '30m', max: '3d' }), text)).toEqual(value));
});
