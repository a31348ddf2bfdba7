import { addMonths, dayOf, lastOfMonth, nextMonday, partsOf, type Day } from './local-day.ts';

/** One way of naming days. `read` gives the days that a match names (two for a range), none if it names no real one. */
export interface DateRule {
  /** Matched against folded text: lower case, no accents, same length as the text as written. */
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, today: Day) => readonly (Day | undefined)[];
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'enero ene january jan janeiro',
    'febrero feb february fevereiro fev',
    'marzo march marco mar',
    'abril abr april apr',
    'mayo may maio',
    'junio jun june junho',
    'julio jul july julho',
    'agosto ago august aug',
    'septiembre setiembre set sept sep september setembro',
    'octubre oct october outubro out',
    'noviembre nov november novembro',
    'diciembre dic december dec dezembro dez',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
const WEEKDAYS: Readonly<Record<string, number>> = {
  domingo: 0, sunday: 0, lunes: 1, monday: 1, segunda: 1, martes: 2, tuesday: 2, terca: 2, miercoles: 3, wednesday: 3, quarta: 3,
  jueves: 4, thursday: 4, quinta: 4, viernes: 5, friday: 5, sexta: 5, sabado: 6, saturday: 6,
}; // prettier-ignore
const COUNTS: Readonly<Record<string, number>> = {
  un: 1, una: 1, um: 1, uma: 1, a: 1, an: 1, one: 1, dos: 2, dois: 2, duas: 2, two: 2, tres: 3, three: 3, cuatro: 4, quatro: 4, four: 4,
  cinco: 5, five: 5, seis: 6, six: 6, diez: 10, dez: 10, ten: 10, quince: 15, quinze: 15, fifteen: 15,
}; // prettier-ignore

const MONTH = `(?:${Object.keys(MONTHS).sort((a, b) => b.length - a.length).join('|')})`; // prettier-ignore
const SPANISH_OR_ENGLISH_DAY =
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
// "segunda" alone is mostly "second": Portuguese weekdays count with "-feira" or after "na", "até", "nesta", "próxima".
const PORTUGUESE_DAY = '(?:segunda|terca|quarta|quinta|sexta)';
const COUNT = `\\d{1,3}|${Object.keys(COUNTS).join('|')}`;
const DAY_NUMBER = '[0-3]?\\d';

// "martes 10 de marzo", "viernes 13": the number says which, the weekday only repeats it.
const NO_NUMBER_AFTER = `(?!,? (?:el )?${DAY_NUMBER}(?! ?(?:am|pm|h)|[\\d:]))`;

const rule = (pattern: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`(?<![\\p{L}\\d/.-])(?:${pattern})(?![\\p{L}\\d])`, 'gu'),
  read,
});

const number = (text: string | undefined): number => (text === undefined ? NaN : (COUNTS[text] ?? Number(text)));

/** The first such weekday after today: "el lunes" said on a Monday is the Monday to come. */
const weekdayAfter = (today: Day, weekday: number): Day => today + ((weekday - partsOf(today).weekday + 6) % 7) + 1;

/** A date without a year is the next one to come, today included. */
const comingDate = (today: Day, month: number, date: number): Day | undefined => {
  const { year } = partsOf(today);
  const here = dayOf(year, month, date);
  return here !== undefined && here >= today
    ? here
    : (dayOf(year + 1, month, date) ?? dayOf(year + 2, month, date) ?? dayOf(year + 3, month, date));
};

/** The next day of some month with that number. */
const comingNumber = (today: Day, date: number): Day | undefined => {
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 3; ahead++) {
    const first = partsOf(addMonths((dayOf(year, month, 1) ?? today), ahead)); // prettier-ignore
    const day = dayOf(first.year, first.month, date);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
};

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

const dated = (today: Day, written: { date: string | undefined; month: number; year?: string | undefined }): Day | undefined =>
  written.year === undefined
    ? comingDate(today, written.month, Number(written.date))
    : dayOf(fullYear(written.year), written.month, Number(written.date));

/** Two ends in order: an end before its beginning belongs to the next month or year. */
const range = (first: Day | undefined, last: Day | undefined, step: 1 | 12): readonly (Day | undefined)[] =>
  first !== undefined && last !== undefined && last < first ? [first, addMonths(last, step)] : [first, last];

/**
 * Numbers with a slash: day first, in Spanish and in English too, for so the desk's country writes them; month first only where day
 * first is impossible ("3/15").
 */
const slashed = (today: Day, { a, b, y }: Readonly<Record<string, string | undefined>>): Day | undefined => {
  const swap = Number(b) > 12;
  return dated(today, { date: swap ? b : a, month: Number(swap ? a : b), year: y });
};

const UNITS: Readonly<Record<string, (day: Day, count: number) => Day>> = {
  d: (day, count) => day + count,
  s: (day, count) => day + 7 * count,
  w: (day, count) => day + 7 * count,
  m: addMonths,
  a: (day, count) => addMonths(day, 12 * count),
  y: (day, count) => addMonths(day, 12 * count),
};
const UNIT = 'dias?|days?|semanas?|weeks?|mes|meses|months?|anos?|years?';

const shifted = (today: Day, { n, unit }: Readonly<Record<string, string | undefined>>, sign: 1 | -1): Day | undefined =>
  UNITS[unit?.charAt(0) ?? '']?.(today, sign * number(n));

const YEAR = '(?:(?:,? (?:de |del )?)(?<y>20\\d\\d))?';

/** Tried in order; what an earlier rule has read, a later one leaves alone. */
export const dateRules: readonly DateRule[] = [
  rule('(?<y>20\\d\\d)-(?<m>[01]?\\d)-(?<d>[0-3]?\\d)', ({ y, m, d }) => [dayOf(Number(y), Number(m), Number(d))]),
  rule('(?<a>[0-3]?\\d)[/.-](?<b>[0-3]?\\d)[/.-](?<y>20\\d\\d|\\d\\d)(?!\\.\\d)', (groups, today) => [slashed(today, groups)]),
  // "24/7" is how long, not when.
  rule('(?!24/7)(?<a>[0-3]?\\d)/(?<b>[0-3]?\\d)(?!/)', (groups, today) => [slashed(today, groups)]),
  rule(
    `(?:del |de |from )?(?<a>${DAY_NUMBER})(?: al? | to | ?[-–] ?| ate )(?:el )?(?<b>${DAY_NUMBER})(?: de | of | )(?<m>${MONTH})${YEAR}`,
    ({ a, b, m, y }, today) => {
      const month = MONTHS[m ?? ''] ?? 0;
      return range(dated(today, { date: a, month, year: y }), dated(today, { date: b, month, year: y }), 12);
    },
  ),
  rule(
    `(?:from )?(?<m>${MONTH}) (?<a>${DAY_NUMBER})(?:st|nd|rd|th)?(?: to | ?[-–] ?| through )(?<b>${DAY_NUMBER})(?:st|nd|rd|th)?${YEAR}`,
    ({ a, b, m, y }, today) => {
      const month = MONTHS[m ?? ''] ?? 0;
      return range(dated(today, { date: a, month, year: y }), dated(today, { date: b, month, year: y }), 12);
    },
  ),
  rule(`(?<d>${DAY_NUMBER})(?:ro|st|nd|rd|th)?(?: de | of | )(?<m>${MONTH})${YEAR}`, ({ d, m, y }, today) => [
    dated(today, { date: d, month: MONTHS[m ?? ''] ?? 0, year: y }),
  ]),
  rule(`(?<m>${MONTH}) (?:the )?(?<d>${DAY_NUMBER})(?:st|nd|rd|th)?${YEAR}`, ({ d, m, y }, today) => [
    dated(today, { date: d, month: MONTHS[m ?? ''] ?? 0, year: y }),
  ]),
  rule(`del (?<a>${DAY_NUMBER}) al (?<b>${DAY_NUMBER})(?!:|h)`, ({ a, b }, today) => {
    const first = comingNumber(today, Number(a));
    return [first, first === undefined ? undefined : comingNumber(first, Number(b))];
  }),
  rule('pasado manana|depois de amanha|(?:the )?day after tomorrow', (_, today) => [today + 2]),
  rule('hoy(?: dia| mismo)?|today|hoje|esta (?:manana|tarde|noche)|this (?:morning|afternoon|evening)|tonight', (_, today) => [
    today,
  ]),
  rule('anteayer|antes de ayer|anteontem|(?:the )?day before yesterday', (_, today) => [today - 2]),
  rule('ayer|yesterday|ontem|anoche|last night', (_, today) => [today - 1]),
  // "por la mañana", "de la mañana", "toda la mañana" say the part of a day.
  rule('(?<!\\b(?:la|esta|media|una|cada) )manana|tomorrow|amanha', (_, today) => [today + 1]),
  rule(
    `(?:el |este |on )?(?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?)(?:,? (?:de|of|da) (?:la )?(?:proxima semana|semana que viene|semana que vem|otra semana|next week)| next week| proxima semana)`,
    ({ w }, today) => [nextMonday(today) + (((WEEKDAYS[(w ?? '').replace('-feira', '')] ?? 1) + 6) % 7)],
  ),
  rule(
    `(?:el )?(?<w>${SPANISH_OR_ENGLISH_DAY}) pasado|(?:el )?pasado (?<x>${SPANISH_OR_ENGLISH_DAY})|last (?<z>${SPANISH_OR_ENGLISH_DAY})`,
    ({ w, x, z }, today) => [
      weekdayAfter(today, WEEKDAYS[w ?? x ?? z ?? ''] ?? 1) -
        (partsOf(today).weekday === (WEEKDAYS[w ?? x ?? z ?? ''] ?? 1) ? 14 : 7),
    ],
  ),
  // "este viernes" may be today; without "este" it is a day to come.
  rule(`(?:este|this|neste|nesta) (?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?)`, ({ w }, today) => [
    weekdayAfter(today - 1, WEEKDAYS[(w ?? '').replace('-feira', '')] ?? 1),
  ]),
  rule(
    `(?:(?:el |on |next |(?:el )?proximo |no proximo )?(?<w>${SPANISH_OR_ENGLISH_DAY})(?: que viene| que vem| proximo)?|(?:na |ate |(?:na )?proxima )(?<x>${PORTUGUESE_DAY})(?:-feira)?(?: que vem)?|(?<z>${PORTUGUESE_DAY})-feira(?: que vem)?)${NO_NUMBER_AFTER}`,
    ({ w, x, z }, today) => [weekdayAfter(today, WEEKDAYS[w ?? x ?? z ?? ''] ?? 1)],
  ),
  rule(
    '(?:(?:a |hasta |para )?(?:el )?fin(?:es|ales)? (?:de|del) mes|(?:the )?end of (?:the |this )?month|(?:ate )?(?:o )?fim do mes)',
    (_, today) => [lastOfMonth(today)],
  ),
  rule(
    '(?:a |para )?(?:el )?fin(?:es|ales)? (?:de|del) ano|(?:the )?end of (?:the |this )?year|(?:o )?fim do ano',
    (_, today) => [dayOf(partsOf(today).year, 12, 31)],
  ),
  rule('(?:este |el )?(?:proximo )?fin de semana|(?:this |the |next )?weekend|(?:este |no )?fim de semana', (_, today) => [
    weekdayAfter(today - 1, 6),
  ]),
  rule('(?:la )?(?:proxima semana|semana que viene|semana proxima|semana que vem|otra semana)|next week', (_, today) => [
    nextMonday(today),
  ]),
  rule('(?:el )?(?:proximo mes|mes que viene|mes que vem)|next month', (_, today) => [
    addMonths(today - partsOf(today).date + 1, 1),
  ]),
  rule(`(?:en|dentro de|in|em|daqui a|within) (?<n>${COUNT}) (?<unit>${UNIT})`, (groups, today) => [shifted(today, groups, 1)]),
  rule(`(?:hace|ha) (?<n>${COUNT}) (?<unit>${UNIT})|(?<m>${COUNT}) (?<u>${UNIT}) ago`, ({ n, unit, m, u }, today) => [
    shifted(today, { n: n ?? m, unit: unit ?? u }, -1),
  ]),
  rule(`(?:${SPANISH_OR_ENGLISH_DAY}),? (?:el )?(?<d>${DAY_NUMBER})(?! ?(?:am|pm|h)|[\\d:/])`, ({ d }, today) => [
    comingNumber(today, Number(d)),
  ]),
  rule(
    `(?:el|el dia|dia|no dia|on the|the) (?<d>${DAY_NUMBER})(?:st|nd|rd|th)(?! floor)|(?:el|el dia|no dia|dia) (?<e>${DAY_NUMBER})(?= ?(?:$|[,.;!?)]| (?:a|al|hasta|de|por|para|y|ate|e|en)(?![\\p{L}])))(?![:/])`,
    ({ d, e }, today) => [comingNumber(today, Number(d ?? e))],
  ),
];
