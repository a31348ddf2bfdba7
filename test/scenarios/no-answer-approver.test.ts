import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, story, type Desk } from './story.ts';

const WHY = '¿Por qué rechazas REQ-1? Le diré el motivo a quien lo pidió.';

async function saidBy(desk: Desk, words: string): Promise<string> {
  await askedForMouse(desk);
  return heard(await desk.as('luis', 'teams').say(words), 'luis');
}

describe('a no without a reason', () => {
  for (const words of [
    'no, gracias',
    'no gracias',
    'no, thanks',
    'nope',
    'no, lo siento',
    'não, obrigado',
    'rechazar REQ-1 gracias',
  ])
    story(`"${words}" asks for the reason`, async (desk) => {
      expect(await saidBy(desk, words)).toBe(WHY);
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    });

  story('behind a nicety the reason is the reason', async (desk) => {
    await saidBy(desk, 'no gracias, muy caro');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      approvals: [{ decisions: [{ decision: 'rejected', reason: 'muy caro' }] }],
    });
  });

  story('words that say nothing are asked about once, and then taken', async (desk) => {
    await saidBy(desk, 'no');
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('no gracias'), 'luis')).toContain('¿Me das el motivo en unas palabras?');
    await luis.say('nada');
    expect(await desk.ticket('REQ-1')).toMatchObject({ approvals: [{ decisions: [{ reason: 'nada' }] }] });
  });

  story('a question that asks nothing is asked for once more', async (desk) => {
    await saidBy(desk, 'preguntar');
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('ok'), 'luis')).toContain('¿Qué le pregunto?');
    expect(heard(await luis.say('¿cuánto cuesta?'), 'ana')).toContain('¿cuánto cuesta?');
  });
});

describe('what decides nothing', () => {
  for (const words of ['no, todavía no', 'not yet', 'ok gracias', 'no sé'])
    story(`"${words}" shows the decision again`, async (desk) => {
      expect(await saidBy(desk, words)).toContain('Esto espera tu decisión');
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    });

  for (const words of ['¿cuánto cuesta?', 'how much is it?', '¿para qué lo necesita?'])
    story(`"${words}" is told how it is asked`, async (desk) => {
      const said = await saidBy(desk, words);
      expect(said).toContain('toca «Preguntar»');
      expect(said).toContain('necesita tu aprobación');
    });

  story('what an approver reports or asks of the desk is no question about the request', async (desk) => {
    expect(await saidBy(desk, '¿por qué no me funciona el wifi?')).toContain('Red e internet');
    expect(heard(await desk.as('luis', 'slack').say('¿quién eres?'), 'luis')).not.toContain('Preguntar');
  });

  story('a thumb down needs words', async (desk) => {
    expect(await saidBy(desk, '👎')).toContain('Un emoji no alcanza');
  });

  story('a decision that waits is not denied where something else was asked since', async (desk) => {
    await saidBy(desk, 'necesito algo');
    expect(heard(await desk.as('luis', 'teams').say('no gracias por ahora'), 'luis')).not.toContain('No tienes nada pendiente');
  });
});

story('"sí por favor" approves, and keeps no reason', async (desk) => {
  await saidBy(desk, 'sí por favor');
  expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [{ decisions: [{ reason: null }] }] });
});

story('"sí por favor pregúntale a Ana" approves nothing', async (desk) => {
  await askedForMouse(desk);
  expect(last(await desk.as('luis', 'teams').say('sí por favor pregúntale a Ana'), 'luis').text).not.toContain('aprobaste');
  expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
});
