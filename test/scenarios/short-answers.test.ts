import { expect } from '@jest/globals';
import { askedForMouse, heard, reported, solved, story } from './story.ts';

story('a "listo" where a decision waits shows it again, and tells nobody', async (desk) => {
  await askedForMouse(desk);
  expect(heard(await desk.as('luis', 'teams').say('listo'), 'luis')).toContain('Esto espera tu decisión');
  expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
});

story('a "listo" behind the last decision is its end', async (desk) => {
  await askedForMouse(desk);
  const luis = desk.as('luis', 'teams');
  await luis.say('apruebo');
  expect(heard(await luis.say('listo'), 'luis')).toContain('De acuerdo');
});

story('a "listo" where conformity is asked is no comment', async (desk) => {
  const ana = await reported(desk);
  await solved(desk);
  const lines = await ana.say('listo');
  expect(heard(lines, 'ana')).toContain('¿Estás conforme?');
  expect(heard(lines, 'carlos')).toBe('');
});

story('what works after all is no reason against it', async (desk) => {
  const ana = await reported(desk);
  await solved(desk);
  await ana.tap('No conforme');
  await ana.say('nada, ya funciona');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
});

story('what works again long after it was reported is offered to its ticket, and opens none', async (desk) => {
  const ana = await reported(desk);
  await desk.wait('PT20M');
  expect(heard(await ana.say('la impresora ya funciona'), 'ana')).toContain('INC-1');
  expect(heard(await ana.tap('Es sobre INC-1'), 'ana')).toContain('anular INC-1');
  expect(await desk.tickets()).toHaveLength(1);
});

story('what works, told elsewhere than conformity is asked, shows that question', async (desk) => {
  await reported(desk);
  await solved(desk);
  const lines = await desk.as('ana', 'whatsapp').say('ya funciona, gracias');
  expect(heard(lines, 'ana')).toContain('¿Estás conforme?');
});

story('a correction may ask for what a category is called after', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('no puedo imprimir');
  await ana.tap('Corregir');
  expect(heard(await ana.say('necesito una impresora nueva'), 'ana')).toContain('Solicitud: Accesorio');
  const bob = desk.as('bob', 'teams');
  await bob.say('my printer is jammed');
  await bob.tap('Correct it');
  expect(heard(await bob.say('it is about email'), 'bob')).toContain('Category: E-mail');
});

story('a question that asks for words is not said twice', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito algo');
  expect(heard(await ana.say('ok'), 'ana').split('Claro, cuéntame')).toHaveLength(2);
});

story('which of several is decided is asked no longer when none waits', async (desk) => {
  await askedForMouse(desk);
  await askedForMouse(desk, 'bob');
  const luis = desk.as('luis', 'teams');
  await luis.say('apruebo');
  await luis.say('aprobar REQ-2');
  await luis.say('rechazar REQ-1 no hay presupuesto');
  expect(heard(await luis.say('listo'), 'luis')).not.toContain('¿Cuál?');
});

story('a "no, gracias" told elsewhere than conformity is asked shows that question, and cancels nothing', async (desk) => {
  await reported(desk);
  await solved(desk);
  await desk.wait('PT2H');
  const lines = await desk.as('ana', 'teams').say('no, gracias');
  expect(heard(lines, 'ana')).toContain('¿Estás conforme?');
  expect(heard(lines, 'ana')).not.toContain('anular');
});
