import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';
import { trainModel } from '../../../src/conversation/understand/train-from-definitions.ts';

const { definitions, phrasebooks } = await loadDefinitions('config');

/** What the demo desk understands with. */
export const lessons = {
  phrasebooks,
  items: [...definitions.items.values()],
  categories: [...definitions.categories.values()],
};

const began = process.cpuUsage();
export const model = trainModel(lessons);
const used = process.cpuUsage(began);
/** Milliseconds of CPU time. */
export const trainingTime = (used.user + used.system) / 1000;

export const understand = createUnderstand({ ...lessons, model, readDates: createReadDates() });

/** Monday 2026-03-02, nine in the morning in Lima. */
export const place = { now: new Date('2026-03-02T09:00:00-05:00'), zone: 'America/Lima' };
