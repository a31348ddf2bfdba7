import type { Turn } from '../flow.ts';
import { itemNamedIn } from '../needs/things.ts';
import { readKind } from '../words/read-kind.ts';
import { understood } from '../words/understood.ts';
import { fold } from '../../domain/fold.ts';
import { TriageDraft } from './triage-draft.ts';
import { namedIn } from './triage-named.ts';

/** What the person's words make of what was shown to them: another draft, or the tap that says the same. */
type Otherwise = { readonly draft: TriageDraft } | { readonly tap: 'incident' | 'request' | 'correct' };

/** "No, es una solicitud" where an incident was shown, "es un incidente", "no, es del correo": said of what stands there, and no part of it. */
export function otherwise(turn: Turn, before: unknown, words: string): Otherwise | undefined {
  const draft = TriageDraft.safeParse(before).data;
  if (!draft?.step || draft.step === 'open') return undefined;
  const said = readKind(words, turn.vocabulary);
  if (draft.step !== 'confirm' || !draft.kind)
    return said?.is && said.is !== said.isNot && !said.rest ? { tap: said.is } : undefined;
  if (said?.about !== undefined) return ofCategory(turn, draft, said.about);
  if (said?.is && said.is !== draft.kind && said.is !== said.isNot) return { draft: become(turn, draft, said) };
  // "No es una solicitud" is the button that opens nothing.
  return said && !said.is && said.isNot === 'incident' && draft.kind === 'incident' ? { tap: 'correct' } : undefined;
}

function ofCategory(turn: Turn, draft: TriageDraft, about: string): Otherwise | undefined {
  const named = namedIn(turn, about);
  if (!named?.category || named.category === draft.category) return undefined;
  const { item: _item, ...rest } = draft;
  return { draft: { ...rest, ...named, untold: draft.untold ?? draft.text, corrected: true } };
}

function become(turn: Turn, draft: TriageDraft, { is, rest }: { is?: 'incident' | 'request'; rest?: string }): TriageDraft {
  const { item: _item, category: _category, ...kept } = draft;
  const text = rest ? `${draft.text}\n${rest}` : draft.text;
  const item = is === 'request' ? itemIn(turn, text) : undefined;
  const category = is === 'incident' ? categoryIn(turn, text) : undefined;
  const untold = draft.untold ?? draft.text;
  return {
    ...kept,
    text,
    untold,
    corrected: true,
    ...(is && { kind: is }),
    ...(item && { item }),
    ...(category && { category }),
  };
}

/** What is wanted is what was said to be broken or missing. */
function itemIn(turn: Turn, text: string): string | undefined {
  const { reading, item } = understood(turn, text);
  const named = itemNamedIn(turn.definitions, text);
  const devices = (reading.slots.devices ?? []).flatMap((device) => itemNamedIn(turn.definitions, device) ?? []);
  return item ?? devices[0] ?? named;
}

/** The one category whose things are named. */
function categoryIn(turn: Turn, text: string): string | undefined {
  const typed = ` ${fold(text)} `;
  const { category } = understood(turn, text);
  const named = [...turn.definitions.categories.values()].filter(({ synonyms }) =>
    synonyms.some((one) => typed.includes(` ${fold(one)} `)),
  );
  return category ?? (named.length === 1 ? named[0]?.id : undefined);
}
