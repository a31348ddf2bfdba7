import { isAttached, type Answers } from '../../domain/form/answers.ts';
import { openFields } from '../../domain/form/form.ts';
import { readInputs } from '../../domain/form/read-inputs.ts';
import type { Field } from '../../domain/form/field.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import type { Words } from '../../domain/wording.ts';
import type { Next, Reply } from '../flow.ts';
import { cardLines } from './card-lines.ts';
import { cardSay } from './card-say.ts';
import { placeIn, scopeIn, type Filling } from './form-draft.ts';
import { goOn } from './go-on.ts';
import { sendForm } from './send-form.ts';

type Inputs = Readonly<Record<string, unknown>>;

/**
 * The card as it came back: refusals by field, all at once, with what was filled in kept; then straight to the request, for the card showed
 * every answer. Where the desk has computed or left out something the card did not show, the summary comes between.
 */
export async function takeCard(filling: Filling, reply: Extract<Reply, { kind: 'choice' }>): Promise<Next> {
  const { item } = filling;
  if (reply.value === 'drop') return { then: 'end', say: { notice: { key: 'form.dropped' } } };
  // "Enviar" that is typed sends what stands in the card.
  const sent = reply.inputs ?? filling.draft.answers;
  const read = readInputs(item, sent, await placeOfCard(filling, sent));
  if (!read.ok) return refusedCard(filling, read);
  const filled = { ...filling, draft: { ...filling.draft, answers: read.answers } };
  return showsMore(item.fields, read.answers, sent) ? summedUp(filled) : sendForm(filled);
}

/** What a card leaves blank is left out, not asked. */
function summedUp({ draft, ...filling }: Filling): Next {
  const { answers } = draft;
  const open = openFields(filling.item, scopeIn({ ...filling, draft }));
  const skipped = open.filter(({ id, required }) => !required && answers[id] === undefined).map(({ id }) => id);
  return goOn({ ...filling, draft: { ...draft, skipped, mode: 'questions' } });
}

/** Where a channel has no inputs, or the person writes them: "Modelo: T14", a line each. What is said that way stands in the card. */
export async function typedCard(filling: Filling, text: string): Promise<Next> {
  const { item, draft } = filling;
  const lines = cardLines(item.fields, text);
  if (Object.keys(lines).length === 0) return { then: 'again', before: { notice: { key: 'form.fill_card' } } };
  const read = readInputs(item, { ...draft.answers, ...lines }, placeIn(filling));
  if (!read.ok) return refusedCard(filling, read);
  return summedUp({ ...filling, draft: { ...draft, answers: read.answers } });
}

function refusedCard(filling: Filling, read: Extract<ReturnType<typeof readInputs>, { ok: false }>): Next {
  const errors = new Map(
    read.refusals.map(({ field, refusal }): [string, Words] => [field, { key: refusal.code, params: refusal.params }]),
  );
  const more = [...errors].map(([id, why]) => underLabel(filling.item.fields, id, why));
  const kept = { ...filling.draft, answers: read.answers };
  const before = { notice: { key: 'form.card_refused' }, more } as const;
  // Rows with a fault stand in the card again as far as they could be read; they are no answers yet.
  const shown = { ...kept, answers: { ...read.legible, ...read.answers } };
  return { then: 'again', before, draft: kept, say: cardSay({ ...filling, draft: shown }, errors) };
}

/** A refusal far from its input says which one it is about, unless it names it anyway. */
function underLabel(fields: readonly Field[], id: string, why: Words): Words {
  const field = fields.find((one) => one.id === id);
  const names = 'params' in why && why.params !== undefined && ('field' in why.params || 'column' in why.params);
  return field && !names ? { key: 'form.about', params: { field: { label: field.label }, why } } : why;
}

/** Something is computed from the inputs: nobody has seen it yet. */
function showsMore(fields: readonly Field[], answers: Answers, sent: Inputs): boolean {
  return fields.some(
    ({ id, fixed }) => fixed && answers[id] !== undefined && JSON.stringify(answers[id]) !== JSON.stringify(sent[id]),
  );
}

/** With the files that the card names, as far as they are this person's own and not used yet. */
async function placeOfCard(filling: Filling, sent: Inputs): Promise<Place> {
  const { turn, item, draft } = filling;
  const fields = item.fields.filter(({ kind }) => kind === 'attachment');
  if (fields.length === 0) return placeIn(filling);
  const ids = new Set(fields.flatMap(({ id }) => idsIn(sent[id])).slice(0, MOST_FILES));
  const files = new Map<string, { id: string; name: string }>();
  for (const id of ids) {
    const file = await turn.tx.collection('files').get(id);
    if (file?.by === turn.person.id && file.state === 'kept') files.set(id, { id, name: file.name });
  }
  const before = fields.flatMap(({ id }) => {
    const held = draft.answers[id];
    return held !== undefined && isAttached(held) ? held.files : [];
  });
  for (const file of before) files.set(file.id, file);
  return { ...placeIn(filling), files };
}

const MOST_FILES = 50;

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('files' in value) return idsIn(value.files);
  return 'id' in value ? idsIn(value.id) : [];
}
