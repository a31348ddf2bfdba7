import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';

describe('a verb, however it is written', () => {
  for (const words of [
    'tomar INC-1',
    'TOMAR inc1',
    'INC-1 tomar',
    'inc-1: tomar',
    'tomar INC-1 por favor',
    'take inc 1',
    'Take INC-1, please',
    'lo tomo INC-1',
    '/mesa tomar INC-1',
  ]) {
    story(`"${words}" takes it`, async (desk) => {
      await reported(desk);
      await desk.as('carlos', 'teams').say(words);
      expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
    });
  }

  for (const [words, right] of [
    ['tomr INC-1', 'tomar INC-1'],
    ['INC-1 tomra', 'tomar INC-1'],
    ['reslover INC-1 cambié el tóner', 'resolver INC-1'],
  ] as const) {
    story(`"${words}" is asked about, and done once it is confirmed`, async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'slack');
      if (right.startsWith('resolver')) await carlos.say('tomar INC-1');
      expect(last(await carlos.say(words), 'carlos')).toMatchObject({
        text: `¿Quisiste decir «${right}»?`,
        choices: [right, 'No'],
      });
      await carlos.tap(right);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: right.startsWith('resolver') ? 'resolved' : 'in_progress' });
    });
  }

  story('several at once are all taken, or none', async (desk) => {
    await reported(desk);
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('tomar INC-1 e INC-9'), 'carlos')).toMatch(/No encuentro INC-9/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null });
    expect(heard(await carlos.say('tomar INC-1 y INC-2'), 'carlos')).toMatch(/INC-1 y INC-2|INC-1 e INC-2/);
    expect(await desk.ticket('INC-2')).toMatchObject({ assignee: 'carlos' });
  });

  story('"no" to what was thought to be meant does nothing; for a requester such words stay a comment', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('tomr INC-1');
    await carlos.say('no');
    expect(heard(await carlos.say('hola INC-1'), 'carlos')).not.toMatch(/Quisiste/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null });
    expect(heard(await ana.say('tomr INC-1'), 'team:mesa')).toMatch(/Ana Torres escribió en INC-1/);
  });

  story('sentences that begin like a verb stay what they are', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT6M');
    expect(last(await ana.say('cola de impresión atascada'), 'ana').choices).toContain('Abrir');
    await ana.say('cancelar');
    expect(heard(await ana.say('ayuda con mi impresora'), 'ana')).not.toMatch(/Siempre:/);
    await ana.say('cancelar');
    expect(heard(await ana.say('cancelar mi licencia de Adobe'), 'ana')).not.toMatch(/anul/);
    await ana.say('cancelar');
    expect(
      heard(await ana.say('INC-1 espera una pieza desde ayer'), 'carlos') +
        heard(await ana.say('INC-1 cerrar la tapa no ayuda'), 'ana'),
    ).toMatch(/Lo agregué a INC-1/);
  });

  story('without a number, right after the ticket was shown', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('tómalo'), 'carlos')).toMatch(/tomar INC-12/);
    await carlos.say('ver INC-1');
    await carlos.say('tómalo');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos' });
    await desk.wait('PT6M');
    expect(heard(await carlos.say('resolver'), 'carlos')).toMatch(/resolver INC-12/);
  });

  story('what was assigned is taken with "tomar"', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('asignar INC-1 sofia');
    await desk.as('sofia', 'slack').say('lo tomo');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia', state: 'in_progress' });
  });
});

describe('help', () => {
  story('says what this person can do, and no more', async (desk) => {
    const ana = heard(await desk.as('ana', 'slack').say('ayuda'), 'ana');
    expect(ana).toMatch(/nuevo/);
    expect(ana).not.toMatch(/tomar|aprobar|anular/);
    const carlos = heard(await desk.as('carlos', 'teams').say('ayuda'), 'carlos');
    expect(carlos).toMatch(/Para atender: .*tomar, asignar, esperar/);
    expect(carlos).not.toMatch(/cerrar/);
    expect(heard(await desk.as('marta', 'teams').say('ayuda'), 'marta')).toMatch(/cerrar/);
    const luis = heard(await desk.as('luis', 'teams').say('ayuda'), 'luis');
    expect(luis).toMatch(/Para decidir: aprobar, .* emergencia/);
    expect(luis).not.toMatch(/Para atender/);
    const bob = heard(await desk.as('bob', 'slack').say('help'), 'bob');
    expect(bob).toMatch(/Always: help, new, mine/);
    expect(bob).not.toMatch(/tomar|take/);
  });

  story('says what waits', async (desk) => {
    await askedForMouse(desk);
    expect(heard(await desk.as('luis', 'teams').say('ayuda'), 'luis')).toMatch(/1 decisión por tomar[\s\S]*aprobar, rechazar/);
    const ana = await reported(desk);
    await solved(desk);
    expect(heard(await ana.say('ayuda'), 'ana')).toMatch(/Falta tu conformidad en 1 ticket[\s\S]*anular, reabrir/);
  });

  story('explains one verb: an example, its other words, its states', async (desk) => {
    const carlos = desk.as('carlos', 'teams');
    const told = heard(await carlos.say('ayuda escalar'), 'carlos');
    expect(told).toMatch(/escalar INC-12 proveedor/);
    expect(told).toMatch(/Estados en los que se puede: en proceso y en espera/);
    expect(heard(await desk.as('bob', 'slack').say('help take'), 'bob')).toMatch(/take INC-12[\s\S]*not for you/);
    expect(heard(await carlos.command('help frobnicate'), 'carlos')).toMatch(/frobnicate/);
  });
});

describe('why', () => {
  story('adds up what counted and what did not, to what is due', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('por qué INC-1'), 'carlos')).toMatch(
      /Plazo de respuesta: meta de 4 h.*\n.*Vence el lun, 2 mar\., 13:00.*Tiempo restante: 4 h/,
    );
    await desk.wait('PT1H');
    await carlos.say('tomar INC-1');
    await desk.wait('PT2H');
    await carlos.say('esperar INC-1 repuestos');
    await desk.wait('P1D');
    expect(heard(await carlos.say('por que INC-1'), 'carlos')).toMatch(/En pausa/);
    await carlos.say('reanudar INC-1');
    await desk.wait('P1D');
    const told = heard(await carlos.say('por qué INC-1'), 'carlos');
    expect(told).toMatch(/Cumplido el lun, 2 mar\., 10:00, dentro del plazo/);
    expect(told).toMatch(
      /lun 2 mar: 09:00–12:00 → 3 h \(registrado y en proceso\)\n.*en pausa, no cuenta \(en espera de repuestos; lo indicó Carlos .*\)\n.*mar 3 mar: 12:00–18:00 → 6 h/,
    );
    expect(told).toMatch(/Suma: 3 h \+ 6 h \+ 4 h = 13 h \(meta: 30 h\)/);
    expect(told).toMatch(/meta de 3 días hábiles \(30 h\); tiempo usado: 13 h/);
    expect(told).toMatch(/Vence el vie, 6 mar\., 09:00/);
  });

  story('in English, also for the requester; not for who may not see it', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('the vpn does not connect');
    await bob.say('yes');
    expect(heard(await bob.say('why INC-1'), 'bob')).toMatch(/Deadline of the response: a goal of 4 h/);
    expect(heard(await desk.as('ana', 'slack').say('por qué INC-1'), 'ana')).toMatch(/No encuentro INC-1/);
  });

  story('before the approval no clock runs', async (desk) => {
    const ana = await askedForMouse(desk);
    expect(heard(await ana.say('por qué REQ-1'), 'ana')).toMatch(/Aún no corre/);
  });
});
