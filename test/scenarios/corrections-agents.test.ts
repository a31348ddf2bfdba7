import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { learning, meaningOf } from './kept-corrections.ts';

/** Facilities have a category of their own, and a team to itself has another. */
const wider = configWith([
  {
    file: 'categories.yaml',
    from: /$/,
    to: `
- id: building
  label: { es: Edificio, en: Building }
  team: sedes
  synonyms: [goteras]
- id: conduct
  label: { es: Convivencia, en: Conduct }
  team: rrhh
  synonyms: [acoso]
`,
  },
]);

describe('agents say what a ticket is', () => {
  learning('another category, days later, in the first words of the ticket', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await desk.do({ wait: 'P3D' });
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('categoría INC-1 correo es la cuenta de escaneo');
    expect((await desk.kept()).map(meaningOf)).toEqual([
      {
        said: 'no puedo imprimir',
        was: { intent: 'incident', category: 'printing' },
        made: { intent: 'incident', category: 'email' },
        how: 'recategorised',
        side: 'agent',
        ticket: 'INC-1',
      },
    ]);
    expect(await desk.kept()).toMatchObject([{ by: 'carlos', author: 'ana', at: new Date('2026-03-05T14:00:00Z') }]);
  });

  learning('again: the last word counts; back: nothing was said', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await desk.as('carlos', 'teams').say('categoría INC-1 correo');
    await desk.as('sofia', 'slack').say('category INC-1 red e internet');
    expect(await desk.kept()).toMatchObject([{ by: 'sofia', made: { category: 'network' } }]);
    await desk.as('carlos', 'teams').say('categoría INC-1 impresión');
    expect(await desk.kept()).toEqual([]);
  });

  learning('against a requester who corrected wrongly: both are kept', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    await desk.as('carlos', 'teams').say('categoría INC-1 impresión');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([
      { side: 'person', made: { category: 'email' } },
      { side: 'agent', made: { category: 'printing' } },
    ]);
  });

  learning('a report that is a request, until its requester says no', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await desk.as('carlos', 'teams').say('reclasificar INC-1 accesorio o suministro');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([
      { how: 'reclassified', made: { intent: 'request', item: 'peripheral' }, ticket: 'INC-1' },
    ]);
    await ana.tap('No es eso');
    expect(await desk.kept()).toEqual([]);
  });

  learning('a request that is a report', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito un mouse');
    await ana.say('sí');
    await ana.say('omitir');
    await ana.say('enviar');
    await desk.as('carlos', 'teams').say('reclasificar REQ-1 equipos');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([
      { said: 'necesito un mouse', how: 'reclassified', made: { intent: 'incident', category: 'hardware' }, ticket: 'REQ-1' },
    ]);
  });

  learning('a ticket that goes to a team without a category of its own', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('asignar INC-1 sedes');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([{ how: 'moved', made: { intent: 'incident', team: 'sedes' } }]);
    await desk.as('elena', 'slack').say('asignar INC-1 mesa');
    expect(await desk.kept()).toEqual([]);
  });

  learning(
    'a ticket that goes to a team with one category',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no puedo imprimir');
      await ana.tap('Abrir');
      await desk.as('carlos', 'teams').say('asignar INC-1 sedes');
      expect(await desk.kept()).toMatchObject([{ how: 'moved', made: { team: 'sedes', category: 'building' } }]);
    },
    wider,
  );
});

describe('of what is confidential nothing is kept', () => {
  learning(
    'nor of what becomes so',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no puedo imprimir');
      await ana.tap('Corregir');
      await ana.tap('Correo');
      await ana.tap('Abrir');
      expect(await desk.kept()).toHaveLength(1);
      await desk.as('carlos', 'teams').say('asignar INC-1 rrhh');
      expect(await desk.kept()).toEqual([]);
    },
    wider,
  );

  learning(
    'a category of a team that keeps to itself',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no puedo imprimir');
      await ana.tap('Corregir');
      await ana.say('convivencia');
      await ana.tap('Abrir');
      expect(await desk.kept()).toEqual([]);
    },
    wider,
  );

  learning('an item that is confidential, or words that name it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no funciona mi mouse');
    await ana.tap('Corregir');
    await ana.tap('Necesito algo');
    await ana.tap('Vacaciones');
    await ana.tap('Abrir');
    await ana.say('cancelar');
    await ana.say('no puedo imprimir mi solicitud de vacaciones');
    await ana.tap('No es una solicitud');
    expect(await desk.kept()).toEqual([]);
  });
});
