import { countOf, rule, shifted, weekdayAfter, type DateRules } from './date-rule.ts';
import { patterns, weekdays } from './date-words.ts';
import { addMonths, dayOf, lastOfMonth, nextMonday, partsOf, type Day } from './local-day.ts';

const SPANISH_OR_ENGLISH_DAY =
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
// "segunda" alone is mostly "second": Portuguese weekdays count with "-feira" or after "na", "até", "nesta", "próxima".
const PORTUGUESE_DAY = '(?:segunda|terca|quarta|quinta|sexta)';
// "martes 10 de marzo", "viernes 13": the number says which, the weekday only repeats it.
const NO_NUMBER_AFTER = '(?!,? (?:el )?[0-3]?\\d(?! ?(?:am|pm|h)|[\\d:]))';

const weekdayOf = (name: string | undefined): number => weekdays[(name ?? '').replace('-feira', '')] ?? 1;

/** The day of next week that has a name; Sunday is its last. */
const inNextWeek = (today: Day, name: string | undefined): Day => nextMonday(today) + ((weekdayOf(name) + 6) % 7);

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

/** Days by the name of the week's day. */
export const weekdayRules: DateRules = {
  gate: /lunes|martes|miercoles|jueves|viernes|sabado|domingo|day|segunda|terca|quarta|quinta|sexta/,
  rules: [
    rule(
      `(?:el |este |on )?(?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?)(?:,? (?:de|of|da) (?:la )?(?:proxima semana|semana que viene|semana que vem|otra semana|semana entrante|next week)| next week| proxima semana)`,
      ({ w }, today) => [inNextWeek(today, w)],
    ),
    rule(
      `(?:el )?(?<w>${SPANISH_OR_ENGLISH_DAY}) pasado|(?:el )?pasado (?<x>${SPANISH_OR_ENGLISH_DAY})|last (?<z>${SPANISH_OR_ENGLISH_DAY})|(?<v>${PORTUGUESE_DAY})(?:-feira)? passada`,
      ({ w, x, z, v }, today) => {
        const weekday = weekdayOf(w ?? x ?? z ?? v);
        return [weekdayAfter(today, weekday) - (partsOf(today).weekday === weekday ? 14 : 7)];
      },
    ),
    // "este viernes" may be today; without "este" it is a day to come.
    rule(
      `(?:este|this|neste|nesta|esta) (?:coming )?(?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?)`,
      ({ w }, today) => [weekdayAfter(today - 1, weekdayOf(w))],
    ),
    rule(
      `(?:(?:el |on |next |coming |(?:el )?proximo |no proximo )?(?<w>${SPANISH_OR_ENGLISH_DAY})(?: que viene| que vem| proximo| entrante| siguiente)?|(?:na |ate |(?:na )?proxima )(?<x>${PORTUGUESE_DAY})(?:-feira)?(?: que vem)?|(?<z>${PORTUGUESE_DAY})(?:-feira(?: que vem)?| que vem))${NO_NUMBER_AFTER}`,
      ({ w, x, z }, today) => [weekdayAfter(today, weekdayOf(w ?? x ?? z))],
    ),
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
    rule('(?:el )?fin(?:es|ales)? de (?:la|esta) semana|(?:the )?end of (?:the |this )?week|eow|fim da semana', (_, today) => [
      weekdayAfter(today - 1, 5),
    ]),
    rule(
      '(?:este |el )?(?:proximo )?(?:fin de semana|finde)|(?:this |the |next )?weekend|(?:este |no )?(?:fim|final) de semana',
      (_, today) => [weekdayAfter(today - 1, 6)],
    ),
    rule(
      '(?:la )?(?:proxima semana|semana que viene|semana proxima|semana que vem|otra semana|semana entrante|semana siguiente)|next week',
      (_, today) => [nextMonday(today)],
    ),
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
