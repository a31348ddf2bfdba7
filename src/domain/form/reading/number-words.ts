import type { Language } from '../../label.ts';

/** What a word does to the number being read. */
export type NumberWord =
  /** Is added: dos, veinte, trescientos, seven. */
  | { readonly adds: number; readonly weak?: true }
  /** Multiplies what stands before it: mil, hundred, million. */
  | { readonly scales: number }
  /** Multiplies and ends the number: docena, par, dozen. */
  | { readonly bundles: number }
  | { readonly half: true }
  /** Stands between parts of one number: y, and. */
  | { readonly joins: true };

const numbered = (words: string, from: number, step = 1): [string, NumberWord][] =>
  words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((form): [string, NumberWord] => [form, { adds: from + index * step }]));

/** Articles too: they count only where no other number stands. */
const weak = (words: string): [string, NumberWord][] => words.split(' ').map((word) => [word, { adds: 1, weak: true }]);

const es: [string, NumberWord][] = [
  ...numbered('cero/ninguno/ninguna/ningun', 0),
  ...weak('un uno una'),
  ...numbered('dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 2),
  ...numbered('dieciseis diecisiete dieciocho diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres', 16),
  ...numbered('veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 24),
  ...numbered('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
  ...numbered('cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas', 100, 100),
  ...numbered('quinientos/quinientas seiscientos/seiscientas setecientos/setecientas', 500, 100),
  ...numbered('ochocientos/ochocientas novecientos/novecientas', 800, 100),
  ['mil', { scales: 1000 }],
  ['millon', { scales: 1_000_000 }],
  ['millones', { scales: 1_000_000 }],
  ['docena', { bundles: 12 }],
  ['docenas', { bundles: 12 }],
  ['par', { bundles: 2 }],
  ['pares', { bundles: 2 }],
  ['medio', { half: true }],
  ['media', { half: true }],
  ['y', { joins: true }],
];

const en: [string, NumberWord][] = [
  ...numbered('zero/none', 0),
  ...weak('one'),
  ...numbered('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen', 2),
  ...numbered('sixteen seventeen eighteen nineteen', 16),
  ...numbered('twenty thirty forty/fourty fifty sixty seventy eighty ninety', 20, 10),
  ['hundred', { scales: 100 }],
  ['thousand', { scales: 1000 }],
  ['million', { scales: 1_000_000 }],
  ['dozen', { bundles: 12 }],
  ['couple', { bundles: 2 }],
  ['pair', { bundles: 2 }],
  ['pairs', { bundles: 2 }],
  ['half', { half: true }],
  ['and', { joins: true }],
];

/** Portuguese, where Spanish has another word. */
const pt: [string, NumberWord][] = [
  ...weak('um uma'),
  ...numbered('dois/duas', 2),
  ...numbered('quatro', 4),
  ...numbered('sete oito nove dez', 7),
  ...numbered('quatorze/catorze quinze dezesseis dezessete dezoito dezenove vinte', 14),
  ...numbered('trinta quarenta cinquenta sessenta', 30, 10),
  ...numbered('cem/cento duzentos trezentos quatrocentos quinhentos', 100, 100),
  ['milhao', { scales: 1_000_000 }],
  ['milhoes', { scales: 1_000_000 }],
  ['duzia', { bundles: 12 }],
  ['meia', { half: true }],
  ['meio', { half: true }],
  ['e', { joins: true }],
];

/** Words that are a number in one language and something else in the other: "ten cuidado", "only once". */
const onlyIn: Readonly<Record<Language, readonly string[]>> = { es: ['once'], en: ['ten'] };

const both = [...pt, ...es, ...en, ['k', { scales: 1000 }] satisfies [string, NumberWord]];
const wordsOf = (other: Language): ReadonlyMap<string, NumberWord> =>
  new Map(both.filter(([word]) => !onlyIn[other].includes(word)));

/** Both languages are read whoever asks: people mix them. Words are without accents. */
export const numberWords: Readonly<Record<Language, ReadonlyMap<string, NumberWord>>> = { es: wordsOf('en'), en: wordsOf('es') };
