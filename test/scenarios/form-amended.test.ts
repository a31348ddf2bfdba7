import { expect } from '@jest/globals';
import { heard, story } from './story.ts';

story('the summary takes corrections in passing, and shows each', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito la sala paracas mañana de 3 a 5 somos 8');
  await ana.say('si');
  expect(heard(await ana.say('mejor pasado mañana'), 'ana')).toMatch(/^Listo, cambié: Fecha\.\n/);
  expect(heard(await ana.say('no, la titicaca'), 'ana')).toMatch(/^Listo, cambié: Sala\.\n/);
  expect(heard(await ana.say('mejor de 4 a 6'), 'ana')).toMatch(/^Listo, cambié: Horario\.\n/);
  expect(heard(await ana.say('somos 12'), 'ana')).toMatch(/^Listo, cambié: Personas\.\n/);
  expect(heard(await ana.say('mejor 500 personas'), 'ana')).not.toMatch(/cambié/);
  await ana.say('enviar');
  expect(await desk.ticket('REQ-1')).toMatchObject({
    answers: { room: 'titicaca', date: '2026-03-04', time: '16:00 – 18:00', people: 12 },
  });
});

story('between the questions too: what answers another one is no answer to this', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito una laptop x1 para el viernes');
  await ana.say('si');
  expect(heard(await ana.say('mejor la t14'), 'ana')).toMatch(/^Listo, cambié: Modelo\.\n/);
  await ana.say('mejor rendimiento que la X1 que tengo ahora');
  expect(heard(await ana.say('para el lunes mejor'), 'ana')).toMatch(/^Listo, cambié: Para cuándo\.\n/);
  await ana.say('omitir');
  await ana.say('enviar');
  expect(await desk.ticket('REQ-1')).toMatchObject({
    answers: { model: 't14', needed_by: '2026-03-09', reason: 'mejor rendimiento que la X1 que tengo ahora' },
  });
});

story('in English, with a word in front or behind', async (desk) => {
  const bob = desk.as('bob', 'slack');
  await bob.say('book the big room on friday from 10 to 12 for 20 people');
  await bob.say('yes');
  expect(heard(await bob.say('actually make it 25'), 'bob')).toMatch(/^Done, I changed: People\.\n/);
  expect(heard(await bob.say('Thursday instead'), 'bob')).toMatch(/^Done, I changed: Date\.\n/);
  await bob.say('send');
  expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { date: '2026-03-05', people: 25 } });
});

const forWhom: readonly (readonly [string, string])[] = [
  ['dale acceso a carlos huaman al sap, solo lectura', 'Carlos Huamán'],
  ['luis necesita una laptop x1', 'Luis Ramírez'],
  ['hola, mi jefe necesita acceso a power bi', 'Luis Ramírez'],
  ['instalen autocad a luis porfa', 'Luis Ramírez'],
];
for (const [words, name] of forWhom) {
  story(`"${words}" is for ${name}`, async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(words);
    expect(heard(await ana.say('si'), 'ana')).toContain(`Para: ${name}\n`);
  });
}

for (const words of ['el cliente necesita una licencia gratis de photoshop', 'dame acceso a la carpeta de luis']) {
  story(`"${words}" is for nobody else`, async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(words);
    expect(heard(await ana.say('si'), 'ana')).not.toContain('Para: ');
  });
}

story('a day in a year of no calendar is not filled in', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito acceso de lectura a sap hasta el 31 de diciembre de 9999');
  expect(heard(await ana.say('si'), 'ana')).toMatch(/¿Hasta cuándo\?/);
});
