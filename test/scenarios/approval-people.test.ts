import { describe, expect } from '@jest/globals';
import { askedForAccess, askedForMouse, heard, last, rewritten, story, type Desk } from './story.ts';

const all = ['Aprobar', 'Rechazar', 'Preguntar'];
const approvals = async (desk: Desk, number = 'REQ-1') => (await desk.ticket(number))['approvals'];

describe('delegating', () => {
  story('the delegate is asked beside the approver, and decides in their name', async (desk) => {
    expect(heard(await desk.as('luis', 'teams').say('delegar a carlos hasta el viernes'), 'carlos')).toMatch(
      /Luis Ramírez te delegó sus aprobaciones hasta el viernes, 6 de marzo/,
    );
    await askedForMouse(desk);
    const lines = await desk.as('carlos', 'slack').tap('Aprobar');
    expect(heard(lines, 'carlos')).toMatch(/aprobaste REQ-1 por Luis Ramírez/);
    expect(rewritten(lines, 'luis').at(-1)).toMatchObject({
      choices: [],
      text: expect.stringMatching(/Aprobó: Carlos Huamán por Luis Ramírez/),
    });
    expect(await approvals(desk)).toMatchObject([{ rule: '1 of 1', decisions: [{ by: 'carlos', for: 'luis' }] }]);
    expect(heard(await desk.as('luis', 'teams').say('aprobar REQ-1'), 'luis')).toMatch(/ya no espera una decisión/);
  });

  story('what waits already is shown to the delegate; the approver may still be first', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('luis', 'teams').say('delegate to bob');
    expect(last(lines, 'bob')).toMatchObject({ ticket: 'REQ-1', choices: ['Approve', 'Reject', 'Ask'] });
    expect(heard(lines, 'luis')).toMatch(/1 solicitud que espera/);
    const decided = await desk.as('luis', 'teams').tap('Aprobar');
    expect(rewritten(decided, 'bob').at(-1)).toMatchObject({ choices: [] });
    expect(heard(await desk.as('bob', 'slack').say('approve REQ-1'), 'bob')).toMatch(/REQ-1/);
    expect(await approvals(desk)).toMatchObject([{ decisions: [{ by: 'luis', for: 'luis' }] }]);
  });

  story('the requester gets no voice by delegation', async (desk) => {
    await desk.as('luis', 'teams').say('delegar a ana');
    const ana = await askedForMouse(desk);
    expect(heard(await ana.say('aprobar REQ-1'), 'ana')).toMatch(/su propia solicitud/);
    expect(await approvals(desk)).toMatchObject([{ state: 'pending', decisions: [] }]);
  });

  story('an approver of the stage gets no second voice', async (desk) => {
    await desk.as('marta', 'teams').say('delegar a carlos');
    await askedForAccess(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.tap('Aprobar');
    expect(heard(await carlos.say('aprobar REQ-1'), 'carlos')).toMatch(/Ya registré tu decisión/);
    expect(await approvals(desk)).toMatchObject([{ state: 'pending', decisions: [{ by: 'carlos', for: 'carlos' }] }]);
  });

  story('it is not passed on a second time, and circles end', async (desk) => {
    await desk.as('luis', 'teams').say('delegar a carlos');
    await desk.as('carlos', 'slack').say('delegar a sofia');
    await desk.as('sofia', 'slack').say('delegar a luis');
    await askedForMouse(desk);
    expect(heard(await desk.as('sofia', 'slack').say('aprobar REQ-1'), 'sofia')).toMatch(/no te toca/);
    await desk.as('carlos', 'slack').say('aprobar REQ-1');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('from a day on: it begins by itself, ends by itself, and both are told', async (desk) => {
    await askedForMouse(desk);
    await desk.as('luis', 'teams').say('delegar a carlos desde el miércoles hasta el jueves');
    expect(heard(await desk.as('carlos', 'slack').say('aprobar REQ-1'), 'carlos')).not.toMatch(/aprobaste/);
    const begun = await desk.wait('P2D');
    expect(heard(begun, 'carlos')).toMatch(/Desde ahora decides por Luis Ramírez/);
    expect(last(begun, 'carlos').choices).toEqual(all);
    const asked = last(begun, 'carlos').message;
    const ended = await desk.wait('P2D');
    expect(heard(ended, 'carlos')).toMatch(/Ya no decides por Luis Ramírez/);
    expect(rewritten(ended, 'carlos').find(({ message }) => message === asked)).toMatchObject({ choices: [] });
    expect(heard(await desk.as('carlos', 'slack').tap('Aprobar', { message: asked ?? '' }), 'carlos')).toMatch(/no es para ti/);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('whoever has no say in it any more is not shown what comes of it', async (desk) => {
    const luis = desk.as('luis', 'teams');
    await luis.say('delegar pedro');
    const ana = await askedForMouse(desk);
    expect(rewritten(await luis.say('delegar nadie'), 'pedro')).toMatchObject([{ choices: [] }]);
    const lines = await luis.say('apruebo REQ-1');
    expect(lines.filter(({ to }) => to === 'pedro')).toEqual([]);
    expect(heard(lines, 'ana')).toMatch(/REQ-1 fue aprobado/);
    expect(heard(await ana.say('ver REQ-1'), 'ana')).toMatch(/aprobada por Luis Ramírez/);
  });

  story('"delegar nadie" ends it; alone, it lists what is in force', async (desk) => {
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('delegar'), 'luis')).toMatch(/No hay ninguna delegación/);
    await luis.say('delegar a carlos');
    expect(heard(await luis.say('delegar'), 'luis')).toMatch(/Carlos Huamán decide por ti hasta nuevo aviso/);
    expect(heard(await desk.as('carlos', 'slack').say('delegar'), 'carlos')).toMatch(/Tú decides por Luis Ramírez/);
    await askedForMouse(desk);
    const lines = await luis.say('delegar nadie');
    expect(rewritten(lines, 'carlos').at(-1)).toMatchObject({ choices: [] });
    expect(heard(await desk.as('carlos', 'slack').say('aprobar REQ-1'), 'carlos')).toMatch(/no te toca/);
  });

  story('a new one takes the place of one that overlaps it; who is replaced is told, and asked no longer', async (desk) => {
    await desk.as('luis', 'teams').say('delegar a carlos');
    await askedForMouse(desk);
    const lines = await desk.as('luis', 'teams').say('delegar a sofia hasta el viernes');
    expect(heard(lines, 'carlos')).toMatch(/Ya no decides por Luis Ramírez/);
    expect(rewritten(lines, 'carlos').at(-1)).toMatchObject({ choices: [] });
    expect(last(lines, 'sofia')).toMatchObject({ ticket: 'REQ-1', choices: all });
  });

  story('administrators for others; nobody else', async (desk) => {
    const lines = await desk.as('marta', 'teams').say('delegar luis a carlos hasta el viernes');
    expect(heard(lines, 'luis')).toMatch(/quedaron delegadas en Carlos Huamán/);
    expect(heard(await desk.as('ana', 'slack').say('delegar pedro a bob'), 'ana')).toMatch(
      /Solo Pedro Salazar o un administrador/,
    );
    await askedForMouse(desk);
    await desk.as('carlos', 'slack').tap('Aprobar');
    expect(await approvals(desk)).toMatchObject([{ decisions: [{ by: 'carlos', for: 'luis' }] }]);
  });

  story('what cannot be is said plainly', async (desk) => {
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('delegar luis'), 'luis')).toMatch(/en ti/);
    expect(heard(await luis.say('delegar a fulano'), 'luis')).toMatch(/No encuentro a «fulano»/);
    expect(heard(await luis.say('delegar a carlos hasta el 1/2/2026'), 'luis')).toMatch(/ya pasaron/);
    expect(heard(await luis.say('delegar hasta el viernes'), 'luis')).toMatch(/En quién/i);
    expect(heard(await luis.say('delegar carlos hasta el juernes'), 'luis')).toMatch(/No entendí «hasta el juernes»/);
    expect(heard(await luis.say('delegar a ana torres y bob'), 'luis')).toMatch(/una persona a la vez/);
    expect(heard(await luis.say('delegar'), 'luis')).toMatch(/No hay ninguna delegación/);
  });

  // Said on Monday 2 March at nine.
  const spans = [
    ['delegar a carlos', 'hasta nuevo aviso'],
    ['delegar a carlos hasta nuevo aviso', 'hasta nuevo aviso'],
    ['quiero delegar mis aprobaciones en Carlos Huamán hasta el viernes', 'hasta el viernes, 6 de marzo'],
    ['delegate to carlos from Monday to Friday', 'desde el lunes, 9 de marzo de 2026 hasta el viernes, 13 de marzo'],
    ['delegar carlos del 10/03 al 12/03', 'desde el martes, 10 de marzo de 2026 hasta el jueves, 12 de marzo'],
    ['Delegar, a Carlos, esta semana.', 'hasta el viernes, 6 de marzo'],
    ['delegar a carlos por 3 días', 'hasta el miércoles, 4 de marzo'],
    ['delegate to carlos for a week', 'hasta el domingo, 8 de marzo'],
    ['delegar a carlos por dos semanas', 'hasta el domingo, 15 de marzo'],
    ['delegate carlos next week', 'desde el lunes, 9 de marzo de 2026 hasta el viernes, 13 de marzo'],
    ['delegar a carlos el jueves', 'el jueves, 5 de marzo'],
    ['delegar a carlos hasta mañana a las 3pm', 'hasta el mar, 3 mar., 15:00'],
    ['delegar a carlos desde el 9 de marzo', 'desde el lunes, 9 de marzo'],
  ] as const;
  for (const [words, span] of spans)
    story(`"${words}"`, async (desk) => {
      const lines = await desk.as('luis', 'teams').say(words);
      expect(heard(lines, 'luis')).toContain(`Carlos Huamán puede decidir por ti ${span}`);
    });
});
