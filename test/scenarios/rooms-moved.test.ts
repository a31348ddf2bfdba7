import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

const ALONE = 'Te escribí por mensaje directo.';

/** Ana's report has a card in the room. */
async function carded(desk: Desk): Promise<string> {
  const ana = desk.as('ana', 'slack');
  await ana.say('no puedo imprimir');
  return last(await ana.tap('Abrir'), 'team:mesa').message ?? '';
}

function under(desk: Desk, card: string, as: string): (say: string) => Promise<Printed[]> {
  return (say) => desk.do({ as, on: 'slack', thread: card, say });
}

const noteOf = async (desk: Desk, as: string, number: string): Promise<string> =>
  last(await desk.as(as, 'teams').command(`show ${number}`), as).text ?? '';

describe('a card that stays behind', () => {
  story('words under a merged card go to the ticket that took it in', async (desk) => {
    const card = await carded(desk);
    await desk.wait('PT1H');
    const bob = desk.as('bob', 'slack');
    await bob.say('the printer on the second floor is jammed');
    await bob.tap('Open it');
    const lines = await desk.as('carlos', 'teams').say('unir INC-1 INC-2');
    expect(last(lines, 'team:mesa')).toMatchObject({ thread: card, text: expect.stringMatching(/INC-1 se unió a INC-2/) });
    await under(desk, card, 'sofia')('el rodillo está gastado');
    expect(await noteOf(desk, 'carlos', 'INC-2')).toMatch(/rodillo/);
    await under(desk, card, 'sofia')('tomar');
    expect(await desk.ticket('INC-2')).toMatchObject({ assignee: 'sofia' });
  });

  story('a merge that is asked for there is answered there, once', async (desk) => {
    const card = await carded(desk);
    await desk.wait('PT1H');
    await desk.as('bob', 'slack').say('the printer on the second floor is jammed');
    await desk.as('bob', 'slack').tap('Open it');
    const lines = await under(desk, card, 'carlos')('unir en INC-2');
    const told = lines.filter(({ to, edited }) => to === 'team:mesa' && !edited);
    expect(told).toMatchObject([{ thread: card, text: expect.stringMatching(/^A Carlos Huamán: .*INC-1 se unió a INC-2/) }]);
  });

  story('words under the card of a ticket that went to a confidential team reach nobody', async (desk) => {
    const card = await carded(desk);
    await desk.as('carlos', 'teams').say('asignar INC-1 rrhh');
    const lines = await under(desk, card, 'carlos')('ya quedó');
    expect(lines.map(({ to }) => to)).toEqual(['carlos', 'team:mesa']);
    expect(heard(lines, 'team:mesa')).toBe(ALONE);
    expect(await noteOf(desk, 'rosa', 'INC-1')).not.toMatch(/ya quedó/);
    expect(heard(await desk.as('ana', 'slack').say('INC-1 es por mi contrato'), 'team:mesa')).toBe('');
  });

  story('"vincular INC-2" there is with the ticket of the thread', async (desk) => {
    const card = await carded(desk);
    await desk.wait('PT1H');
    await desk.as('bob', 'slack').say('I cannot log in to SAP');
    await desk.as('bob', 'slack').tap('Open it');
    expect(last(await under(desk, card, 'carlos')('vincular INC-2'), 'team:mesa').text).toMatch(
      /INC-1 quedó relacionado con INC-2/,
    );
    expect((await desk.ticket('INC-1'))['links']).toMatchObject([{ kind: 'related', number: 'INC-2' }]);
  });
});
