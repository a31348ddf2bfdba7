import { fold, plain } from '../../fold.ts';
import { openOptions, type FieldOf } from '../form.ts';
import { inOrder } from '../evaluate.ts';
import { findNames } from './match-names.ts';
import type { Place, ShownOption } from './place.ts';
import { matchOptions, namesOf } from './read-choice.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf, FEW_WORDS, isAnswerAround, type Span } from './rest-of.ts';
import { asWritten, splitList } from './split-list.ts';

const ALL =
  /^(?:(?:las|los|the|quiero|necesito|i want|we need) )*(?:tod[oa]s?|all(?: of (?:them|these))?|everything|ambos|ambas|both|las dos|los dos|tudo|todos)(?: (?:ellos|ellas|las opciones|los anteriores|the above|por favor|please))*$/;
const ALL_BUT =
  /^(?:(?:las|los|the) )?(?:tod[oa]s?|all(?: of them)?|everything)[ ,]*(?:menos|excepto|salvo|except(?: for)?|but(?: not)?) (.+)$/;
const NONE = /^(?:ningun[oa]?(?: de (?:ellos|ellas|las anteriores))?|nada|none(?: of (?:them|these))?|nothing|nenhum[a]?)$/;
/** One of them, but which? */
const EITHER = /(?<![\p{L}])(?:o|or|ou)(?![\p{L}])/u;
const NUMBERS = /^\s*\d{1,2}(?:[\s,]+\d{1,2})+\s*$/;
const FROM_TO = /^\s*(\d{1,2})\s*(?:-|–|al?|to)\s*(\d{1,2})\s*$/;

type Field = FieldOf<'choices'>;

/** Several options by number, name or part of one: "1, 3 y 5", "laptop y monitor", "todos", "todos menos el mouse". In the options' order. */
export function readChoices(field: Field, text: string, place: Place): Reading<string[]> {
  const open = openOptions(field, place.scope);
  const shown: readonly ShownOption[] = place.shownOptions ?? open;
  const said = fold(text);
  if (NONE.test(said) && !shown.some((option) => namesOf(option).names.some((name) => fold(name) === said)))
    return refuse('form.choices_none', { options: listOf(shown) });
  const but = ALL_BUT.exec(said);
  const read = ALL.test(said) ? accept(open.map(({ id }) => id)) : readParts(but?.[1] ?? text, shown, place);
  if (!read.ok || !but) return read.ok ? accept(inOrder(field.options, read.value)) : read;
  const left = open.map(({ id }) => id).filter((id) => !read.value.includes(id));
  return left.length > 0 ? accept(left) : refuse('form.choices_none', { options: listOf(shown) });
}

function listOf(options: readonly ShownOption[]): { readonly list: readonly { readonly label: ShownOption['label'] }[] } {
  return { list: options.map(({ label }) => ({ label })) };
}

function readParts(text: string, options: readonly ShownOption[], place: Place): Reading<string[]> {
  const lower = plain(text);
  const parts = splitList(numbersApart(lower));
  const whole = matchOptions(lower, options, place);
  // One name with an "and" in it is one option.
  if (whole.length === 1 && (parts.length < 2 || isWholeName(lower, options))) return accept([...whole]);
  // Whole names first: what is left of them need not be split at the "and" inside one.
  const found = findNames(lower, options.map(namesOf));
  const isClear = found.every((one) => found.every(({ id, start }) => id === one.id || start !== one.start));
  const named = isClear ? found : [];
  const chosen = new Set(named.map(({ id }) => id));
  const spans: Span[] = [...named];
  for (const part of splitList(numbersApart(blank(lower, named)))) {
    if (isBeside(part, named)) continue;
    const matches = matchOptions(part.text, options, place);
    const [only] = matches;
    if (only === undefined || matches.length > 1) return refused(asWritten(text, part), matches, options);
    chosen.add(only);
    spans.push(part);
  }
  if (chosen.size > 1 && EITHER.test(lower)) return refused(text, [...chosen], options);
  if (chosen.size === 0 || !isAnswerAround(lower, spans, Infinity)) return refused(text, [], options);
  return accept([...chosen]);
}

/** Words around a name, or words that say nothing. */
function isBeside(part: Span & { readonly text: string }, named: readonly Span[]): boolean {
  const content = contentOf(fold(part.text).split(' ')).filter((word) => word !== '');
  const holdsName = named.some(({ start, end }) => start < part.end && part.start < end);
  return (content.length === 0 && !/\d/.test(part.text)) || (holdsName && content.length <= FEW_WORDS);
}

function isWholeName(lower: string, options: readonly ShownOption[]): boolean {
  return options.some((option) => namesOf(option).names.some((name) => fold(name) === fold(lower)));
}

function refused(read: string, matches: readonly string[], options: readonly ShownOption[]): Reading<string[]> {
  const listed = listOf(matches.length > 1 ? options.filter(({ id }) => matches.includes(id)) : options);
  return refuse(matches.length > 1 ? 'form.choice_several' : 'form.not_choice', { read: quoted(read), options: listed });
}

/** "1 3 5", "1-3". */
function numbersApart(text: string): string {
  const [, from, to] = FROM_TO.exec(text) ?? [];
  const count = Number(to) - Number(from);
  if (count > 0 && count < 30) return Array.from({ length: count + 1 }, (_, index) => Number(from) + index).join(', ');
  return NUMBERS.test(text)
    ? text
        .trim()
        .split(/[\s,]+/)
        .join(', ')
    : text;
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}
