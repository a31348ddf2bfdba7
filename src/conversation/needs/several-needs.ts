import type { Next, Turn } from '../flow.ts';
import type { TriageDraft } from '../flows/triage-draft.ts';
import { findNeeds } from './find-needs.ts';
import type { Need } from './need.ts';

/** A question that was told beside a need, which has its ticket by now: which one it was is said first. */
export function besides({ related, text }: TriageDraft, next: Next): Next {
  return related && next.then === 'ask'
    ? { ...next, before: { notice: { key: 'needs.about', params: { text: { text } } } } }
    : next;
}

/**
 * "No puedo imprimir y necesito el contrato para el lunes": where the rest only says why, the words of the one need say what it is. Undefined
 * where nothing is said besides, or where the whole is read the same.
 */
export function onlyNeed(turn: Turn, draft: TriageDraft): Pick<Need, 'kind' | 'category' | 'item'> | undefined {
  const { only } = draft.whole ? {} : findNeeds(turn, draft.text);
  if (!only?.kind) return undefined;
  const { kind, category, item } = only;
  return { kind, ...(category && { category }), ...(item && { item }) };
}

/** Words with several needs are offered as such. What was said on another's behalf, of a message or of a place is one matter. */
export function severalNeeds(turn: Turn, draft: TriageDraft, text = draft.text): Next | undefined {
  const { whole, behalf, origin, located, files } = draft;
  if (whole || behalf || origin || located) return undefined;
  const { needs } = findNeeds(turn, text);
  if (needs.length < 2) return undefined;
  return { then: 'go', flow: 'two-needs', draft: { text, needs, ...(files && { files }) } };
}
