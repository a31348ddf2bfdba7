import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { createKept } from '../../../adapters/config/kept/create-kept.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { learnModel } from '../../../src/commands/understanding/learn-model.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';

const loaded = await loadDefinitions('config');
const { definitions, phrasebooks } = loaded;

/** What the demo desk understands with. */
export const lessons = {
  phrasebooks,
  items: [...definitions.items.values()],
  categories: [...definitions.categories.values()],
};

/** Trained once for all tests, and kept until a phrasebook or the code that learns changes. */
export const { model, gist } = await learnModel(loaded, createKept());

export const understand = createUnderstand({ ...lessons, directory: definitions, model, gist, readDates: createReadDates() });

/** Monday 2026-03-02, nine in the morning in Lima. */
export const place = { now: new Date('2026-03-02T09:00:00-05:00'), zone: 'America/Lima' };
