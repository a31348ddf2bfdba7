import { comingNumber, dated, inOneMonth, rule, slashed, type DateRules } from './date-rule.ts';
import { dayWords, months, patterns } from './date-words.ts';
import { dayOf, lastOfMonth } from './local-day.ts';

const MONTH = `(?:${patterns.month})`;
const DAY = '[0-3]?\\d';
// "31 de diciembre de 9999" names a year too, if none of this world: it is no day of this one.
const YEAR = '(?:,? (?:del? )?(?<y>20\\d\\d(?!\\d)|(?<=del? )\\d{4,6}|\\d{4,6}(?=[.!?)]*$)))?';
const TH = '(?:st|nd|rd|th)?';

/** "Lunes 13 de abril": beside a whole date the weekday says nothing more. */
const NAMED = `(?:(?:${patterns.weekday}|${patterns.shortWeekday})(?:-feira)?\\.?,? (?:(?:el|the|o|no dia|dia) )*)?`;

const monthOf = (name: string | undefined): number => months[name ?? ''] ?? 0;

/** Days by numbers alone: "2026-03-31", "15/3". */
export const digitRules: DateRules = {
  gate: /\d[/.-]\d/,
  rules: [
    rule('(?<y>20\\d\\d)-(?<m>[01]?\\d)-(?<d>[0-3]?\\d)', ({ y, m, d }) => [dayOf(Number(y), Number(m), Number(d))]),
    rule(`${NAMED}(?<a>${DAY})[/.-](?<b>[0-3]?\\d)[/.-](?<y>20\\d\\d|\\d\\d)(?!\\.\\d)`, (groups, today) => [
      slashed(today, groups),
    ]),
    // "24/7" is how long, not when; "1/2/3" is neither.
    rule(`(?!24/7)${NAMED}(?<a>${DAY})/(?<b>[0-3]?\\d)(?!/)`, (groups, today) => [slashed(today, groups)]),
  ],
};

/** Days with their month's name. */
export const monthRules: DateRules = {
  gate: /(?:^|[^\p{L}])(?:ene|jan|feb|fev|mar|abr|apr|may|mai|jun|jul|ago|aug|set|sep|oct|out|nov|dic|dec|dez)/u,
  rules: [
    rule(
      `(?:del? (?:dia )?|desde el |entre el |entre |from (?:the )?|between (?:the )?)?${NAMED}(?<a>${DAY})${TH}(?: al? | ao? | to (?:the )?| and (?:the )?| y (?:el )?| e (?:o )?| hasta (?:el )?| through | until | ?[-–] ?| ate (?:o )?)(?:el |dia )?${NAMED}(?<b>${DAY})${TH}(?: del? | of | )(?<m>${MONTH})${YEAR}`,
      ({ a, b, m, y }, today) => {
        return inOneMonth(today, { a: Number(a), b: Number(b), month: monthOf(m), year: y });
      },
    ),
    rule(
      `(?:from |between )?(?<m>${MONTH}) (?:the )?(?<a>${DAY})${TH}(?: to (?:the )?| and (?:the )?| ?[-–] ?| through | until )(?<b>${DAY})${TH}${YEAR}`,
      ({ a, b, m, y }, today) => {
        return inOneMonth(today, { a: Number(a), b: Number(b), month: monthOf(m), year: y });
      },
    ),
    rule(`${NAMED}(?<d>${DAY})(?:ro|st|nd|rd|th)?(?: del? | of |-| )(?<m>${MONTH})${YEAR}`, ({ d, m, y }, today) => [
      dated(today, { date: Number(d), month: monthOf(m), year: y }),
    ]),
    rule(`${NAMED}(?<m>${MONTH}) (?:the )?(?<d>${DAY})${TH}${YEAR}`, ({ d, m, y }, today) => [
      dated(today, { date: Number(d), month: monthOf(m), year: y }),
    ]),
    rule(`(?<d>${patterns.dayWord}) (?:de|of) (?<m>${MONTH})${YEAR}`, ({ d, m, y }, today) => [
      dated(today, { date: dayWords[d ?? ''] ?? 0, month: monthOf(m), year: y }),
    ]),
    rule(
      `(?:a |para )?(?:el |the )?(?:fin|fines|finales|end|fim|final) (?:del?|of|del mes de) (?<m>${MONTH})${YEAR}`,
      ({ m, y }, today) => {
        const first = dated(today, { date: 28, month: monthOf(m), year: y });
        return [first === undefined ? undefined : lastOfMonth(first)];
      },
    ),
    rule(`(?:a )?(?:mediados|mid|meados) (?:del? |of )?(?<m>${MONTH})${YEAR}`, ({ m, y }, today) => [
      dated(today, { date: 15, month: monthOf(m), year: y }),
    ]),
  ],
};

/** Days by their number in this month or the next: "el 15", "del 3 al 7". */
export const numberRules: DateRules = {
  gate: /\d/,
  rules: [
    rule(
      `(?:del (?:dia )?|desde el |entre el |from the |do dia |de dia |between the )(?<a>${DAY})${TH}(?: al? (?:dia )?| ao? (?:dia )?| y el | hasta el | to the | and the | ate o (?:dia )?| ate (?:dia )?)(?<b>${DAY})${TH}(?!:|h| ?(?:am|pm))`,
      ({ a, b }, today) => {
        const first = comingNumber(today, Number(a));
        return [first, first === undefined ? undefined : comingNumber(first, Number(b))];
      },
    ),
    rule(
      `(?:el|el dia|dia|no dia|on the|the) (?<d>${DAY})(?:st|nd|rd|th)(?! floor)|(?:el|el dia|no dia|dia) (?<e>${DAY})(?= ?(?:$|[,.;!?)\\n]| (?:a|al|hasta|de|por|para|y|ate|e|en|porque|gracias|porfa|pls|obrigado|obrigada|si|que)(?![\\p{L}])))(?![:/])`,
      ({ d, e }, today) => [comingNumber(today, Number(d ?? e))],
    ),
  ],
};
