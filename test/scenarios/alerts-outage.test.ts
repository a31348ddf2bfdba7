import { expect, test } from '@jest/globals';
import { writeProgress } from '../../src/commands/play/progress.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { openStory } from './run-scenario.ts';

/** The desk is off from Monday morning to Wednesday, 10:00. */
test('after an outage what is long past is told once, as the highest level, oldest ticket first', async () => {
  const place = await temporaryStore();
  try {
    const before = await openStory(place);
    const ana = before.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await before.do({ wait: 'PT10M' });
    const bob = before.as('bob', 'slack');
    await bob.say('my screen is broken');
    await bob.tap('Open it');
    await writeProgress(place.store, { at: new Date('2026-03-04T10:00:00-05:00'), lastEvent: 100 });

    const after = await openStory(place);
    const lines = await after.do({ show: 'outbox' });
    const told = lines.flatMap(({ to, at, text = '' }) => {
      const [, number, percent] = /^(INC-\d).* (\d+) %/.exec(text) ?? [];
      return number ? [`${at.slice(5, 16)} ${to} ${number} ${percent}`] : [];
    });
    expect(told.filter((one) => one.includes('team:mesa'))).toEqual([
      '03-04T15:00 team:mesa INC-1 100',
      '03-04T15:00 team:mesa INC-1 50',
      '03-04T15:00 team:mesa INC-2 100',
      '03-04T15:00 team:mesa INC-2 50',
    ]);
    expect(told.filter((one) => one.includes('marta'))).toEqual(['03-04T15:00 marta INC-1 100', '03-04T15:00 marta INC-2 100']);
    expect(told).toHaveLength(6);
    const rest = await after.do({ until: '2026-03-04T11:29:00-05:00' });
    expect(rest.filter(({ text }) => / %/.test(text))).toEqual([]);
  } finally {
    await place.drop();
  }
});
