import { CatalogItem } from '../../domain/catalog.ts';
import { checkAnswers } from '../../domain/form/check-answers.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Words } from '../../domain/wording.ts';
import type { Turn } from '../flow.ts';
import { placeIn, settled, type Filling, type FormDraft } from './form-draft.ts';

interface InForce extends Filling {
  /** What the person should know before anything else. */
  readonly news?: Words;
  /** What was asked is no longer asked that way: the reply to it is no answer. */
  readonly stale?: boolean;
}

/**
 * The form as the catalog has it now. One whose item has changed goes on with the answers that still fit; one whose item has gone goes on
 * as it was begun. Either is told once.
 * @throws DeskError `item.gone` if nothing is known of what it was begun with.
 */
export async function itemInForce(turn: Turn, draft: FormDraft): Promise<InForce> {
  const item = turn.definitions.items.get(draft.item);
  if (!item) return gone(turn, draft);
  const version = versionOf(turn, item);
  if (draft.version === version) return { turn, item, draft };
  if (draft.version === undefined) {
    await keepVersion(turn, item, version);
    return { turn, item, draft: { ...draft, version } };
  }
  await keepVersion(turn, item, version);
  return changed({ turn, item, draft: { ...draft, version } }, await storedItem(turn, draft));
}

async function gone(turn: Turn, draft: FormDraft): Promise<InForce> {
  const item = await storedItem(turn, draft);
  if (!item) throw new DeskError('item.gone');
  if (draft.gone) return { turn, item, draft };
  return {
    turn,
    item,
    draft: { ...draft, gone: true },
    news: { key: 'form.item_gone', params: { item: { label: item.label } } },
  };
}

function changed({ turn, item, draft }: Filling, before: CatalogItem | undefined): InForce {
  const place = placeIn({ turn, draft });
  const refused = new Set(checkAnswers(item, draft.answers, { ...place, ...place.scope }).map(({ field }) => field));
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([id]) => !refused.has(id)));
  const field = (of: CatalogItem | undefined) => of?.fields.find(({ id }) => id === draft.asked);
  const stale = draft.asked !== undefined && plainly(field(item)) !== plainly(field(before));
  return {
    turn,
    item,
    draft: { ...(stale ? settled(draft) : draft), answers },
    news: { key: 'form.item_changed', params: { item: { label: item.label } } },
    stale,
  };
}

async function storedItem({ tx }: Turn, { item, version }: FormDraft): Promise<CatalogItem | undefined> {
  if (version === undefined) return undefined;
  const stored = await tx.collection('item-versions').get(`${item}:${version}`);
  return stored && CatalogItem.safeParse(stored.item).data;
}

async function keepVersion({ tx }: Turn, item: CatalogItem, version: string): Promise<void> {
  const versions = tx.collection('item-versions');
  const id = `${item.id}:${version}`;
  if (!(await versions.get(id))) await versions.insert({ id, version: 1, schema: 1, item });
}

const known = new WeakMap<CatalogItem, string>();

/** Of what a form asks; not of how it words it. */
function versionOf({ digest }: Turn, item: CatalogItem): string {
  const found = known.get(item) ?? digest(plainly(item.fields)).slice(0, 16);
  known.set(item, found);
  return found;
}

const wording = new Set(['label', 'question', 'hint', 'same_as']);

function plainly(of: unknown): string {
  return JSON.stringify(of, (key, value: unknown) => (wording.has(key) ? undefined : value)) ?? '';
}
