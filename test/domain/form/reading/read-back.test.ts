import { describe, expect, test } from '@jest/globals';
import { createReadDates } from '../../../../adapters/chrono/read-dates.ts';
import { loadDefinitions } from '../../../../adapters/config/load-definitions.ts';
import { createTranslate } from '../../../../adapters/i18next/translate.ts';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { showAnswer } from '../../../../src/domain/form/show-answer.ts';
import { createSpeaker } from '../../../../src/messaging/speak.ts';
import { field, lima } from './lima.ts';

const { definitions } = await loadDefinitions('config');
const translate = createTranslate('locales');
const readDates = createReadDates();

type Case = readonly [Parameters<typeof field>[0], unknown, { readonly several?: boolean }?];
const answers: readonly Case[] = [
  ['date', '2026-03-09'], ['date', '2027-01-05'], ['date_time', '2026-03-06T20:00:00.000Z'], ['date_time', '2026-08-03T01:05:00.000Z'], ['date_time', '2026-05-03T05:05:00.000Z'],
  ['date_range', { from: '2026-03-03', to: '2026-03-07' }], ['date_range', { from: '2026-12-28', to: '2027-01-05' }], ['date_range', { from: '2026-03-09', to: '2026-03-09' }],
  ['duration', 90], ['duration', 120], ['duration', 45], ['duration', 2880], ['duration', 3605], ['money', { amount: 1200.5, currency: 'PEN' }], ['money', { amount: 99, currency: 'USD' }],
  ['money', { amount: 1e6, currency: 'EUR' }], ['number', 1234.5], ['number', -7], ['number', 1e6], ['rating', 4], ['person', 'ana'], ['person', ['ana', 'luis', 'bob'], { several: true }],
  ['site', 'callao'], ['department', 'hr'], ['asset', 'lap-0101'], ['place', { text: 'Piura' }], ['place', { text: '-12.05, -77.04', latitude: -12.05, longitude: -77.04 }],
  ['place', { text: 'El almacén', latitude: -12.05, longitude: -77.04 }], ['yes_no', true], ['yes_no', false], ['email', 'ana@mesa.example'], ['phone', '+51999888777'], ['link', 'https://x.com/a'],
]; // prettier-ignore

describe.each(['es', 'en'] as const)('an answer as it is shown in %s', (language) => {
  const speaker = createSpeaker({ translate, definitions }, { language, zone: lima.zone });
  const { people, departments, sites, assets } = definitions;
  const read = (text: string) => readDates(text, { now: lima.now, zone: lima.zone, language });
  const place = { ...lima, language, people, departments, sites, assets, readDates: read };

  test.each(answers)('can be typed: %s %j', (...[kind, answer, more = {}]) => {
    const one = field(kind, more);
    const text = speaker.value(showAnswer(one, answer as never, definitions));
    expect(readAnswer(one, text, place)).toEqual({ ok: true, value: answer });
  });
});
