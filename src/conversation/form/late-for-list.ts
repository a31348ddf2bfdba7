import { isList } from '../../domain/form/answers.ts';
import { fold } from '../../domain/fold.ts';
import { matchOptions } from '../../domain/form/reading/read-choice.ts';
import type { Next } from '../flow.ts';
import { optionsOf } from './find-options.ts';
import { scopeIn, placeIn, settled, type Filling } from './form-draft.ts';
import { restated, startRow } from './go-on.ts';

/**
 * Words that still belong to a list which was typed as a whole and is over: "listo" ends it once more, "otra fila" and one more option's
 * name add to it. They are no answer to what is asked now. Nothing for all other words.
 */
export function lateForList(filling: Filling, text: string): Next | undefined {
  const { turn, item, draft } = filling;
  const field = item.fields.find(({ id }) => id === draft.listed);
  const said = fold(text);
  if (!field || said === '') return undefined;
  const { vocabulary } = turn;
  // "No" to a summary is an answer to the summary.
  const drops = vocabulary.of('choice.drop').includes(said);
  if (!drops && vocabulary.of('choice.done').includes(said)) return { then: 'again', draft: settled(draft) };
  if (field.kind === 'group' && saysAnother(turn, said)) return startRow(filling, field);
  const held = draft.answers[field.id];
  if (field.kind !== 'choices' || held === undefined || !isList(held) || /^\d+$/.test(said)) return undefined;
  const options = optionsOf(turn, { field, scope: scopeIn(filling) });
  const named = options.filter(({ label, same_as = [] }) => [label.es, label.en, ...same_as].some((name) => fold(name) === said));
  const [only] = named.length === 1 ? matchOptions(text, named, placeIn(filling)) : [];
  if (only === undefined || held.includes(only) || held.length >= (field.max ?? options.length)) return undefined;
  const picked = options.filter(({ id }) => id === only || held.includes(id)).map(({ id }) => id);
  const label = named[0]?.label ?? field.label;
  const params = { what: { label }, field: { label: field.label } };
  const answers = { ...draft.answers, [field.id]: picked };
  return restated({ ...filling, draft: { ...draft, answers } }, { notice: { key: 'form.added', params } });
}

function saysAnother({ vocabulary }: Filling['turn'], said: string): boolean {
  const agrees = vocabulary.of('choice.yes').includes(said) || vocabulary.of('choice.send').includes(said);
  return !agrees && [...vocabulary.of('choice.another'), ...vocabulary.labels({ key: 'button.another' })].includes(said);
}
