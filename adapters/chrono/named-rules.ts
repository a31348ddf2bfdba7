import { countOf, rule, shifted, weekdayAfter, type DateRules } from './date-rule.ts';
import { patterns } from './date-words.ts';
import { addMonths, dayOf, lastOfMonth, nextMonday, partsOf } from './local-day.ts';
import { NEXT_WEEK } from './weekday-rules.ts';

/** "hoy", "mañana", "ayer". */
export const nearRules: DateRules = {
  gate: /hoy|today|hoje|esta |this |tonight|ayer|yesterday|ontem|anoche|last night|manana|tomor|tommor|tmrw|amanha/,
  rules: [
    rule('pasado manana|depois de amanha|(?:the )?day after tomorrow', (_, today) => [today + 2]),
    rule(
      'hoy(?: dia| mismo)?|today|hoje(?: mesmo)?|esta (?:misma )?(?:manana|tarde|noche)|this (?:morning|afternoon|evening)|tonight',
      (_, today) => [today],
    ),
    rule('anteayer|antes de ayer|antier|anteontem|(?:the )?day before yesterday', (_, today) => [today - 2]),
    rule('ayer|yesterday|ontem|anoche|last night', (_, today) => [today - 1]),
    // "por la mañana", "de la mañana", "toda la mañana" say the part of a day.
    rule('(?<!\\b(?:la|esta|media|una|cada|misma) )manana|tomm?orr?ow|tmrw|amanha', (_, today) => [today + 1]),
  ],
};

/** Ends and beginnings of weeks, months and years. */
export const periodRules: DateRules = {
  gate: /mes|month|ano|year|week|semana|finde|eom|eow|quarter|trimestre/,
  rules: [
    rule(
      '(?:(?:a |hasta |para )?(?:el )?fin(?:es|ales)? (?:de|del|de este) mes|(?:the )?end of (?:the |this )?month|eom|(?:ate )?(?:o )?(?:fim|final) do mes)',
      (_, today) => [lastOfMonth(today)],
    ),
    rule(
      '(?:a |hasta |para )?(?:el )?fin(?:es|ales)? (?:de|del|de este) trimestre|(?:the )?end of (?:the |this )?quarter|(?:ate )?(?:o )?(?:fim|final) do trimestre',
      (_, today) => {
        const { month, date } = partsOf(today);
        return [lastOfMonth(addMonths(today - date + 1, (3 - (month % 3)) % 3))];
      },
    ),
    rule(
      '(?:a |para )?(?:el )?fin(?:es|ales)? (?:de|del) ano|(?:the )?end of (?:the |this )?year|(?:o )?(?:fim|final) do ano',
      (_, today) => [dayOf(partsOf(today).year, 12, 31)],
    ),
    rule(
      '(?:a |hasta |para )?(?:el )?fin(?:es|ales)? de la (?:proxima semana|semana que viene|semana proxima|otra semana|semana entrante)|(?:the )?end of next week|(?:o )?(?:fim|final) da (?:proxima semana|semana que vem)',
      (_, today) => [nextMonday(today) + 4],
    ),
    rule(
      '(?:a |hasta |para )?(?:el )?fin(?:es|ales)? (?:de|del) (?:proximo mes|mes que viene|mes entrante)|(?:the )?end of next month|(?:o )?(?:fim|final) do (?:proximo mes|mes que vem)',
      (_, today) => [lastOfMonth(addMonths(today - partsOf(today).date + 1, 1))],
    ),
    // The week's work ends on Friday; said at the weekend, it is the next one's.
    rule(
      '(?:el )?fin(?:es|ales)? de (?:la|esta) semana|(?:the )?end of (?:the |this )?week|eow|(?:ate )?(?:o )?(?:fim|final) da semana',
      (_, today) => [weekdayAfter(today - 1, 5)],
    ),
    rule(
      '(?:este |el )?(?:proximo )?(?:fin de semana|finde)|(?:this |the |next )?weekend|(?:este |no )?(?:fim|final) de semana',
      (_, today) => [weekdayAfter(today - 1, 6)],
    ),
    rule(`(?:la )?(?:${NEXT_WEEK})`, (_, today) => [nextMonday(today)]),
    rule('(?:el )?(?:proximo mes|mes que viene|mes que vem|mes entrante)|next month', (_, today) => [
      addMonths(today - partsOf(today).date + 1, 1),
    ]),
  ],
};

const UNIT = 'dias?|days?|semanas?|weeks?|mes|meses|months?|anos?|years?|quincenas?|fortnights?';
/** Working days are counted by a calendar that is not known here. */
const NOT_WORKING = '(?! (?:habiles|laborables|utiles|uteis))';

/** So many days from now, or ago. */
export const distanceRules: DateRules = {
  gate: /dia|day|semana|week|mes|month|ano|year|quincena|fortnight/,
  rules: [
    rule(
      `(?:en|dentro de|in|em|daqui a|de aqui a|within) (?:(?:unos|unas|about|aprox|the next|los proximos|las proximas) )?(?<n>${patterns.count}|\\d{1,3}|un par de|a couple of|um par de) (?<unit>${UNIT})${NOT_WORKING}`,
      ({ n, unit }, today) => [shifted(today, { n: / (?:par|couple) /.test(n ?? '') ? '2' : n, unit }, 1)],
    ),
    // "Two weeks from today", "a week today"; "it has been down a week today" tells how long.
    rule(
      `(?<n>${patterns.count}|\\d{1,3}) (?<unit>${UNIT}) from (?:now|today)|(?<!(?:been|for|down|is|was|last|past) )(?<m>${patterns.count}|\\d) (?<u>weeks?|fortnight) today`,
      ({ n, unit, m, u }, today) => [shifted(today, { n: n ?? m, unit: unit ?? u }, 1)],
    ),
    // "The next two weeks" are how long; from which day is not said.
    rule(
      `(?:the )?next (?:\\d{1,3}|${patterns.count}|couple of|few) (?:${UNIT})|(?:los |las |os |as )?(?:proxim[oa]s) (?:\\d{1,3}|${patterns.count}) (?:${UNIT})`,
      () => [undefined],
    ),
    rule(
      `(?:hace|ha|faz) (?<n>\\d{1,3}|${patterns.count}) (?<unit>${UNIT})|(?<m>\\d{1,3}|${patterns.count}) (?<u>${UNIT}) (?:ago|atras)`,
      ({ n, unit, m, u }, today) => [
        Number.isNaN(countOf(n ?? m)) ? undefined : shifted(today, { n: n ?? m, unit: unit ?? u }, -1),
      ],
    ),
  ],
};
