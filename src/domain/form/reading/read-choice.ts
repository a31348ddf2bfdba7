import { fold } from '../../fold.ts';
import { openOptions, type FieldOf } from '../form.ts';
import { findNumbers } from './find-numbers.ts';
import { matchNames, type Named } from './match-names.ts';
import type { Place, ShownOption } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf } from './rest-of.ts';

const ORDINALS: readonly (readonly string[])[] = [
  ['primero', 'primera', 'primer', 'first'],
  ['segundo', 'segunda', 'second'],
  ['tercero', 'tercera', 'tercer', 'third'],
  ['cuarto', 'cuarta', 'fourth'],
  ['quinto', 'quinta', 'fifth'],
];
/** "una" alone is an article more often than a choice. */
const ONE = /^(?:la |el |the )?(?:(?:opcion|numero|option|number) )?(?:uno|one)$/;
/** "X1" names something; "1ra" and "2nd" count. */
const NAME_WITH_DIGITS = /^(?=.*\d)(?=.*\p{L})(?!\d+(?:ra|ro|da|do|ta|to|a|o|st|nd|rd|th)$)/u;
const LAST = ['ultimo', 'ultima', 'last'];

/** An option by its number in the list shown, by any of its names in either language, or inside a short sentence. */
export function readChoice(field: FieldOf<'choice'>, text: string, place: Place): Reading<string> {
  const options = place.shownOptions ?? openOptions(field, place.scope);
  const matches = matchOptions(text, options, place);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return accept(only);
  const candidates = matches.length > 1 ? options.filter(({ id }) => matches.includes(id)) : options;
  const listed = { list: candidates.map(({ label }) => ({ label })) };
  return refuse(matches.length > 1 ? 'form.choice_several' : 'form.not_choice', { read: quoted(text), options: listed });
}

/** The ids that a text may mean among options shown as a numbered list. A label that is itself a number comes first. */
export function matchOptions(text: string, options: readonly ShownOption[], place: Pick<Place, 'language'>): readonly string[] {
  const exact = options.filter(({ id }) => id === text.trim());
  if (exact.length === 1) return exact.map(({ id }) => id);
  const named = options.map(namesOf);
  const said = fold(text);
  const whole = named.filter(({ names }) => names.some((name) => fold(name) === said));
  if (said !== '' && whole.length > 0) return whole.map(({ id }) => id);
  const byNumber = options[numberIn(text, place, options.length) - 1];
  return byNumber ? [byNumber.id] : matchNames(text, named);
}

/** All that an option is called, best name first. */
export function namesOf({ id, label, same_as = [] }: ShownOption): Named {
  return { id, names: [label.es, label.en, id, ...same_as] };
}

/** The number of an option where a text names nothing else: "2", "la 2", "opción dos por favor", "the second one"; else 0. */
function numberIn(text: string, place: Pick<Place, 'language'>, count: number): number {
  const said = fold(text);
  const [word, ...others] = contentOf(said.split(' '));
  if (word === undefined) return ONE.test(said) ? 1 : 0;
  if (others.length > 0) return 0;
  if (LAST.includes(word)) return count;
  const ordinal = ORDINALS.findIndex((forms) => forms.includes(word));
  if (ordinal >= 0) return ordinal + 1;
  return NAME_WITH_DIGITS.test(word) ? 0 : (findNumbers(word, place.language)[0]?.value ?? 0);
}
