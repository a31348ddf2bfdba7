import { describe, expect } from '@jest/globals';
import { heard, last, solved, story, type Desk } from './story.ts';
import { changedConfig } from './changed-config.ts';

/** The demo desk, whose service desk hands its tickets out. */
function handing(how: string): string {
  return changedConfig('teams.yaml', (text) => text.replace('- id: mesa\n', `- id: mesa\n  ${how}\n`));
}
const inTurn = handing('assignment: round_robin');
const byLoad = handing('assignment: load');
const atMostOne = handing('assignment: load\n  limit: 1');

/** Reports of so many different people: INC-1 and on. */
async function reports(
  desk: Desk,
  words: readonly string[],
  people: readonly string[] = ['ana', 'bob', 'luis', 'pedro', 'elena', 'rosa'],
): Promise<void> {
  for (const [index, text] of words.entries()) {
    const person = desk.as(people[index] ?? 'ana', 'slack');
    await person.say(text);
    await person.say('sí');
  }
}
const one = ['no puedo imprimir'];
const six = [
  'no puedo imprimir',
  'la vpn no conecta',
  'no abre excel',
  'mi teclado no funciona',
  'no llega el correo',
  'el sap no abre',
];

async function assignees(desk: Desk): Promise<readonly unknown[]> {
  return (await desk.tickets()).map(({ assignee }) => assignee);
}

describe('handing out in turn', () => {
  story(
    'each of the team in turn; the agent is told, and what they answer meets the target, not this',
    async (desk) => {
      await reports(desk, six);
      expect(await assignees(desk)).toEqual(['marta', 'carlos', 'sofia', 'marta', 'carlos', 'sofia']);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', response: { metAt: null } });
      const ana = desk.as('ana', 'slack');
      await desk.wait('PT6M');
      const lines = [...(await ana.say('se malogró mi mouse')), ...(await ana.say('sí'))];
      expect(last(lines, 'marta')).toMatchObject({ text: expect.stringMatching(/Te toca INC-7/), choices: ['Tomar'] });
      await desk.as('marta', 'teams').tap('Tomar', { of: 'INC-7' });
      expect(await desk.ticket('INC-7')).toMatchObject({ state: 'in_progress', assignee: 'marta' });
    },
    inTurn,
  );

  story(
    'two at once get one each',
    async (desk) => {
      for (const who of ['ana', 'bob']) await desk.as(who, 'slack').say('no puedo imprimir');
      const yes = (as: string): object => ({ as, on: 'slack', say: 'sí' });
      await desk.do({ together: [yes('ana'), yes('bob')] });
      expect([...(await assignees(desk))].sort()).toEqual(['carlos', 'marta']);
    },
    inTurn,
  );

  story(
    'who is away is passed over, and gets the oldest when back',
    async (desk) => {
      for (const who of ['marta', 'carlos', 'sofia'])
        expect(heard(await desk.as(who, 'teams').say('ausente'), who)).toMatch(/estás ausente/);
      await reports(desk, six.slice(0, 2));
      expect(await assignees(desk)).toEqual([null, null]);
      const lines = await desk.as('sofia', 'slack').say('de vuelta');
      expect(heard(lines, 'sofia')).toMatch(/Te toca INC-1[\s\S]*Te toca INC-2/);
      expect(await assignees(desk)).toEqual(['sofia', 'sofia']);
    },
    inTurn,
  );

  story(
    'at night it stays in the queue, and is handed out when the day begins',
    async (desk) => {
      await desk.do({ until: '2026-03-02T20:00:00-05:00' });
      await reports(desk, one);
      expect(await assignees(desk)).toEqual([null]);
      await desk.do({ until: '2026-03-03T07:59:00-05:00' });
      expect(await assignees(desk)).toEqual([null]);
      expect(heard(await desk.do({ until: '2026-03-03T08:00:00-05:00' }), 'marta')).toMatch(/Te toca INC-1/);
    },
    inTurn,
  );

  story(
    'an absence that ends finds work waiting',
    async (desk) => {
      for (const who of ['marta', 'carlos', 'sofia']) await desk.as(who, 'teams').say('ausente hasta mañana');
      await reports(desk, one);
      const lines = await desk.do({ until: '2026-03-04T08:00:00-05:00' });
      expect(heard(lines, 'marta')).toMatch(/Terminó tu ausencia/);
      expect((await assignees(desk))[0]).not.toBeNull();
    },
    inTurn,
  );

  story(
    'a team to which it is passed hands it out too',
    async (desk) => {
      await reports(desk, one);
      await desk.as('carlos', 'teams').say('asignar INC-1 sedes');
      await desk.as('elena', 'teams').say('asignar INC-1 mesa');
      expect(await desk.ticket('INC-1')).toMatchObject({ team: 'mesa', assignee: 'carlos' });
    },
    inTurn,
  );
});

describe('handing out by load', () => {
  story(
    'whoever has least to do, urgent work weighing more',
    async (desk) => {
      await reports(desk, ['se cayó la facturación, es urgente, nadie puede trabajar', ...six.slice(0, 4)]);
      const [first, ...others] = await assignees(desk);
      expect(first).toBe('marta');
      expect(others.sort()).toEqual(['carlos', 'carlos', 'sofia', 'sofia']);
    },
    byLoad,
  );

  story(
    'nobody above the limit; who solves something gets the most urgent of what waits',
    async (desk) => {
      await reports(desk, [
        'no puedo imprimir',
        'la vpn no conecta',
        'no abre excel',
        'mi teclado no funciona',
        'se cayó el sap, urgente, nadie puede facturar',
      ]);
      const carlosHas = (await desk.tickets()).find(({ assignee }) => assignee === 'carlos');
      expect((await assignees(desk)).filter((who) => who === null)).toHaveLength(2);
      expect(heard(await solved(desk, String(carlosHas?.['number'])), 'carlos')).toMatch(/Te toca INC-5/);
      expect(await desk.ticket('INC-4')).toMatchObject({ assignee: null });
      await desk.as('marta', 'teams').say('anular INC-5 se recuperó');
      expect(await desk.ticket('INC-4')).toMatchObject({ assignee: 'carlos' });
    },
    atMostOne,
  );
});

describe('being away', () => {
  story('whoever assigns is warned, `oncall` shows it, and it can be taken back', async (desk) => {
    await reports(desk, one);
    const sofia = desk.as('sofia', 'slack');
    expect(heard(await sofia.say('ausente hasta el viernes'), 'sofia')).toMatch(/vuelves el lun, 9 mar\., 08:00/);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('asignar INC-1 sofia'), 'carlos')).toMatch(/Sofía Rojas está ausente hasta el lun, 9 mar/);
    expect(heard(await carlos.say('guardia'), 'carlos')).toMatch(/Sofía Rojas está ausente/);
    expect(heard(await sofia.say('Ya volví!'), 'sofia')).toMatch(/disponible/);
    expect(heard(await sofia.say('de vuelta'), 'sofia')).toMatch(/No figurabas ausente/);
    expect(heard(await carlos.say('guardia'), 'carlos')).not.toMatch(/ausente/);
  });

  story('in English, from a day to another', async (desk) => {
    const bob = desk.as('bob', 'slack');
    expect(heard(await bob.say('away from Wednesday to Friday'), 'bob')).toMatch(/away from Wed 4 Mar.*back on Mon 9 Mar/);
    expect(heard(await bob.say("I'm back"), 'bob')).toMatch(/available again/);
    expect(heard(await bob.say('away tomorrow'), 'bob')).toMatch(/away from Tue 3 Mar.*back on Wed 4 Mar/);
    expect(heard(await bob.say('away until 10 March'), 'bob')).toMatch(/back on Wed 11 Mar/);
    expect(heard(await bob.say('away until yesterday'), 'bob')).toMatch(/has been/);
    expect(heard(await bob.say('back'), 'bob')).toMatch(/available again/);
    expect(heard(await bob.say('away from my desk the printer jams'), 'bob')).not.toMatch(/Noted/);
  });

  story('"atrás" in a form is the form\'s, whoever is away', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('ausente');
    await ana.say('necesito un mouse');
    await ana.say('sí');
    expect(heard(await ana.say('back'), 'ana')).not.toMatch(/disponible/);
  });
});

describe('on call', () => {
  story('says who is, until when and who comes next, for one team or for all', async (desk) => {
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('guardia'), 'carlos')).toBe(
      'De guardia en Mesa de ayuda: Carlos Huamán, hasta el lun, 9 mar., 08:00. Después, Sofía Rojas.',
    );
    expect(heard(await carlos.say('guardia sedes'), 'carlos')).toMatch(/Sedes.*no tiene turno/);
    expect(heard(await carlos.command('oncall marte'), 'carlos')).toMatch(/No encuentro el equipo «marte»/);
    expect(heard(await desk.as('bob', 'slack').say('oncall'), 'bob')).toMatch(/agents/);
  });

  story('at the handover both are told, with what is urgent', async (desk) => {
    await reports(desk, ['se cayó la facturación, es urgente, nadie puede trabajar']);
    await desk.as('carlos', 'slack').say('tomar INC-1');
    const lines = await desk.do({ until: '2026-03-09T08:00:00-05:00' });
    expect(last(lines, 'sofia').text).toMatch(/Desde ahora estás de guardia en Mesa de ayuda, hasta el lun, 16 mar[\s\S]*INC-1/);
    expect(last(lines, 'carlos').text).toMatch(/Terminó tu guardia[\s\S]*Sofía Rojas[\s\S]*INC-1/);
  });

  story('a critical ticket at night calls whoever is on call, who takes it with a tap', async (desk) => {
    await desk.do({ until: '2026-03-02T22:00:00-05:00' });
    const ana = desk.as('ana', 'slack');
    await ana.say('se cayó la facturación, es urgente, nadie puede trabajar');
    const lines = await ana.say('sí');
    expect(last(lines, 'carlos')).toMatchObject({
      text: expect.stringMatching(/de guardia.*INC-1, crítico/),
      choices: ['Tomar'],
    });
    expect(heard(lines, 'sofia')).toBe('');
    expect(heard(await desk.wait('PT2H'), 'carlos')).not.toMatch(/de guardia/);
    await desk.as('carlos', 'slack').tap('Tomar', { of: 'INC-1' });
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
  });

  story(
    'where the team hands tickets out, whoever is on call gets it at once, and only they',
    async (desk) => {
      await desk.do({ until: '2026-03-02T22:00:00-05:00' });
      await reports(desk, ['se cayó la facturación, es urgente, nadie puede trabajar', 'no puedo imprimir']);
      expect(await assignees(desk)).toEqual(['carlos', null]);
    },
    inTurn,
  );

  story('a normal one at night, and a critical one by day, call nobody', async (desk) => {
    await reports(desk, ['se cayó la facturación, es urgente, nadie puede trabajar']);
    await desk.do({ until: '2026-03-02T22:00:00-05:00' });
    await reports(desk, one, ['bob']);
    expect(heard(await desk.wait('PT1H'), 'carlos')).not.toMatch(/INC-2.*fuera de horario/);
  });

  story('who is on call but away: the next of the rota is called', async (desk) => {
    await desk.as('carlos', 'slack').say('ausente');
    await desk.do({ until: '2026-03-02T22:00:00-05:00' });
    const ana = desk.as('ana', 'slack');
    await ana.say('se cayó la facturación, es urgente, nadie puede trabajar');
    expect(heard(await ana.say('sí'), 'sofia')).toMatch(/INC-1, crítico/);
  });
});
