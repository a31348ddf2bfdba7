import { isAttached, isList } from '../../domain/form/answers.ts';
import type { Label } from '../../domain/label.ts';
import { asShown } from './as-shown.ts';
import type { Value } from '../../domain/wording.ts';
import type { Choice } from '../../messaging/outbound.ts';
import type { Filling } from './form-draft.ts';
import { isListed, shownOptions } from './find-options.ts';
import { isOptionalHere } from './optional-here.ts';
import { offered, takesSeveral, type Spot } from './spot.ts';

/** Values of the choices that are no answers themselves. */
export const signs = {
  /** Leaves an optional field out. */
  skip: '#skip',
  /** Takes the default, or leaves what there is. */
  offer: '#offer',
  /** No more answers, rows or files. */
  done: '#done',
  /** One more row. */
  another: '#another',
  /** The next options of a long list. */
  more: '#more',
} as const;

/** What can be tapped instead of typing an answer. */
export function choicesOf(filling: Filling, spot: Spot): readonly Choice[] {
  const { field } = spot;
  const listed = listedChoices(filling, spot);
  const several = takesSeveral(field);
  const picked = several ? pickedIn(spot, filling.draft.picked).length : 0;
  const optional = isOptionalHere(filling, spot);
  const files = field.kind === 'attachment' && spot.held !== undefined && isAttached(spot.held);
  return [
    ...listed,
    ...(several && (picked > 0 || field.kind === 'choices') ? [doneChoice] : []),
    ...(files ? [doneChoice] : []),
    ...(several || files ? [] : offerChoice(filling, spot)),
    ...(!optional || picked > 0 || files ? [] : [skipChoice]),
  ];
}

const skipChoice: Choice = { value: signs.skip, label: { key: 'button.skip' }, words: 'skip' };

const doneChoice: Choice = { value: signs.done, label: { key: 'button.done' }, style: 'primary', words: 'done' };

function listedChoices({ turn, draft }: Filling, spot: Spot): readonly Choice[] {
  const { field } = spot;
  if (field.kind === 'yes_no') return marked(spot, yesNo);
  if (field.kind === 'rating') return marked(spot, marks(field.max));
  if (!isListed(field)) return [];
  const { options, more } = shownOptions(turn, spot, draft);
  const picks = takesSeveral(field) ? pickedIn(spot, draft.picked) : undefined;
  const choices = options.map(({ id, label }): Choice => {
    if (!picks) return { value: id, label: { label } };
    return picks.includes(id) ? { value: `-${id}`, label: { label: ticked(label) } } : { value: `+${id}`, label: { label } };
  });
  const shown = picks ? choices : marked(spot, choices);
  return more ? [...shown, { value: signs.more, label: { key: 'button.more' }, words: 'more_options' }] : shown;
}

/** What is picked so far: before the first tap, what the field holds or would hold. */
export function pickedIn(spot: Spot, picked: readonly string[] | undefined): readonly string[] {
  if (picked) return picked;
  const offer = offered(spot)?.answer;
  return offer !== undefined && isList(offer) ? offer : [];
}

function ticked(label: Label): Label {
  return { es: `✓ ${label.es}`, en: `✓ ${label.en}` };
}

const yesNo: readonly Choice[] = [
  { value: 'true', label: { key: 'answer.yes' }, words: 'yes' },
  { value: 'false', label: { key: 'answer.no' }, words: 'no' },
];

function marks(best: number): readonly Choice[] {
  return Array.from({ length: best }, (_, index) => ({ value: String(index + 1), label: { text: String(index + 1) } }));
}

/** The one that the person has chosen before stands out. */
function marked({ held }: Spot, choices: readonly Choice[]): readonly Choice[] {
  if (held === undefined || typeof held === 'object') return choices;
  return choices.map((choice) => (choice.value === String(held) ? { ...choice, style: 'primary' } : choice));
}

/** "Usar: San Isidro", "Dejar: para viajar". What the person has chosen before stands out among the options anyway. */
function offerChoice({ turn }: Filling, spot: Spot): readonly Choice[] {
  const offer = offered(spot);
  if (!offer || spot.field.kind === 'group') return [];
  const value = short(asShown(turn, spot.field, offer.answer));
  return offer.held
    ? [{ value: signs.offer, label: { key: 'button.keep', params: { value } }, words: 'keep' }]
    : [{ value: signs.offer, label: { key: 'button.use', params: { value } }, style: 'primary', words: 'use_offer' }];
}

const LONGEST_OFFER = 40;

/** A button is no place for a whole paragraph. */
function short(value: Value): Value {
  if (typeof value !== 'object' || !('text' in value)) return value;
  const line = [...value.text.replace(/\s+/g, ' ')];
  return { text: line.length > LONGEST_OFFER ? `${line.slice(0, LONGEST_OFFER - 1).join('')}…` : line.join('') };
}
