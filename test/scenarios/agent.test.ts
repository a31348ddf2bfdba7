import { describe, expect } from '@jest/globals';
import { heard, last, reported, rewritten, story } from './story.ts';

describe('an agent', () => {
  story('sees the queue, most urgent first, takes a ticket and its requester is told', async (desk) => {
    await reported(desk);
    const bob = desk.as('bob', 'slack');
    await bob.say('the whole billing system is down and nobody can work, urgent');
    await bob.say('yes');
    const carlos = desk.as('carlos', 'teams');
    const lines = (last(await carlos.say('cola'), 'carlos').text ?? '').split('\n');
    expect(lines[1]).toMatch(/INC-2/);
    expect(lines[2]).toMatch(/INC-1/);
    expect(heard(await carlos.say('Tomar inc 1'), 'ana')).toMatch(/Carlos Huamán.*INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos' });
    expect((await desk.ticket('INC-1'))['response']).toMatchObject({ breached: false, metAt: '2026-03-02T14:00:00.000Z' });
    expect(last(await carlos.say('mios'), 'carlos').text).toMatch(/INC-1/);
    expect(last(await carlos.say('cola'), 'carlos').text).not.toMatch(/INC-1/);
  });

  story('two take it at once: one has it, the other is told', async (desk) => {
    await reported(desk);
    const tap = (as: string): object => ({ as, on: 'slack', tap: 'Tomar' });
    const lines = await desk.do({ together: [tap('carlos'), tap('sofia')] });
    expect(lines.filter(({ to }) => to === 'ana')).toHaveLength(1);
    const { assignee } = await desk.ticket('INC-1');
    const other = assignee === 'carlos' ? 'sofia' : 'carlos';
    expect(heard(lines, other)).toMatch(/ya/);
  });

  story('waits for the requester, whose answer lets the work go on', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    expect(last(await carlos.say('esperar INC-1 solicitante ¿qué impresora es?'), 'ana')).toMatchObject({
      text: expect.stringMatching(/qué impresora es/),
      expects: { type: 'text' },
    });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'requester' });
    const answered = await ana.say('la del segundo piso');
    expect(heard(answered, 'carlos')).toMatch(/Ana Torres.*la del segundo piso/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  for (const words of [
    'mañana a las 9 por favor',
    'la impresora del segundo piso no imprime nada',
    'no tengo su teléfono',
    'sí',
    'tomorrow at 9 works',
  ])
    story(`"${words}" is the answer that was asked for`, async (desk) => {
      const ana = await reported(desk);
      await desk.as('carlos', 'teams').say('tomar INC-1');
      await desk.as('carlos', 'teams').say('esperar INC-1 solicitante ¿qué impresora es, y cuándo voy?');
      expect(heard(await ana.say(words), 'carlos')).toContain(words);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
    });

  story('a report of something else is none: it is a new one, and the question stays', async (desk) => {
    const ana = await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.as('carlos', 'teams').say('esperar INC-1 solicitante ¿qué impresora es?');
    await desk.wait('PT6M');
    expect(last(await ana.say('se cayó el wifi y no conecta la vpn'), 'ana').choices).toContain('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
  });

  story('thanks is no answer to what the agent asked', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('esperar INC-1 solicitante ¿qué impresora es?');
    await ana.say('gracias');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
  });

  story('is asked for what is missing: what it waits for, what was done', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.tap('Tomar');
    expect(last(await carlos.tap('En espera'), 'carlos').choices).toHaveLength(3);
    await carlos.say('repuestos');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
    await carlos.tap('Reanudar');
    expect(last(await carlos.tap('Resolver'), 'carlos')).toMatchObject({ expects: { type: 'long_text' } });
    expect(last(await carlos.say('cambié el tóner'), 'ana')).toMatchObject({
      text: expect.stringMatching(/Carlos Huamán[\s\S]*cambié el tóner/),
      choices: ['Conforme', 'No conforme'],
    });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });

  story('a reply is held ten seconds, in which "deshacer" takes it back', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('responder INC-1 voy para allá'), 'carlos')).toMatch(/Ana Torres/);
    await carlos.say('deshacer');
    expect(heard(await desk.wait('PT1M'), 'ana')).toBe('');
    expect((await desk.ticket('INC-1'))['response']).toMatchObject({ metAt: null });
    await carlos.say('responder INC-1 llego en cinco minutos');
    expect(heard(await desk.wait('PT11S'), 'ana')).toMatch(/Carlos Huamán.*llego en cinco minutos/);
    expect(heard(await carlos.say('deshacer'), 'carlos')).toMatch(/ya salió/);
    expect((await desk.ticket('INC-1'))['response']).toMatchObject({ breached: false });
  });

  story(
    '"deshacer" takes back one of two replies of the same instant, and not the answer that taking the ticket was',
    async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar INC-1');
      const { metAt } = (await desk.ticket('INC-1'))['response'] as { metAt: string };
      await carlos.say('responder INC-1 voy para allá');
      await carlos.say('responder INC-1 mejor mañana');
      await carlos.say('deshacer');
      const read = heard(await desk.wait('PT11S'), 'ana');
      expect(read).toMatch(/voy para allá/);
      expect(read).not.toMatch(/mejor mañana/);
      expect((await desk.ticket('INC-1'))['response']).toMatchObject({ metAt });
    },
  );

  story('"estado" of an agent is what is assigned to them and what they asked for themselves', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    expect(heard(await carlos.command('estado'), 'carlos')).toMatch(/1 ticket asignado:[\s\S]*INC-1/);
    await carlos.say('mi teclado no funciona');
    await carlos.tap('Abrir');
    expect(heard(await carlos.command('míos'), 'carlos')).toMatch(
      /1 ticket asignado:[\s\S]*INC-1[\s\S]*1 ticket abierto:[\s\S]*INC-2/,
    );
  });

  story('conformity that an agent wrote down stands as that in the history', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    for (const words of ['tomar INC-1', 'resolver INC-1 cambié el tóner', 'conforme INC-1 por teléfono'])
      await carlos.command(words);
    expect(heard(await carlos.command('ver INC-1'), 'carlos')).toMatch(/Carlos Huamán: registró la conformidad — por teléfono/);
  });

  story('notes stay inside the team', async (desk) => {
    const ana = await reported(desk);
    const sofia = desk.as('sofia', 'slack');
    expect(heard(await sofia.say('nota INC-1 usuario difícil'), 'ana')).toBe('');
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/difícil/);
    expect(heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos')).toMatch(/difícil/);
  });

  story('what the state does not allow is refused with the state', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('resolver INC-1 listo'), 'carlos')).toMatch(/registrado.*no se puede resolver/);
    expect(heard(await carlos.say('reanudar INC-1'), 'carlos')).toMatch(/no se puede reanudar/);
    expect(heard(await carlos.say('resolver INC-1'), 'carlos')).toMatch(/no se puede resolver/);
    await carlos.say('anular INC-1 duplicado');
    expect(heard(await carlos.say('tomar INC-1'), 'carlos')).toMatch(/anulado/);
  });

  story('cancelling: the agent gives a reason, which the requester reads', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(last(await carlos.say('anular INC-1'), 'carlos')).toMatchObject({ expects: { type: 'text' } });
    const lines = await carlos.say('es un duplicado');
    expect(heard(lines, 'ana')).toMatch(/Carlos Huamán anuló INC-1[\s\S]*duplicado/);
    expect(rewritten(lines, 'team:mesa')[0]?.choices).toEqual([]);
  });

  story('`/mesa` takes the same verbs, and explains what is missing', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.command('frobnicate'), 'carlos')).toMatch(/frobnicate/);
    expect(heard(await carlos.command('take'), 'carlos')).toMatch(/INC-12/);
    expect(heard(await carlos.command(''), 'carlos')).toMatch(/tomar INC-12/);
    expect(heard(await carlos.say('resolver'), 'carlos')).toMatch(/resolver INC-12/);
    await carlos.command('take INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos' });
  });

  story('somebody else of the team takes over', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    expect(heard(await desk.as('sofia', 'slack').say('tomar INC-1'), 'ana')).toMatch(/Sofía Rojas/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia' });
  });
});
