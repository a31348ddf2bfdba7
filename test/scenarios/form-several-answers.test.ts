import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { heard, story } from './story.ts';

story('an answer that says more than was asked answers what comes next too', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito una laptop');
  await ana.say('sí');
  const next = heard(await ana.say('t14 para el 20 de marzo, porque la actual es muy lenta'), 'ana');
  expect(next).toContain('(4/4)');
  expect(next).toContain('Para cuándo: viernes, 20 de marzo de 2026\nMotivo: La actual es muy lenta');
  await ana.say('omitir');
  await ana.say('enviar');
  expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 't14', needed_by: '2026-03-20' } });
});

story('a room, its day, its hours and for how many, all in the first answer', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  await ana.say('necesito una sala');
  await ana.say('sí');
  expect(heard(await ana.say('la grande para 20 personas mañana de 3 a 5'), 'ana')).toContain(
    '1. Sala: Titicaca (30 personas)\n2. Fecha: martes, 3 de marzo de 2026\n3. Horario: 15:00 – 17:00\n4. Personas: 20',
  );
});

story('what is broken is no answer, though it names an option and a day', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito una laptop');
  await ana.say('sí');
  expect(heard(await ana.say('no me funciona la t14 desde el lunes'), 'ana')).toContain('Abriría un incidente');
});

test.each([
  ['ya no, olvídalo'],
  ['mejor dejémoslo ahí nomás'],
  ['ya no la necesito, gracias'],
  ['sabes qué, mejor no'],
  ['never mind, I changed my mind'],
])('“%s” leaves a form', async (said) => {
  const desk = await openStory();
  try {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    await ana.say('t14');
    await ana.say('mañana');
    expect(heard(await ana.say(said), 'ana')).toContain('No se envió nada.');
  } finally {
    await desk.close();
  }
});

story('what sounds like that and says why is a reason', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito una laptop');
  await ana.say('sí');
  await ana.say('t14');
  await ana.say('mañana');
  expect(heard(await ana.say('la anterior ya no sirve'), 'ana')).toContain('(4/4)');
});

story('“pregúntale para qué lo quiere” asks whoever wanted it', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito un mouse');
  await ana.say('sí');
  await ana.say('omitir');
  await ana.say('enviar');
  expect(heard(await desk.as('luis', 'teams').say('pregúntale para qué lo quiere'), 'ana')).toContain('para qué lo quiere');
});

story('the day on which a forwarded message was written fills in nothing', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('[10:32, 2/3/2026] Luis Ramírez: necesito una laptop');
  expect(heard(await ana.say('sí'), 'ana')).toBe('(1/4) ¿Qué modelo necesitas?');
});

story('an article alone is not yet “Una persona”', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito');
  expect(heard(await ana.say('una'), 'ana')).toContain('cuéntame');
  expect(heard(await ana.say('laptop'), 'ana')).toContain('Solicitud: Laptop');
});
