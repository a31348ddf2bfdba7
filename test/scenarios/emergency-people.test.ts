import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, rewritten, story, type Desk } from './story.ts';

interface Shown {
  readonly approvals: readonly {
    readonly stage: string;
    readonly state: string;
    readonly decisions: readonly { readonly by: string; readonly for: string }[];
  }[];
  readonly emergency?: { readonly state: string; readonly quota: string | null };
}

async function shown(desk: Desk, number = 'INC-1'): Promise<Shown> {
  return (await desk.ticket(number)) as unknown as Shown;
}

async function decisions(desk: Desk, number = 'INC-1'): Promise<readonly string[]> {
  const { approvals } = await shown(desk, number);
  return approvals.flatMap((one) => one.decisions.map(({ by, for: whom }) => `${one.stage}: ${by} for ${whom}`));
}

async function isEmergency(desk: Desk, number = 'INC-1'): Promise<boolean> {
  return (await shown(desk, number)).emergency?.state === 'active';
}

/** Somebody's report, whoever they are. */
async function opened(desk: Desk, as: string, text = 'no puedo imprimir'): Promise<void> {
  await desk.as(as, 'web').say(text);
  await desk.as(as, 'web').tap('Abrir');
}

describe('words', () => {
  story('the word alone is urgency, never an emergency', async (desk) => {
    await desk.as('luis', 'teams').say('es una emergencia, no hay internet en el piso 3');
    await desk.as('luis', 'teams').tap('Abrir');
    expect((await shown(desk)).approvals).toEqual([]);
    const alone = await desk.as('ana', 'slack').say('emergencia');
    expect(await desk.tickets()).toHaveLength(1);
    expect(heard(alone, 'luis')).toBe('');
  });

  for (const words of [
    'esto es una emergencia INC-1',
    'INC-1 es una emergencia: no podemos facturar',
    'trata inc 1 como emergencia por favor',
    'make INC-1 an emergency',
    '/mesa emergencia INC-1 no podemos facturar',
    'INC-1 emergency',
  ])
    story(`"${words}" of a manager`, async (desk) => {
      await reported(desk);
      const said = await desk.as('luis', 'teams').say(words);
      expect(last(said, 'luis').text).toContain('Marta');
      expect(last(said, 'marta').text).not.toContain('por favor');
      expect(await decisions(desk)).toEqual(['emergency-authorise: luis for luis']);
    });

  story('"no es una emergencia INC-1" starts none', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('no es una emergencia INC-1');
    await desk.as('carlos', 'slack').say('INC-1 no es una emergencia');
    expect((await shown(desk)).approvals).toEqual([]);
  });

  story('a requester is offered to have their manager asked', async (desk) => {
    const ana = await reported(desk);
    const offered = last(await ana.say('emergencia INC-1'), 'ana');
    expect(offered.choices).toEqual(['Pedir a Luis Ramírez', 'No']);
    expect((await shown(desk)).approvals).toEqual([]);
    await ana.tap('No');
    expect((await shown(desk)).approvals).toEqual([]);
    await ana.say('emergencia INC-1 mañana cerramos el mes');
    const asked = await ana.tap('Pedir a Luis Ramírez');
    expect(last(asked, 'luis').text).toContain('mañana cerramos el mes');
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await isEmergency(desk)).toBe(true);
  });

  story('whoever is asked to decide and asks for it themselves has said yes', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    expect(last(await desk.as('sofia', 'slack').say('emergencia INC-1'), 'sofia').text).toContain('Carlos Huamán ya pidió');
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.as('marta', 'teams').say('emergencia INC-1');
    expect(await decisions(desk)).toEqual(['emergency-authorise: luis for luis', 'emergency-accept: marta for marta']);
    expect(last(await desk.as('marta', 'teams').say('emergencia INC-1'), 'marta').text).toContain('ya es una emergencia');
  });

  story('a question does not stop the time for deciding', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    const asked = await desk.as('luis', 'teams').say('preguntar INC-1 ¿cuántos están parados?');
    expect(last(asked, 'luis').text).toContain('sigue corriendo');
    expect(heard(await desk.wait('PT4H'), 'carlos')).toContain('nadie decidió');
  });
});

describe('people', () => {
  story('not for others, nor for those who may not know of the ticket', async (desk) => {
    await reported(desk);
    expect(last(await desk.as('bob', 'slack').say('emergency INC-1'), 'bob').text).toBe('I cannot find INC-1.');
    expect(last(await desk.as('pedro', 'teams').say('emergencia INC-1'), 'pedro').text).toBe('No encuentro INC-1.');
  });

  story('a delegate decides for the manager, and then not once more', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('delegar a marta');
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await decisions(desk)).toEqual(['emergency-authorise: marta for luis']);
    await expect(desk.as('marta', 'teams').tap('Aprobar')).rejects.toThrow();
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await isEmergency(desk)).toBe(true);
  });

  story('whoever asked as an agent does not decide, not as delegate either', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('delegar a carlos');
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    await expect(desk.as('carlos', 'slack').tap('Aprobar')).rejects.toThrow();
    await desk.as('carlos', 'slack').say('apruebo INC-1');
    expect(await decisions(desk)).toEqual([]);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await decisions(desk)).toEqual(['emergency-authorise: luis for luis']);
  });

  story('the head of IT who asks does not accept it herself', async (desk) => {
    await reported(desk);
    await desk.as('marta', 'teams').say('emergencia INC-1');
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await decisions(desk)).toEqual(['emergency-authorise: luis for luis', 'emergency-accept: pedro for pedro']);
  });

  story('her own ticket: her manager authorises, her deputy accepts', async (desk) => {
    await opened(desk, 'marta');
    await desk.as('carlos', 'slack').say('emergencia INC-1');
    await desk.as('gerencia', 'web').tap('Aprobar');
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await isEmergency(desk)).toBe(true);
  });

  story('who has no manager and heads their department: nobody, and it says whom to ask', async (desk) => {
    await opened(desk, 'gerencia');
    const said = last(await desk.as('carlos', 'slack').say('emergencia INC-1'), 'carlos').text;
    expect(said).toContain('Pregúntale a Marta Quispe');
    expect((await shown(desk)).approvals).toEqual([]);
  });

  story('away without a delegate: the deputy is asked at once', async (desk) => {
    await reported(desk);
    await desk.as('luis', 'teams').say('ausente hasta el viernes');
    expect(last(await desk.as('carlos', 'slack').say('emergencia INC-1'), 'marta').choices).toContain('Aprobar');
  });
});

describe('beside everything else', () => {
  story('a request that waits for approval: its own approvals go on beside', async (desk) => {
    await askedForMouse(desk);
    await desk.as('carlos', 'slack').say('emergencia REQ-1');
    await desk.as('luis', 'teams').say('apruebo REQ-1');
    expect((await desk.ticket('REQ-1'))['state']).toBe('registered');
    expect(await decisions(desk, 'REQ-1')).toEqual(['manager: luis for luis']);
    await desk.as('luis', 'teams').say('rechazar REQ-1 no urge');
    expect((await desk.ticket('REQ-1'))['state']).toBe('registered');
    expect((await shown(desk, 'REQ-1')).emergency?.state).toBe('refused');
  });

  story('the request is refused: nobody decides on its emergency any more', async (desk) => {
    await askedForMouse(desk);
    await desk.as('carlos', 'slack').say('emergencia REQ-1');
    const no = await desk.as('luis', 'teams').say('rechazar REQ-1 ya tiene uno');
    expect((await desk.ticket('REQ-1'))['state']).toBe('rejected');
    expect((await shown(desk, 'REQ-1')).emergency?.state).toBe('withdrawn');
    expect(rewritten(no, 'luis').map(({ choices }) => choices)).toEqual([[], []]);
  });

  story('changed answers ask for the request anew, not for the emergency', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.as('luis', 'teams').say('apruebo REQ-1');
    await desk.as('luis', 'teams').say('emergencia REQ-1');
    await ana.say('editar REQ-1 artículo');
    await ana.say('teclado');
    await ana.say('enviar');
    const stages = (await shown(desk, 'REQ-1')).approvals.map(({ stage, state }) => `${stage} ${state}`);
    expect(stages).toEqual(['manager pending', 'emergency-authorise approved', 'emergency-accept pending']);
    await desk.as('marta', 'teams').tap('Aprobar');
    expect((await desk.ticket('REQ-1'))['state']).toBe('awaiting_approval');
    expect(await isEmergency(desk, 'REQ-1')).toBe(true);
  });

  story('what it is merged into, or goes on as, is the emergency; counted once', async (desk) => {
    await reported(desk);
    await desk.as('bob', 'slack').say('the printer on the second floor does not print');
    await desk.as('bob', 'slack').tap('Open it');
    await desk.as('luis', 'teams').say('emergencia INC-1');
    await desk.as('marta', 'teams').tap('Aprobar');
    const merged = await desk.as('carlos', 'slack').say('unir INC-1 en INC-2');
    expect(heard(merged, 'bob')).toContain('emergency');
    const { emergency } = await shown(desk, 'INC-2');
    expect(emergency).toMatchObject({ state: 'active', quota: 'Comercial Mesa Andina:2026-03' });
    expect(await decisions(desk, 'INC-2')).toEqual(['emergency-authorise: luis for luis', 'emergency-accept: marta for marta']);
    const report = last(await desk.as('marta', 'teams').say('informe'), 'marta').text;
    expect(report).toContain('pedidas: 1, aceptadas: 1, rechazadas: 0');
    expect(report).toContain('2026-03: 1 de 1');
  });

  story('a request that was a report goes on as the emergency it was', async (desk) => {
    await askedForMouse(desk);
    await desk.as('luis', 'teams').say('apruebo REQ-1');
    await desk.as('luis', 'teams').say('emergencia REQ-1');
    await desk.as('marta', 'teams').tap('Aprobar');
    await desk.as('carlos', 'slack').say('reclasificar REQ-1 equipos');
    const [, incident] = await desk.tickets();
    expect(await isEmergency(desk, String(incident?.['number']))).toBe(true);
    expect(last(await desk.as('sofia', 'slack').say('cola'), 'sofia').text).toContain('🚨');
  });

  story('what is confidential shows its words to nobody who decides', async (desk) => {
    await desk.as('carlos', 'slack').say('abrir @ana no puedo imprimir, me acosan en la oficina');
    await desk.as('carlos', 'slack').tap('Abrir');
    await desk.as('carlos', 'slack').say('asignar INC-1 rrhh');
    const asked = await desk.as('rosa', 'web').say('emergencia INC-1 hay que actuar hoy');
    expect(last(asked, 'luis').text).toContain('hay que actuar hoy');
    expect(last(asked, 'luis').text).not.toContain('acosan');
    const authorised = await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(authorised, 'marta')).toContain('hay que actuar hoy');
    expect(heard(authorised, 'marta')).not.toContain('acosan');
    expect(heard(await desk.as('marta', 'teams').say('ver INC-1'), 'marta')).not.toContain('acosan');
  });
});
