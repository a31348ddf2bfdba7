import { describe, expect } from '@jest/globals';
import { heard, last, reported, story, type Desk } from './story.ts';

interface Shown {
  readonly state: string;
  readonly approvals: readonly unknown[];
  readonly emergency?: { readonly state: string };
}

async function emergency(desk: Desk, number = 'INC-1'): Promise<string | undefined> {
  return ((await desk.ticket(number)) as unknown as Shown).emergency?.state;
}

describe('asking', () => {
  for (const question of [
    '¿INC-1 es una emergencia?',
    'INC-1 es una emergencia?',
    '¿es una emergencia INC-1?',
    'INC-1 is an emergency?',
  ])
    story(`"${question}" only asks`, async (desk) => {
      await reported(desk);
      const answered = last(await desk.as('luis', 'teams').say(question), 'luis').text;
      expect(answered).toContain('INC-1');
      expect(await emergency(desk)).toBeUndefined();
      await desk.as('carlos', 'slack').say('emergencia INC-1');
      await desk.as('luis', 'teams').say(question);
      expect(await emergency(desk)).toBe('asked');
      expect(heard(await desk.as('marta', 'teams').say(question), 'pedro')).toBe('');
    });

  for (const words of [
    'por favor haz INC-1 una emergencia',
    'please make INC-1 an emergency',
    'necesito que INC-1 sea una emergencia',
  ])
    story(`"${words}" of a manager`, async (desk) => {
      await reported(desk);
      await desk.as('luis', 'teams').say(words);
      expect(await emergency(desk)).toBe('asked');
    });

  story('a question in the reason is a reason', async (desk) => {
    await reported(desk);
    const asked = await desk.as('luis', 'teams').say('emergencia INC-1 no podemos facturar, ¿pueden venir ya?');
    expect(last(asked, 'marta').text).toContain('¿pueden venir ya?');
  });

  story('what a requester was offered is over once somebody else asked', async (desk) => {
    const ana = await reported(desk);
    await ana.say('emergencia INC-1');
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    await expect(ana.tap('Pedir a Luis Ramírez')).rejects.toThrow();
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toContain('¿Se lo pido?');
  });
});

describe('deciding', () => {
  story('"sí, acepto INC-1" from another channel accepts', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.as('marta', 'whatsapp').say('si, acepto INC-1');
    expect(await emergency(desk)).toBe('active');
  });

  for (const words of ['no apruebo INC-1 no es para tanto', 'no acepto INC-1, no es para tanto'])
    story(`"${words}" refuses`, async (desk) => {
      await reported(desk);
      await desk.as('luis', 'teams').say('emergencia INC-1');
      const no = await desk.as('marta', 'whatsapp').say(words);
      expect(heard(no, 'luis')).toContain('Motivo: no es para tanto');
      expect(await emergency(desk)).toBe('refused');
    });
});

describe('taking back', () => {
  for (const words of [
    'retirar INC-1',
    'cancelar la emergencia INC-1',
    'ya no es una emergencia INC-1',
    'cancel the emergency INC-1',
  ])
    story(`"${words}" of somebody else neither ends the request nor cancels the ticket`, async (desk) => {
      const ana = await reported(desk);
      await desk.as('luis', 'teams').say('emergencia INC-1');
      expect(last(await ana.say(words), 'ana').text).toContain('la pidió Luis Ramírez');
      await ana.say('porque ya funciona');
      expect(await emergency(desk)).toBe('asked');
      expect((await desk.ticket('INC-1'))['state']).toBe('registered');
    });

  story('who asked for it cannot take back what was accepted meanwhile', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(last(await desk.as('carlos', 'slack').say('retirar INC-1'), 'carlos').text).toContain('ya fue aceptada');
  });

  story('once it is accepted it stays; without one there is none to take back', async (desk) => {
    const ana = await reported(desk);
    expect(last(await ana.say('retirar la emergencia INC-1'), 'ana').text).toContain('no tiene ningún pedido de emergencia');
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(last(await ana.say('retirar la emergencia INC-1'), 'ana').text).toContain('ya fue aceptada');
    expect(await emergency(desk)).toBe('active');
  });
});

story('refused for the quota alone, it is possible as soon as the next month begins', async (desk) => {
  await desk.do({ until: '2026-03-31T23:50:00-05:00' });
  await reported(desk);
  const bob = desk.as('bob', 'slack');
  await bob.say('my laptop does not start at all');
  await bob.tap('Open it');
  const luis = desk.as('luis', 'teams');
  await luis.say('emergencia INC-1');
  await luis.say('emergencia INC-2');
  await desk.as('marta', 'teams').tap('Aprobar', { of: 'INC-1' });
  await desk.as('marta', 'teams').tap('Aprobar', { of: 'INC-2' });
  expect(await emergency(desk, 'INC-2')).toBe('refused');
  expect(last(await luis.say('emergencia INC-2'), 'luis').text).toContain('1 de abril');
  await desk.do({ until: '2026-04-01T00:00:00-05:00' });
  await luis.say('emergencia INC-2');
  await desk.as('marta', 'teams').tap('Aprobar', { of: 'INC-2' });
  expect(await emergency(desk, 'INC-2')).toBe('active');
});
