import { expect } from '@jest/globals';
import { heard, reported, story } from './story.ts';

story('agents write “el INC-1” and “el ticket INC-1” too', async (desk) => {
  await reported(desk);
  const carlos = desk.as('carlos', 'slack');
  await carlos.say('tomar el INC-1');
  expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
  await carlos.say('asigna el ticket INC-1 a sofia');
  expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia' });
  await desk.as('sofia', 'slack').say('resolver el INC-1: cambié el tóner');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
});

story('“yo tomo el ticket INC-1” takes it, and “el INC-1 lo toma Sofía” is a note', async (desk) => {
  await reported(desk);
  const carlos = desk.as('carlos', 'slack');
  expect(heard(await carlos.say('el INC-1 lo toma Sofía'), 'carlos')).toContain('Nota interna');
  await carlos.say('yo tomo el ticket INC-1');
  expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos' });
});

story('a requester cancels “el INC-1”', async (desk) => {
  const ana = await reported(desk);
  expect(heard(await ana.say('anular el INC-1 ya no hace falta'), 'ana')).toBe('INC-1 queda anulado.');
});
