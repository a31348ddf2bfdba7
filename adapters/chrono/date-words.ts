const COUNT_WORDS: readonly (readonly [count: number, words: string])[] = [
  [1, 'un una um uma a an one'],
  [2, 'dos dois duas two'],
  [3, 'tres three'],
  [4, 'cuatro quatro four'],
  [5, 'cinco five'],
  [6, 'seis six'],
  [7, 'siete sete seven'],
  [8, 'ocho oito eight'],
  [9, 'nueve nove nine'],
  [10, 'diez dez ten'],
  [11, 'once onze eleven'],
  [12, 'doce doze twelve'],
  [15, 'quince quinze fifteen'],
  [20, 'veinte vinte twenty'],
  [30, 'treinta trinta thirty'],
];

/** Small numbers in words, folded, in all three languages. */
export const counts: Readonly<Record<string, number>> = Object.fromEntries(
  COUNT_WORDS.flatMap(([count, words]) => words.split(' ').map((word) => [word, count] as const)),
);

/** Months by name and short name, folded, in all three languages; from 1. */
export const months: Readonly<Record<string, number>> = Object.fromEntries(
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

/** Sunday is 0. */
export const weekdays: Readonly<Record<string, number>> = {
  domingo: 0, sunday: 0, lunes: 1, monday: 1, segunda: 1, martes: 2, tuesday: 2, terca: 2, miercoles: 3, wednesday: 3, quarta: 3,
  jueves: 4, thursday: 4, quinta: 4, viernes: 5, friday: 5, sexta: 5, sabado: 6, saturday: 6,
}; // prettier-ignore

/** Weekdays as short as English titles have them. Short ones are other words too ("sat", "sun"), and count beside a number or after "by" and the like. */
export const shortWeekdays: Readonly<Record<string, number>> = {
  sun: 0, mon: 1, tue: 2, tues: 2, wed: 3, weds: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6,
}; // prettier-ignore

/** Days of a month in words, as Spanish writes them; the place in the list is the number. */
const DAY_WORDS =
  '- primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta'.split(
    ' ',
  );

/** Words for the days of a month, folded. */
export const dayWords: Readonly<Record<string, number>> = Object.fromEntries([
  ...DAY_WORDS.map((word, day) => [word, day] as const).slice(1),
  ['primeiro', 1],
  ['first', 1],
  ['uno', 1],
  ['treinta y uno', 31],
]);

const longestFirst = (words: Readonly<Record<string, number>>): string =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');

/** The names of each table as one alternative of a pattern. */
export const patterns = {
  count: longestFirst(counts),
  month: longestFirst(months),
  dayWord: longestFirst(dayWords),
  weekday: longestFirst(weekdays),
  shortWeekday: longestFirst(shortWeekdays),
};
