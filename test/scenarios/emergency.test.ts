import { describe, expect } from '@jest/globals';
import { heard, last, reported, solved, story, type Desk } from './story.ts';

type Stage = Readonly<{ stage: string; state: string; decisions: readonly { by: string; for: string; reason: string | null }[] }>;

async function stages(desk: Desk, number = 'INC-1'): Promise<readonly Stage[]> {
  return (await desk.ticket(number))['approvals'] as readonly Stage[];
}

async function decided(desk: Desk, number = 'INC-1'): Promise<readonly string[]> {
  return (await stages(desk, number)).map(({ stage, state, decisions }) =>
    [stage, state, ...decisions.map(({ by, for: whom }) => (by === whom ? by : `${by} for ${whom}`))].join(' '),
  );
}

async function emergency(desk: Desk, number = 'INC-1'): Promise<string | undefined> {
  return ((await desk.ticket(number))['emergency'] as { state: string } | undefined)?.state;
}

/** Bob's ticket for those stories that need a second one. */
async function second(desk: Desk): Promise<void> {
  const bob = desk.as('bob', 'slack');
  await bob.say('my laptop does not start at all');
  await bob.tap('Open it');
}

/** Luis asks, Marta accepts. */
async function declared(desk: Desk, number = 'INC-1'): Promise<void> {
  await desk.as('luis', 'teams').say(`emergencia ${number} no podemos facturar`);
  await desk.as('marta', 'teams').tap('Aprobar', { of: number });
}

describe('who decides', () => {
  story('the manager who asks has authorised it; the head of IT accepts it', async (desk) => {
    await reported(desk);
    const asked = await desk.as('luis', 'teams').say('emergencia INC-1 no podemos facturar');
    expect(last(asked, 'luis').text).toContain('Ahora decide Marta Quispe');
    expect(last(asked, 'marta').text).toContain('no podemos facturar');
    expect(last(asked, 'marta').choices).toEqual(['Aprobar', 'Rechazar', 'Preguntar']);
    expect(await decided(desk)).toEqual(['emergency-authorise approved luis', 'emergency-accept pending']);
    expect((await desk.ticket('INC-1'))['state']).toBe('registered');
    const accepted = await desk.as('marta', 'teams').tap('Aprobar');
    expect(last(accepted, 'marta').text).toContain('INC-1 es una emergencia desde ahora');
    expect(heard(accepted, 'ana')).toContain('emergencia');
    expect(heard(accepted, 'luis')).toContain('emergencia');
    expect(heard(accepted, 'team:mesa')).toContain('emergencia');
    expect(await decided(desk)).toEqual(['emergency-authorise approved luis', 'emergency-accept approved marta']);
    expect(await emergency(desk)).toBe('active');
  });

  story('asked by an agent, the manager is asked first', async (desk) => {
    await reported(desk);
    const asked = await desk.as('carlos', 'slack').command('emergency INC-1 nadie puede facturar');
    expect(heard(asked, 'marta')).toBe('');
    expect(last(asked, 'luis').text).toContain('¿La autorizas?');
    const authorised = await desk.as('luis', 'teams').say('apruebo INC-1');
    expect(last(authorised, 'luis').text).toContain('autorizaste la emergencia');
    await desk.as('marta', 'teams').say('apruebo');
    expect(await decided(desk)).toEqual(['emergency-authorise approved luis', 'emergency-accept approved marta']);
  });

  story('whoever is manager and head of IT in one gives one of the two, her deputy the other', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('no puedo imprimir');
    await carlos.tap('Abrir');
    await desk.as('sofia', 'slack').say('emergencia INC-1');
    await desk.as('marta', 'teams').tap('Aprobar');
    await expect(desk.as('marta', 'teams').tap('Aprobar')).rejects.toThrow();
    expect(await decided(desk)).toEqual(['emergency-authorise approved marta', 'emergency-accept pending']);
    await desk.as('marta', 'teams').say('apruebo INC-1');
    expect(await emergency(desk)).toBe('asked');
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await decided(desk)).toEqual(['emergency-authorise approved marta', 'emergency-accept approved pedro']);
    expect(await emergency(desk)).toBe('active');
  });
});

describe('time', () => {
  story('after 30 minutes the deputy is asked beside, at night too; one who authorised does not accept', async (desk) => {
    await reported(desk);
    await desk.do({ until: '2026-03-02T22:00:00-05:00' });
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    const before = await desk.wait('PT29M');
    expect(heard(before, 'marta')).toBe('');
    const later = await desk.wait('PT1M');
    expect(last(later, 'marta').choices).toEqual(['Aprobar', 'Rechazar', 'Preguntar']);
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await decided(desk)).toEqual(['emergency-authorise approved marta for luis', 'emergency-accept pending']);
    await desk.as('pedro', 'teams').say('apruebo INC-1');
    expect(await emergency(desk)).toBe('active');
  });

  story('nobody decides: refused by time, and said so', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    const waited = await desk.wait('PT4H');
    expect(heard(waited, 'luis').match(/Recordatorio/g)).toHaveLength(2);
    expect(heard(waited, 'carlos')).toContain('nadie decidió en 4 h');
    expect(await emergency(desk)).toBe('refused');
    expect((await desk.ticket('INC-1'))['state']).toBe('registered');
  });
});

describe('no', () => {
  story('refused with a reason, told to who asked and the room; asked again an hour later', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('emergencia INC-1');
    const no = await desk.as('luis', 'teams').say('rechazar INC-1 no es para tanto');
    expect(last(no, 'luis').text).toContain('rechazaste la emergencia');
    expect(heard(no, 'carlos')).toContain('no es para tanto');
    expect(heard(no, 'team:mesa')).toContain('no es para tanto');
    expect(await decided(desk)).toEqual(['emergency-authorise rejected luis', 'emergency-accept cancelled']);
    expect(last(await carlos.say('emergencia INC-1'), 'carlos').text).toContain('hace poco');
    await desk.wait('PT1H');
    await carlos.say('emergencia INC-1 ahora sí');
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await emergency(desk)).toBe('active');
  });

  story('over the quota nobody is bothered; next month it is possible', async (desk) => {
    await reported(desk);
    await second(desk);
    await declared(desk);
    const refused = await desk.as('luis', 'teams').say('emergencia INC-2');
    expect(last(refused, 'luis').text).toContain('1 de abril');
    expect(last(refused, 'luis').text).toContain('INC-1');
    expect(heard(refused, 'marta')).toBe('');
    await desk.do({ until: '2026-04-01T09:00:00-05:00' });
    await declared(desk, 'INC-2');
    expect(await emergency(desk, 'INC-2')).toBe('active');
  });

  story('two accepted at the same instant: one wins', async (desk) => {
    await reported(desk);
    await second(desk);
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.as('luis', 'teams').say('emergencia INC-2');
    const marta = { as: 'marta', on: 'teams', tap: 'Aprobar' };
    const both = await desk.do({
      together: [
        { ...marta, of: 'INC-1' },
        { ...marta, of: 'INC-2' },
      ],
    });
    const states = [await emergency(desk, 'INC-1'), await emergency(desk, 'INC-2')].sort();
    expect(states).toEqual(['active', 'refused']);
    expect(heard(both, 'marta')).toContain('no puede ser emergencia');
    expect(heard(both, 'luis')).toContain('no puede ser emergencia');
  });

  story('taken back by who asked; over with the ticket', async (desk) => {
    await reported(desk);
    await second(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('emergencia INC-1');
    expect(last(await carlos.say('retirar INC-1'), 'carlos').text).toContain('Retiré el pedido de emergencia');
    expect(await decided(desk)).toEqual(['emergency-authorise cancelled', 'emergency-accept cancelled']);
    await expect(desk.as('luis', 'teams').tap('Aprobar')).rejects.toThrow();
    await carlos.say('emergencia INC-1');
    await carlos.say('cancelar la emergencia de INC-1');
    expect(await emergency(desk)).toBe('withdrawn');
    await carlos.say('emergencia INC-2');
    await solved(desk, 'INC-2');
    expect(await emergency(desk, 'INC-2')).toBe('withdrawn');
    await expect(desk.as('luis', 'teams').tap('Aprobar')).rejects.toThrow();
  });
});

describe('what it means', () => {
  story('goals and calendar of an emergency, and the first place in the queue', async (desk) => {
    await desk.do({ until: '2026-03-02T16:00:00-05:00' });
    await reported(desk);
    await declared(desk);
    const { resolution } = (await desk.ticket('INC-1')) as unknown as { resolution: { dueAt: string } };
    expect(resolution.dueAt).toBe('2026-03-03T01:00:00.000Z');
    const bob = desk.as('bob', 'slack');
    await bob.say('the server room is on fire, critical, nobody can work');
    await bob.tap('Open it');
    const queue = last(await desk.as('sofia', 'slack').say('cola'), 'sofia').text ?? '';
    expect(queue.indexOf('INC-1')).toBeLessThan(queue.indexOf('INC-2'));
    expect(queue).toContain('🚨');
  });

  story('out of hours the guard is called, as for what is critical', async (desk) => {
    await reported(desk);
    await desk.do({ until: '2026-03-02T19:00:00-05:00' });
    await desk.as('luis', 'teams').say('emergencia INC-1 no podemos facturar');
    const accepted = await desk.as('marta', 'teams').tap('Aprobar');
    const called = last([...accepted, ...(await desk.wait('PT1M'))], 'carlos');
    expect(called.text).toContain('Estás de guardia en Mesa de ayuda y INC-1 es una emergencia');
    expect(called.choices).toEqual(['Tomar']);
  });

  story('out of hours the guard knows of one that somebody else has, and its assignee too', async (desk) => {
    await reported(desk);
    await desk.as('sofia', 'slack').say('tomar INC-1');
    await desk.do({ until: '2026-03-02T19:00:00-05:00' });
    await desk.as('luis', 'teams').say('emergencia INC-1');
    const accepted = await desk.as('marta', 'teams').tap('Aprobar');
    for (const reader of ['sofia', 'carlos', 'ana', 'luis', 'team:mesa']) expect(heard(accepted, reader)).toContain('🚨');
    expect(heard(accepted, 'carlos')).toMatch(/INC-1 \(«.+»\) es una emergencia desde ahora: va antes/);
  });

  story('a double tap, a redelivery and a late tap change nothing', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.do({ repeat: 2 });
    const asked = await desk.as('carlos', 'slack').say('ver INC-1');
    expect(last(asked, 'carlos').text).toContain('Aceptar la emergencia: pendiente: Marta Quispe');
    const accepted = await desk.as('marta', 'teams').tap('Aprobar');
    const message = accepted.find(({ to, edited }) => to === 'marta' && edited)?.message ?? '';
    await desk.do({ repeat: 2 });
    await desk.as('marta', 'teams').tap('Aprobar', { message });
    await desk.as('marta', 'teams').tap('Rechazar', { message });
    expect(await decided(desk)).toEqual(['emergency-authorise approved luis', 'emergency-accept approved marta']);
    expect(await emergency(desk)).toBe('active');
  });

  story('refused by time once, however long nobody looks', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    const waited = await desk.wait('P2D');
    expect(heard(waited, 'carlos').match(/nadie decidió/g)).toHaveLength(1);
    await expect(desk.as('luis', 'teams').tap('Aprobar')).rejects.toThrow();
  });
});
