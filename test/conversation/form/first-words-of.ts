import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import { FormDraft } from '../../../src/conversation/form/form-draft.ts';
import { prefill } from '../../../src/conversation/form/prefill.ts';
import type { Turn } from '../../../src/conversation/flow.ts';
import { wordsOf } from '../../../src/conversation/understand/fold-text.ts';
import { createVocabulary } from '../../../src/conversation/words/vocabulary.ts';
import { gistOfBooks } from '../../../src/conversation/understand/gist-of-books.ts';
import { createReadSlots } from '../../../src/conversation/understand/read-slots.ts';
import { CatalogItem } from '../../../src/domain/catalog.ts';
import type { Language } from '../../../src/domain/label.ts';
import type { ReadingPlace } from '../../../src/domain/understanding.ts';

const { definitions: demo, phrasebooks } = await loadDefinitions('config');
export const definitions = demo;
const readDates = createReadDates();
const vocabulary = createVocabulary(createWords('locales'), createTranslate('locales'));

/** Slots as the demo desk reads them; needs no model. */
const slotsOf = createReadSlots(phrasebooks, {
  ...{ readDates, known: new Set(gistOfBooks(phrasebooks).words), items: [...demo.items.values()], directory: demo },
});

/** Monday 2026-03-02, nine in the morning in Lima. */
export const monday: ReadingPlace = { now: new Date('2026-03-02T09:00:00-05:00'), zone: 'America/Lima' };

export const slots = (text: string, place: ReadingPlace = { ...monday, dayEnds: () => ({ begins: '08:00', ends: '18:00' }) }) =>
  slotsOf({ text, words: wordsOf(text), place });

interface Asked {
  readonly language?: Language;
  readonly person?: string;
  readonly known?: typeof demo;
}

/** What first words fill in of an item's form, asked by Ana unless somebody else is named. */
export function prefilled(
  item: string | CatalogItem,
  text: string,
  { language = 'es', person = 'ana', known = demo }: Asked = {},
) {
  const asked = typeof item === 'string' ? known.items.get(item) : item;
  const asker = known.people.get(person);
  if (!asked || !asker) throw new Error(`the demo has no such item, or no ${person}`);
  const turn = {
    ...{ definitions: known, person: asker, language, readDates, vocabulary, ...monday },
    understand: (words: string) => ({ slots: slots(words, { ...monday, language }) }),
  } as unknown as Turn;
  const { draft, candidates } = prefill({ turn, item: asked, draft: FormDraft.parse({ item: asked.id, text }) });
  return {
    ...draft.answers,
    ...(draft.for && { '#for': draft.for }),
    ...(candidates.length > 0 && { '#candidates': candidates }),
  };
}

/** An item with a field of each kind that the demo's items have none of. */
export const trial: CatalogItem = CatalogItem.parse({
  id: 'trial',
  label: { es: 'Prueba', en: 'Trial' },
  team: 'mesa',
  fields: [
    { id: 'count', kind: 'number', integer: true, label: { es: 'Cantidad', en: 'Quantity' } },
    { id: 'installation', kind: 'yes_no', label: { es: 'Instalación', en: 'Installation' } },
    { id: 'owner', kind: 'person', label: { es: 'Responsable', en: 'Owner' } },
    { id: 'department', kind: 'department', label: { es: 'Área', en: 'Department' } },
    { id: 'asset', kind: 'asset', label: { es: 'Activo', en: 'Asset' } },
    { id: 'email', kind: 'email', label: { es: 'Correo', en: 'E-mail' } },
    { id: 'phone', kind: 'phone', label: { es: 'Teléfono', en: 'Phone' } },
    { id: 'link', kind: 'link', label: { es: 'Enlace', en: 'Link' } },
    { id: 'born', kind: 'date', past: true, max: 'today', label: { es: 'Ocurrió', en: 'Happened' } },
  ],
});
