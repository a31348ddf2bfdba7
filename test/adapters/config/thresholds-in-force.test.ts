import { expect, test } from '@jest/globals';
import { thresholdsInForce } from '../../../adapters/config/thresholds-in-force.ts';
import type { DeskSettings } from '../../../src/domain/definitions.ts';
import { Phrasebook } from '../../../src/domain/phrasebook.ts';

const conversation = { burst_minutes: 5, draft_days: 30 };
const desk = { conversation } as DeskSettings;
const book = (lang: string, thresholds?: object) => Phrasebook.parse({ version: 1, lang, intents: {}, thresholds });

test.each([
  { title: 'nobody says anything', is: [0.6, 0.35, 0.65] },
  { title: 'the phrasebook says', written: { accept: 0.7, offer_two: 0.4, incident_vs_request: 0.8 }, is: [0.7, 0.4, 0.8] },
  { title: 'desk.yaml says otherwise', said: { accept: 0.5 }, written: { accept: 0.7, offer_two: 0.4 }, is: [0.5, 0.4, 0.65] },
  { title: 'both together would offer where it is sure', said: { accept: 0.3 }, is: [0.3, 0.3, 0.65] },
])('$title', ({ said, written, is }) => {
  const inForce = thresholdsInForce({ ...desk, conversation: { ...conversation, ...said } }, [book('en'), book('es', written)]);
  const [accept, offer, between] = is;
  expect(inForce.desk.conversation).toEqual({ ...conversation, accept, offer, between_incident_and_request: between });
  for (const { thresholds } of inForce.phrasebooks)
    expect(thresholds).toEqual({ accept, offer_two: offer, incident_vs_request: between });
});

test('a phrasebook cannot offer where it is sure', () =>
  expect(() => book('es', { accept: 0.3, offer_two: 0.5 })).toThrow(/offer_two/));
