import { clean, fold } from '../../domain/fold.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import type { Next } from '../flow.ts';
import { findBeneficiary } from './find-beneficiary.ts';
import type { Filling } from './form-draft.ts';
import { goOn } from './go-on.ts';
import { peopleAskedFor } from './people-asked-for.ts';
import { nearStrangers, visiblePlace } from './prefill.ts';
import { spotOf } from './spot.ts';
import { FOR, forSay } from './summary-say.ts';

/** Whom the form should be for instead: somebody of the directory, or a name that it lacks. */
type Other = { readonly person: string } | { readonly unknown: readonly string[] };

const LEAD =
  /^\W*((?:(?:no|mejor|perd[oó]n|espera|disculpa|en realidad|actually|sorry|better|rather)\W+){0,2})(?:es |era |it is |it's |é )?(?=(?:para|pra|for)\s)/iu;
const MOST_WORDS = 10;

/**
 * "Es para Luis", "no, para Marta", while a form is filled in or shown. Where any words would answer what is asked, only behind "no" or "mejor".
 * Undefined where the words answer the question, or leave it with whom it is for already.
 */
export function otherBeneficiary(filling: Filling, said: string): Other | undefined {
  const { turn, item, draft } = filling;
  const text = clean(said);
  const [lead, correcting = ''] = LEAD.exec(text) ?? [];
  if (lead === undefined || draft.changes || draft.behalf || draft.row || /[?¿]/u.test(text)) return undefined;
  if (fold(text).split(' ').length > MOST_WORDS || !isOpenTo(filling, text, correcting !== '')) return undefined;
  const reader = { place: visiblePlace(filling), vocabulary: turn.vocabulary };
  const behind = text.slice(lead.length);
  const { people, sure } = findBeneficiary(item, behind, reader);
  const own = readPerson(behind, reader.place);
  const person = people.length === 1 && sure ? people[0] : own.ok && own.value === turn.person.id ? own.value : undefined;
  if (person !== undefined) return person === (draft.for ?? turn.person.id) ? undefined : { person };
  const { known, unknown } = peopleAskedFor(item, behind, reader);
  return unknown.length > 0 && known.length === 0 ? { unknown } : undefined;
}

function isOpenTo(filling: Filling, text: string, correcting: boolean): boolean {
  const { item, draft } = filling;
  if (item.fields.some(({ kind }) => kind === 'person')) return false;
  // What is confidential is opened to nobody else in passing.
  if (draft.asked === 'confirm' || item.confidential) return draft.asked === 'confirm';
  const spot = spotOf(filling);
  if (!spot) return false;
  if (spot.field.kind === 'text' || spot.field.kind === 'long_text') return correcting;
  return !readAnswer(spot.field, text, spot.place).ok;
}

/** The form goes on for whom it should be for; who is not found is asked about. */
export function forOther(filling: Filling, other: Other): Next {
  if ('person' in other) return setBeneficiary(filling, other.person);
  const names = { list: other.unknown.map((text) => ({ text })) };
  return {
    then: 'ask',
    say: forSay(filling, nearStrangers(filling, other.unknown)),
    draft: { ...filling.draft, asked: FOR },
    before: { notice: { key: 'form.for_unknown', params: { names } } },
  };
}

export function setBeneficiary(filling: Filling, person: string): Next {
  const { for: _for, ...draft } = filling.draft;
  return goOn({
    ...filling,
    draft: person === filling.turn.person.id ? draft : { ...draft, for: person, noted: [...draft.noted, '#for'] },
  });
}
