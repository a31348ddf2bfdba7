import { comingNumber, rule, weekdayAfter, weekdayOf, type DateRule, type DateRules } from './date-rule.ts';
import { months, patterns } from './date-words.ts';
import { addMonths, dayOf, lastOfMonth, nextMonday, partsOf, type Day } from './local-day.ts';

const SPANISH_OR_ENGLISH_DAY =
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
// "segunda" alone is mostly "second": Portuguese weekdays count with "-feira", or with words around them that only days have.
const PORTUGUESE_DAY = '(?:segunda|terca|quarta|quinta|sexta)';
const ANY_DAY = `(?:${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?)`;
const AND = '(?: a| al| to| y| e| and| hasta| ate| until| through| ?[-–]) ?(?:el |a |o )?';
/** What the week after this one is called. */
export const NEXT_WEEK =
  'proxima semana|semana que viene|semana proxima|semana que vem|otra semana|semana entrante|semana siguiente|next week';
const PART_OF_DAY = '(?:as \\d|das \\d|\\d{1,2}h|de manha|a tarde|a noite|ao meio|cedo)';
const SHORT_DAY = `(?:${patterns.shortWeekday})`;

/** The day of next week that has a name; Sunday is its last. */
const inNextWeek = (today: Day, name: string | undefined): Day => nextMonday(today) + ((weekdayOf(name) + 6) % 7);

/**
 * "Viernes 13", "Mon 16th", "quarta, dia 11": the number says which. Where the two do not agree, a number that more words follow is none of a month
 * ("Thursday 3 to 4pm", "Friday, 3 of us") and the weekday is read alone; else nothing is, for one of the two is wrong.
 */
const numbered: DateRule = rule(
  `(?:on |for )?(?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}-feira|${PORTUGUESE_DAY}(?=,? (?:no )?dia )|${SHORT_DAY}\\.?),? (?<said>(?:(?:el|the|o|no dia|dia) )*)(?<d>[0-3]?\\d)(?<th>(?:st|nd|rd|th)(?! (?:floor|line|level|time|attempt|reminder|monitor|screen)))?` +
    '(?![\\d:/]| ?(?:[ap]\\.? ?m|h(?:s|rs?|oras|ours)?)(?![a-z])| ?(?:[-–]|to|till|until|a|as) ?\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\.? ?m|h)(?![a-z]))(?= ?(?<range>(?:[-–]|to|a) ?\\d)?)(?= ?(?<more>[\\p{L}\\d–-])?)',
  ({ w, d, th, said, range, more }, today) => {
    const day = comingNumber(today, Number(d));
    const ordinal = th !== undefined || said !== '';
    if (day !== undefined && partsOf(day).weekday === weekdayOf(w?.replace('.', '')))
      return [range === undefined || ordinal ? day : undefined];
    return more === undefined || ordinal ? [undefined] : undefined;
  },
);

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1, '1st': 1, primer: 1, primera: 1, primeiro: 1, primeira: 1, second: 2, '2nd': 2, segundo: 2, segunda: 2, third: 3, '3rd': 3,
  tercer: 3, terceira: 3, terceiro: 3, fourth: 4, '4th': 4, cuarto: 4, quarto: 4, quarta: 4, last: 5, ultimo: 5, ultima: 5,
}; // prettier-ignore
const LAST = 5;

const nthOf = (first: Day, weekday: number, nth: number): Day =>
  nth === LAST
    ? lastOfMonth(first) - ((partsOf(lastOfMonth(first)).weekday - weekday + 7) % 7)
    : weekdayAfter(first - 1, weekday) + 7 * (nth - 1);

/** "The first Monday of April", "último viernes del mes": the next one to come. */
const nthWeekday: DateRule = rule(
  `(?:the |el |la |o |a |na |no )?(?<o>${Object.keys(ORDINALS).join('|')}) (?<w>${SPANISH_OR_ENGLISH_DAY}|${PORTUGUESE_DAY}(?:-feira)?) (?:of|in|del?|do|da) (?:(?<m>${patterns.month})|(?<next>next month|(?:el |o )?proximo mes|mes que (?:viene|vem))|(?:the |this |este )?(?:month|mes))`,
  ({ o, w, m, next }, today) => {
    const { year, month } = partsOf(today);
    const find = (ahead: number): Day =>
      nthOf(addMonths(dayOf(year, m === undefined ? month : (months[m] ?? month), 1) ?? today, ahead), weekdayOf(w), ORDINALS[o ?? ''] ?? 1);
    const here = find(next === undefined ? 0 : 1);
    return [here >= today ? here : find(m === undefined ? 1 : 12)];
  },
); // prettier-ignore

/** "El martes de la próxima semana", "la próxima semana de martes a jueves": days of the week after this. */
const ofNextWeek: DateRule = rule(
  `(?:el |este |on |de |from )?(?<w>${ANY_DAY})(?:${AND}(?<x>${ANY_DAY}))?(?:,? (?:de|of|da) (?:la |a )?(?:${NEXT_WEEK})| next week| proxima semana)|` +
    `(?:la |a |na )?(?:${NEXT_WEEK}),? (?:(?:de|del|el|na|no|on|from) )*(?<y>${ANY_DAY})(?:${AND}(?<z>${ANY_DAY}))?`,
  ({ w, x, y, z }, today) => [w, x, y, z].filter((name) => name !== undefined).map((name) => inNextWeek(today, name)),
);

/** Days by the name of the week's day. */
export const weekdayRules: DateRules = {
  gate: /lunes|martes|miercoles|jueves|viernes|sabado|domingo|day|segunda|terca|quarta|quinta|sexta|\b(?:sun|mon|tues?|weds?|thu|thurs?|fri|sat)\b/,
  rules: [
    nthWeekday,
    numbered,
    ofNextWeek,
    // "A week on Tuesday", "Tuesday week".
    rule(
      `a week (?:on |from |this )?(?<w>${SPANISH_OR_ENGLISH_DAY})|(?:on )?(?<x>${SPANISH_OR_ENGLISH_DAY}) week`,
      ({ w, x }, today) => [weekdayAfter(today, weekdayOf(w ?? x)) + 7],
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
    rule(`de (?<a>${PORTUGUESE_DAY})(?:-feira)? (?:a|ate) (?<b>${PORTUGUESE_DAY})(?:-feira)?`, ({ a, b }, today) => {
      const first = weekdayAfter(today, weekdayOf(a));
      return [first, weekdayAfter(first, weekdayOf(b))];
    }),
    rule(
      `(?:el |on |next |coming |(?:el )?proximo |no proximo )?(?<w>${SPANISH_OR_ENGLISH_DAY})(?: que viene| que vem| proximo| entrante| siguiente)?|(?:na |ate |(?:na )?proxima )(?<x>${PORTUGUESE_DAY})(?:-feira)?(?: que vem)?|(?<z>${PORTUGUESE_DAY})(?:-feira(?: que vem)?| que vem|(?= ${PART_OF_DAY}))`,
      ({ w, x, z }, today) => [weekdayAfter(today, weekdayOf(w ?? x ?? z))],
    ),
    rule(
      `(?<=(?:para|pra|desde|a partir de) )(?<p>${PORTUGUESE_DAY})(?=$|[,.;!?\\n])|(?<=(?:by|on|next|until|till|before|from|due) )(?<s>${SHORT_DAY})(?=$|[,.;:!?\\s])`,
      ({ p, s }, today) => [weekdayAfter(today, weekdayOf(p ?? s))],
    ),
  ],
};
