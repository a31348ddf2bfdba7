import { describe, expect } from '@jest/globals';
import { configWith, trialItem } from './config-with.ts';
import { askedForMouse, heard, last, story, type Desk } from './story.ts';

const config = configWith([
  trialItem('everyone', '  - { id: e, by: [carlos, sofia], need: everyone }'),
  trialItem('handed', '  - { id: h, by: [pedro], expire: { after_days: 1, outcome: escalate } }'),
]);

async function asked(desk: Desk, name: string) {
  for (const words of [`nuevo prueba ${name}`, 'para un curso', 'enviar']) await desk.as('ana', 'slack').say(words);
}

describe('what approvers write, and what they are told', () => {
  story('"apruebo" is no reason to reject, nor is "sí"', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.tap('Rechazar');
    expect(heard(await luis.say('sí'), 'luis')).toMatch(/hace falta un motivo/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    expect(heard(await luis.say('apruebo, me confundí'), 'luis')).toMatch(/aprobaste REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('a decision is no question to the requester; a question with "aprobado" in it is one', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    await luis.tap('Preguntar', { of: 'REQ-1' });
    expect(heard(await luis.say('aprobado, ¿por quién?'), 'ana')).toMatch(/quiere saber algo[\s\S]*: aprobado, ¿por quién\?/);
    await luis.tap('Preguntar', { of: 'REQ-2' });
    expect(heard(await luis.say('rechazado, ya tiene uno'), 'bob')).toMatch(/rejected REQ-2[\s\S]*Reason: ya tiene uno/);
  });

  story('"ok aprobado", "declined, too expensive"', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.say('ok aprobado');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    await askedForMouse(desk, 'bob');
    expect(heard(await luis.say('declined, too expensive'), 'bob')).toMatch(/rejected REQ-2[\s\S]*Reason: too expensive/);
  });

  story(
    'the last of all approves what another has rejected: told so, and by whom',
    async (desk) => {
      await asked(desk, 'everyone');
      await desk.as('carlos', 'slack').say('rechazado, no procede');
      const lines = await desk.as('sofia', 'slack').say('apruebo');
      expect(heard(lines, 'sofia')).toMatch(/aprobaste REQ-1[\s\S]*Aun así, REQ-1 queda rechazada por Carlos Huamán\./);
      expect(heard(await desk.as('sofia', 'slack').say('aprobar REQ-1'), 'sofia')).toMatch(
        /decisión: rechazada por Carlos Huamán\./,
      );
    },
    config,
  );

  story(
    'one day is one day, also after it was passed on',
    async (desk) => {
      await asked(desk, 'handed');
      expect(heard(await desk.wait('P5D'), 'ana')).toMatch(/se anuló: nadie decidió en 1 día hábil\./);
      expect(heard(await desk.as('gerencia', 'web').say('aprobar REQ-1'), 'gerencia')).toMatch(/venció sin decisión/);
    },
    config,
  );

  story('a double tap says nothing twice; the same button days later says how it stands', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    const [card] = await luis.tap('Aprobar');
    const again = { as: 'luis', on: 'teams', tap: 'Aprobar', message: card?.message ?? '' } as const;
    expect(await desk.do(again)).toEqual([]);
    await desk.wait('PT5M');
    expect(last(await desk.do(again), 'luis')).toMatchObject({ text: expect.stringMatching(/ya fue respondido\.\nREQ-1/) });
  });

  story('cancelled by the requester: nobody is named as having done it', async (desk) => {
    const ana = await askedForMouse(desk);
    await ana.say('anular REQ-1 ya no hace falta');
    expect(heard(await desk.as('luis', 'teams').say('aprobar REQ-1'), 'luis')).toMatch(/ya no espera una decisión: anulada\./);
  });
});
