import { expect } from '@jest/globals';
import { heard, story } from './story.ts';

story('“quiero hacer una consulta” begins to tell, and what follows is read by itself', async (desk) => {
  const ana = desk.as('ana', 'slack');
  expect(heard(await ana.say('quiero hacer una consulta'), 'ana')).toContain('cuéntame');
  expect(heard(await ana.say('se cayó el wifi'), 'ana')).toContain('Descripción: se cayó el wifi\n');
});

story('“no hay cómo cobrar en las tiendas” is critical, and says why', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  expect(heard(await ana.say('se cayó el sistema, no hay cómo cobrar en las tiendas'), 'ana')).toMatch(
    /Prioridad: crítica, porque dices [^\n]*«no hay cómo cobrar»/,
  );
});

story('who comes into a department by name is a new employee', async (desk) => {
  const ana = desk.as('ana', 'slack');
  expect(heard(await ana.say('va a entrar Carla Mendoza a marketing el 16 de marzo'), 'ana')).toContain(
    'Solicitud: Ingreso de personal',
  );
});

story('“como” before a number asks nothing', async (desk) => {
  const ana = desk.as('ana', 'slack');
  expect(heard(await ana.say('necesito como 4 mouses'), 'ana')).toContain('Solicitud: Accesorio o suministro');
});
