import type { Turn } from '../flow.ts';
import { has, tokensOf } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import { itemNamedIn, thingsOf } from '../needs/things.ts';
import { behindCorrection } from '../words/behind-correction.ts';
import { readKind } from '../words/read-kind.ts';
import { understood } from '../words/understood.ts';
import { fold } from '../../domain/fold.ts';
import { putTogether } from '../put-together.ts';
import { TriageDraft } from './triage-draft.ts';
import { wantsNoOther } from './triage-instead.ts';
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
  const mended = said ? undefined : mendedBy(turn, draft, words);
  if (mended) return { draft: mended };
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
  const text = putTogether(draft.text, rest ?? '');
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

/** Whoever says more than this in place of what was shown tells another story. */
const MOST_MENDED = 8;

/** "No, en realidad un mouse" where a headset would be asked for: that instead; "no, it's broken, I want it repaired": nothing is asked for. */
function mendedBy(turn: Turn, draft: TriageDraft, words: string): TriageDraft | undefined {
  if (draft.kind !== 'request') return undefined;
  if (wantsNoOther(turn, words)) return become(turn, draft, { is: 'incident', rest: words });
  const told = behindCorrection(turn.vocabulary, words);
  if (told === undefined) return undefined;
  if (isBrokenInstead(turn, told)) return become(turn, draft, { is: 'incident', rest: words });
  const item = itemNamedIn(turn.definitions, told.split(/[,;]/u).at(-1) ?? told) ?? itemNamedIn(turn.definitions, told);
  if (!item || has(needsWords(turn.vocabulary).broken, tokensOf(told)) || tokensOf(told).length > MOST_MENDED) return undefined;
  return { ...draft, item, text: putTogether(draft.text, words), untold: draft.untold ?? draft.text, corrected: true };
}

/** "It's broken, I want it repaired", of what was named before; "the wifi is down" is another matter. */
function isBrokenInstead(turn: Turn, told: string): boolean {
  const { broken, not, things } = needsWords(turn.vocabulary);
  const tokens = tokensOf(told);
  if (has(thingsOf(turn.definitions).any, tokens) || has(things, tokens)) return false;
  const at = tokens.findIndex((_, index) => broken(tokens, index) > 0 && not(tokens, index) === 0);
  // "No hay problema"
  if (at >= 0) return !has(not, tokens.slice(0, at));
  const { kind, reading } = understood(turn, told);
  return has(broken, tokens) && kind === 'incident' && reading.p >= turn.definitions.desk.conversation.accept;
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
