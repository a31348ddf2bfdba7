import { describe, expect } from '@jest/globals';
import { changedConfig } from './changed-config.ts';
import { heard, last, reported, rewritten, solved, story, type Desk } from './story.ts';

/** Bob says that it happens to him too: INC-1, by the button. */
async function meToo(desk: Desk, as = 'bob', text = 'I cannot print'): Promise<void> {
  const person = desk.as(as, 'teams');
  const offered = last(await person.say(text), as).choices ?? [];
  await person.tap(offered.find((label) => /INC-1/.test(label)) ?? 'INC-1');
}

describe('me too', () => {
  story('a report like an open one of another person is offered that one, in either language', async (desk) => {
    await reported(desk, 'no puedo imprimir, Luis Salas tampoco');
    const offered = last(await desk.as('bob', 'teams').say('I cannot print since this morning'), 'bob');
    expect(offered.text).toMatch(/INC-1/);
    expect(offered.text).not.toMatch(/Luis|Salas|Ana|Torres/);
    expect(offered.choices).toContain('Me too: INC-1');
    expect(offered.choices?.[0]).toBe('Open it');
  });

  story('"me too" opens nothing: they follow it, are counted on the card, and the team reads their words', async (desk) => {
    await reported(desk);
    const bob = desk.as('bob', 'teams');
    await bob.say('I cannot print either');
    const lines = await bob.tap('Me too: INC-1');
    expect(heard(lines, 'bob')).toMatch(/INC-1 \(registered\): 2 people affected/);
    expect(heard(lines, 'team:mesa')).toMatch(/Bob[\s\S]*I cannot print either/);
    expect(rewritten(lines, 'team:mesa').at(-1)?.text).toMatch(/Personas afectadas: 2/);
    expect(heard(lines, 'ana')).toBe('');
    expect(await desk.tickets()).toHaveLength(1);
    expect(await desk.ticket('INC-1')).toMatchObject({ affected: ['bob'], participants: ['bob'] });
  });

  story('words instead of the button, a double tap and a redelivery count once', async (desk) => {
    await reported(desk);
    const bob = desk.as('bob', 'teams');
    await bob.say('the printer does not print');
    await bob.say('me too');
    await desk.do({ repeat: 2 });
    expect(await desk.ticket('INC-1')).toMatchObject({ affected: ['bob'] });
    const luis = desk.as('luis', 'slack');
    const asked = last(await luis.say('no imprime la impresora'), 'luis').message;
    const tap = { as: 'luis', on: 'slack', tap: 'También me pasa: INC-1', message: asked };
    const lines = await desk.do({ together: [tap, tap] });
    expect(heard(lines, 'luis').match(/INC-1/g)).toHaveLength(1);
    expect(await desk.ticket('INC-1')).toMatchObject({ affected: ['bob', 'luis'] });
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('two say it at the same moment: both are counted', async (desk) => {
    await reported(desk);
    await desk.as('bob', 'teams').say('I cannot print');
    await desk.as('luis', 'slack').say('no puedo imprimir');
    const taps = [
      { as: 'bob', on: 'teams', tap: 'Me too: INC-1' },
      { as: 'luis', on: 'slack', tap: 'También me pasa: INC-1' },
    ];
    await desk.do({ together: taps });
    expect([...((await desk.ticket('INC-1'))['affected'] as string[])].sort()).toEqual(['bob', 'luis']);
  });

  story('they are told when it is solved and closed, are not asked whether they agree, and read no rating', async (desk) => {
    const ana = await reported(desk);
    await meToo(desk);
    const lines = await solved(desk);
    expect(last(lines, 'bob')).toMatchObject({
      text: expect.stringMatching(/INC-1[\s\S]*cambié el tóner/),
      choices: ['Still happens to me'],
    });
    expect(last(lines, 'ana').choices).toEqual(['Conforme', 'No conforme']);
    expect(heard(await ana.tap('Conforme'), 'bob')).toMatch(/INC-1[\s\S]*closed/);
    expect(heard(await desk.wait('P1D'), 'bob')).not.toMatch(/from 1|1 to 5/);
  });

  story('"a mí me sigue" offers an incident of their own, linked to the other', async (desk) => {
    await reported(desk);
    await meToo(desk, 'luis', 'no imprime la impresora del segundo piso');
    await solved(desk);
    const luis = desk.as('luis', 'teams');
    const offered = last(await luis.say('a mi me sigue'), 'luis');
    expect(offered).toMatchObject({ choices: ['Abrir', 'No'], text: expect.stringMatching(/segundo piso/) });
    await luis.tap('Abrir');
    expect(await desk.ticket('INC-2')).toMatchObject({
      requester: 'luis',
      state: 'registered',
      links: [{ kind: 'related', number: 'INC-1' }],
    });
    expect(await desk.ticket('INC-1')).toMatchObject({ links: [{ kind: 'related', number: 'INC-2' }] });
    expect((await desk.tickets()).length).toBe(2);
  });

  story('so many affected: the team reads once that a problem should be looked for', async (desk) => {
    await reported(desk);
    const told: string[] = [];
    for (const who of ['bob', 'luis', 'pedro', 'elena', 'rosa']) {
      const person = desk.as(who, 'slack');
      await person.say(who === 'bob' ? 'I cannot print' : 'no puedo imprimir');
      told.push(heard(await person.tap(who === 'bob' ? 'Me too: INC-1' : 'También me pasa: INC-1'), 'team:mesa'));
    }
    expect(told.filter((text) => /problema/.test(text))).toHaveLength(1);
    expect(told[3]).toMatch(/INC-1 ya afecta a 5 personas/);
  });

  story('never a confidential one, one that is solved, another kind of trouble, or one of long ago', async (desk) => {
    await reported(desk);
    expect(last(await desk.as('bob', 'teams').say('the vpn does not connect'), 'bob').choices).not.toContain('Me too: INC-1');
    await solved(desk);
    expect(last(await desk.as('luis', 'teams').say('no puedo imprimir'), 'luis').choices).not.toContain('También me pasa: INC-1');
    await desk.wait('PT10M');
    await reported(desk, 'se cayó el wifi del piso 2');
    await desk.wait('PT3H');
    expect(last(await desk.as('pedro', 'teams').say('no hay wifi'), 'pedro').choices).not.toContain('También me pasa: INC-2');
  });

  story('what breaks for one person at a time is not offered for its category alone', async (desk) => {
    await reported(desk, 'mi laptop no prende');
    expect(last(await desk.as('luis', 'teams').say('se malogró mi teclado'), 'luis').text).not.toMatch(/INC-1/);
  });

  story('an agent of the team to whom it happens too still works on it', async (desk) => {
    await reported(desk);
    const sofia = desk.as('sofia', 'teams');
    await sofia.say('no puedo imprimir');
    await sofia.tap('También me pasa: INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ affected: ['sofia'], participants: [] });
    await sofia.say('tomar INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia', state: 'in_progress' });
  });

  story('it ended meanwhile: the offer says so and the report stands', async (desk) => {
    await reported(desk);
    const bob = desk.as('bob', 'teams');
    await bob.say('I cannot print');
    await solved(desk);
    expect(heard(await bob.tap('Me too: INC-1'), 'bob')).toMatch(/INC-1 is over/);
    await bob.tap('Open it');
    expect(await desk.ticket('INC-2')).toMatchObject({ requester: 'bob' });
  });

  story('the same person again: "ya tienes INC-1 abierto", and the words go there', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT30M');
    const offered = last(await ana.say('sigo sin poder imprimir'), 'ana');
    expect(offered).toMatchObject({ text: expect.stringMatching(/Ya tienes abierto INC-1/) });
    const lines = await ana.tap('Es lo mismo: INC-1');
    expect(heard(lines, 'team:mesa')).toMatch(/sigo sin poder imprimir/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story(
    'never a confidential one',
    async (desk) => {
      await reported(desk);
      expect(await desk.ticket('INC-1')).toMatchObject({ team: 'rrhh' });
      const offered = last(await desk.as('bob', 'teams').say('I cannot print'), 'bob');
      expect(offered.text).not.toMatch(/INC-1/);
      expect(offered.choices).toEqual(['Open it', 'Correct it', 'Not a request', 'Read: If the printer does not print']);
    },
    changedConfig('categories.yaml', (text) => text.replace('- id: printing\n', '- id: printing\n  team: rrhh\n')),
  );

  story(
    'how alike, how long ago and how many are configuration',
    async (desk) => {
      await reported(desk, 'la vpn no conecta');
      expect(last(await desk.as('bob', 'teams').say('no internet at all'), 'bob').text).not.toMatch(/INC-1/);
      await desk.as('bob', 'teams').say('cancel');
      await desk.as('luis', 'slack').say('la vpn no conecta');
      expect(heard(await desk.as('luis', 'slack').tap('También me pasa: INC-1'), 'team:mesa')).toMatch(/problema/);
      await desk.wait('PT11M');
      expect(last(await desk.as('pedro', 'slack').say('la vpn no conecta'), 'pedro').text).not.toMatch(/INC-1/);
    },
    changedConfig('desk.yaml', (text) =>
      text.replace('minutes: 120, similar: 0.5, problem_after: 5', 'minutes: 10, similar: 0.7, problem_after: 2'),
    ),
  );
});
