import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, reported, solved, story } from './story.ts';

describe('a yes, and something else beside it', () => {
  for (const words of ['sí, y además necesito un mouse', 'sí. necesito un mouse'])
    story(`"${words}" opens what was shown, and goes on with the other`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no puedo imprimir');
      const said = heard(await ana.say(words), 'ana');
      expect(said).toContain('Registré INC-1');
      expect(said).toMatch(/Ahora, lo otro que me contaste[\s\S]*Solicitud: Accesorio[\s\S]*Descripción: necesito un mouse\n/);
      expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
    });

  story('what is opened by it goes through its form first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito un mouse');
    expect(heard(await ana.say('sí, además no anda el wifi'), 'ana')).not.toContain('Red e internet');
    await ana.say('omitir');
    const said = heard(await ana.say('enviar'), 'ana');
    expect(said).toMatch(/Envié tu solicitud REQ-1[\s\S]*Categoría: Red e internet/);
  });

  story('an approval, and trouble of the approver’s own: nothing of that is said on the ticket', async (desk) => {
    const ana = await askedForMouse(desk);
    const said = await desk.as('luis', 'teams').say('Aprobado. no me funciona el wifi');
    expect(heard(said, 'luis')).toMatch(/aprobaste REQ-1[\s\S]*Descripción: no me funciona el wifi/);
    expect(heard(said, 'ana')).not.toContain('wifi');
    expect(heard(await ana.say('REQ-1'), 'ana')).not.toContain('wifi');
  });

  story('content, and something new', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    const said = heard(await ana.say('conforme. se me cayó el wifi'), 'ana');
    expect(said).toContain('Categoría: Red e internet');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('what is about the same thing is a remark as ever', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.say('aprobado. el mouse que tiene no funciona');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      approvals: [{ decisions: [{ decision: 'approved', reason: 'el mouse que tiene no funciona' }] }],
    });
  });

  story('what stands behind a no is its reason as ever', async (desk) => {
    await askedForMouse(desk);
    await desk.as('luis', 'teams').say('rechazado. ya tiene una laptop nueva');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      approvals: [{ decisions: [{ decision: 'rejected', reason: 'ya tiene una laptop nueva' }] }],
    });
  });
});
