import { describe, expect } from '@jest/globals';
import { askedForAccess, askedForMouse, heard, last, rewritten, story, type Desk } from './story.ts';

const all = ['Aprobar', 'Rechazar', 'Preguntar'];
const approvals = async (desk: Desk, number = 'REQ-1') => (await desk.ticket(number))['approvals'];

describe('asking before deciding', () => {
  story('the question goes to the requester, the answer comes back to every approver, and the clock stood', async (desk) => {
    const ana = await askedForAccess(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(last(await carlos.tap('Preguntar'), 'carlos')).toMatchObject({ expects: { type: 'text' } });
    const asked = await carlos.say('¿para qué proyecto?');
    expect(last(asked, 'ana')).toMatchObject({
      text: expect.stringMatching(/Carlos Huamán.*¿para qué proyecto\?/),
      expects: { type: 'text' },
    });
    expect(rewritten(asked, 'sofia').at(-1)?.text).toMatch(/En pausa/);
    // Longer than an approval waits.
    const silence = await desk.wait('P8D');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    expect(heard(silence, 'sofia')).not.toMatch(/REQ-1/);
    expect(heard(silence, 'ana')).toMatch(/falta tu respuesta/);
    const answered = await ana.say('para el cierre contable');
    for (const reader of ['marta', 'carlos', 'sofia'])
      expect(last(answered, reader)).toMatchObject({
        choices: all,
        text: expect.stringMatching(/Respondió Ana Torres: para el cierre contable/),
      });
    await carlos.tap('Aprobar');
    await desk.as('sofia', 'slack').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('in one message, and decided without waiting for the answer', async (desk) => {
    const ana = await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('preguntar REQ-1 ¿no tenías uno?'), 'ana')).toMatch(/¿no tenías uno\?/);
    await luis.say('aprobar REQ-1');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    expect(heard(await ana.say('no puedo imprimir'), 'ana')).toMatch(/incidente/);
  });

  story('an answer that never comes does not hold the request for ever', async (desk) => {
    await askedForMouse(desk);
    await desk.as('luis', 'teams').say('preguntar REQ-1 ¿para qué?');
    const lines = await desk.wait('P30D');
    expect(heard(lines, 'luis')).toMatch(/Recordatorio/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled', approvals: [{ state: 'expired' }] });
  });

  story('only who decides may ask', async (desk) => {
    await askedForMouse(desk);
    expect(heard(await desk.as('bob', 'slack').say('ask REQ-1 what for?'), 'bob')).toMatch(/cannot find REQ-1/);
    expect(heard(await desk.as('ana', 'slack').say('preguntar REQ-1 ¿y?'), 'ana')).toMatch(/propia solicitud/);
  });
});

describe('taking a decision back', () => {
  story('while the stage is open: every copy shows it, and the person decides anew', async (desk) => {
    await askedForAccess(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.tap('Aprobar');
    const lines = await carlos.say('retirar REQ-1');
    expect(rewritten(lines, 'sofia').at(-1)?.text).toMatch(/0 de 2/);
    expect(rewritten(lines, 'carlos').at(-1)?.choices).toEqual(all);
    await carlos.say('rechazar REQ-1 pensándolo bien, no');
    expect(await approvals(desk)).toMatchObject([{ state: 'pending', decisions: [{ by: 'carlos', decision: 'rejected' }] }]);
  });

  story('what a delegate decided, the approver may take back', async (desk) => {
    await desk.as('marta', 'teams').say('delegar a luis');
    await askedForAccess(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    const marta = desk.as('marta', 'teams');
    expect(heard(await marta.say('aprobar REQ-1'), 'marta')).toMatch(/Luis Ramírez ya decidió en tu lugar/);
    await marta.say('retirar REQ-1');
    expect(await approvals(desk)).toMatchObject([{ state: 'pending', decisions: [] }]);
  });

  story('too late once it is settled; nothing of others; the requester takes back the request', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(await desk.as('luis', 'teams').say('retirar REQ-1'), 'luis')).toMatch(/Ya no se puede retirar/);
    expect(heard(await desk.as('carlos', 'slack').say('retirar REQ-1'), 'carlos')).toMatch(/ninguna decisión tuya/);
    await ana.say('retirar REQ-1 ya no lo necesito');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled' });
  });
});

describe('which one is meant', () => {
  story('two wait and the words name none: asked, by number, and nothing is decided blindly', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    expect(last(await luis.say('apruebo'), 'luis')).toMatchObject({
      choices: ['REQ-2', 'REQ-1'],
      text: expect.stringMatching(/REQ-2 · .*Bob Wilson\nREQ-1 · .*Ana Torres/),
    });
    await luis.say('REQ-1');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'awaiting_approval' });
  });

  story('the number among the words, in any way of writing it', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    await luis.say('apruebo la req 1, gracias');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [{ decisions: [{ reason: null }] }] });
    await luis.say('rechazado por presupuesto');
    expect(await desk.ticket('REQ-2')).toMatchObject({
      state: 'rejected',
      approvals: [{ decisions: [{ reason: 'por presupuesto' }] }],
    });
  });

  const reasons = [
    ['rechazar, no corresponde', 'no corresponde'],
    ['rechazado por presupuesto', 'por presupuesto'],
    ['no lo apruebo, es caro', 'es caro'],
    ['no lo apruebo porque es caro', 'porque es caro'],
    ['no, ya tiene uno', 'ya tiene uno'],
    ['Rechazo REQ-1: no hay plata', 'no hay plata'],
    ['reject req 1 too expensive', 'too expensive'],
  ] as const;
  for (const [words, reason] of reasons)
    story(`the reason in "${words}"`, async (desk) => {
      await askedForMouse(desk);
      await desk.as('luis', 'teams').say(words);
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected', approvals: [{ decisions: [{ reason }] }] });
    });

  story('decided by its number while the reason to reject it is asked', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.say('rechazar');
    expect(heard(await luis.say('apruebo REQ-1'), 'luis')).toMatch(/aprobaste REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('a change of mind while it is asked', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    await luis.say('apruebo');
    await luis.say('no lo apruebo');
    await luis.say('REQ-2');
    await luis.say('muy caro');
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'rejected', approvals: [{ decisions: [{ reason: 'muy caro' }] }] });
  });
});
