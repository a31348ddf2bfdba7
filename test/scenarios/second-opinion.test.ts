import { describe, expect } from '@jest/globals';
import { advised, offered, withServer } from './second-opinion-story.ts';
import { heard, last } from './story.ts';

withServer();
const PRINTING = { intent: 'incident', category: 'printing', item: null, language: 'es', confidence: 0.95 };

describe('what the desk is unsure of is asked about', () => {
  advised('once: a report is shown, and opened only when the person says so', async (desk) => {
    desk.says(PRINTING);
    const ana = desk.as('ana', 'slack');
    const lines = await ana.say('el flumo del tercero hace grum');
    expect(desk.words()).toEqual(['el flumo del tercero hace grum']);
    expect(last(lines, 'ana').text).toMatch(/segunda opinión[^]*Categoría: Impresión[^]*Prioridad: normal/);
    expect(offered(lines).slice(0, 3)).toEqual(['Abrir', 'Corregir', 'No es una solicitud']);
    expect(await desk.tickets()).toEqual([]);
    await ana.tap('Abrir');
    expect(await desk.tickets()).toMatchObject([
      { number: 'INC-1', kind: 'incident', category: 'printing', priority: 'normal', state: 'registered' },
    ]);
    expect(desk.words()).toHaveLength(1);
  });

  advised('a request goes on to its form, in English too', async (desk) => {
    desk.says({ intent: 'request', item: 'software', confidence: 0.9 });
    const bob = desk.as('bob', 'teams');
    const lines = await bob.say('flumo on my box pls');
    expect(last(lines, 'bob').text).toContain('asked for a second opinion');
    await bob.tap('Open it');
    expect(await desk.tickets()).toEqual([]);
    expect(desk.words()).toHaveLength(1);
  });

  advised('typed words answer as the buttons do, and what is corrected is the person’s own', async (desk) => {
    desk.says(PRINTING);
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('el flumo hace grum');
    await ana.say('corregir');
    const lines = await ana.tap('Red e internet');
    expect(heard(lines, 'ana')).not.toContain('segunda opinión');
    await ana.say('sí');
    expect(await desk.tickets()).toMatchObject([{ category: 'network' }]);
  });

  advised('further words within minutes leave the guess as it is, unless the desk is sure of something better', async (desk) => {
    desk.says(PRINTING);
    const ana = desk.as('ana', 'slack');
    await ana.say('el flumo hace grum');
    desk.says({ ...PRINTING, category: 'network' });
    await ana.say('el flumo de la sala');
    await ana.say('sí');
    expect(await desk.tickets()).toMatchObject([{ category: 'printing' }]);
  });

  advised('an opinion that agrees with the ids that the phrasebook has for an item is understood as well', async (desk) => {
    desk.says({ intent: 'request', item: 'vpn_access', confidence: 0.9 });
    expect(last(await desk.as('ana', 'slack').say('dame el flumo'), 'ana').text).toMatch(/acceso/i);
  });

  advised('how soon it hurts is the desk’s own to say', async (desk) => {
    desk.says({ ...PRINTING, urgency: 'low', priority: 'low', impact: 'low' });
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('el flumo hace grum y nadie puede facturar, es urgente'), 'ana').text).toMatch(
      /Prioridad: crítica/,
    );
  });
});

describe('a question that was asked openly', () => {
  advised('is asked about together with what was said before; the ticket has both', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('el flumo hace grum');
    desk.says(PRINTING);
    const lines = await ana.say('ese flumo del pasillo');
    expect(desk.words()).toEqual(['el flumo hace grum', 'el flumo hace grum\nese flumo del pasillo']);
    expect(offered(lines)).toContain('Abrir');
    await ana.tap('Abrir');
    expect((await desk.do({ show: 'tickets' }))[0]?.tickets).toMatchObject([{ category: 'printing' }]);
    expect(heard(await ana.say('ver INC-1'), 'ana')).toMatch(/hace grum[^]*del pasillo/);
  });

  advised('that the desk understands by itself now is not asked about', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('el flumo hace grum');
    await ana.say('no puedo imprimir');
    expect(desk.words()).toHaveLength(1);
  });
});

describe('what is heard of an opinion', () => {
  const asOwn = 'No estoy seguro de haber entendido';
  const open = [
    { ...PRINTING, confidence: 0.1 },
    { intent: 'other', confidence: 1 },
    { intent: 'greeting', confidence: 1 },
    { intent: 'thanks', confidence: 1 },
    { intent: 'cancel', confidence: 1 },
    { intent: 'approve', confidence: 1 },
    { intent: 'reject', confidence: 1 },
    { intent: 'incident', category: 'payroll', confidence: 1 },
    'no idea',
  ];
  for (const opinion of open)
    advised(`nothing of ${JSON.stringify(opinion)}: the own reading stands`, async (desk) => {
      desk.says(opinion);
      const lines = await desk.as('ana', 'slack').say('el flumo hace grum');
      expect(desk.words()).toHaveLength(1);
      expect(heard(lines, 'ana')).toContain(asOwn);
      expect(heard(lines, 'ana')).not.toContain('segunda opinión');
    });

  advised('that somebody wants a person, or to know how theirs goes: it is offered, and not done', async (desk) => {
    for (const intent of ['human', 'status']) {
      desk.says({ intent, confidence: 1 });
      const lines = await desk.as(intent === 'human' ? 'ana' : 'luis', 'slack').say('flumo grum');
      expect(lines.map(({ to }) => to)).toEqual([intent === 'human' ? 'ana' : 'luis']);
      expect(last(lines, intent === 'human' ? 'ana' : 'luis').choices?.length).toBeGreaterThan(1);
    }
  });

  advised('that it is a question how to do something: a ticket or a person are offered', async (desk) => {
    desk.says({ intent: 'how_to', confidence: 0.9 });
    const lines = await desk.as('ana', 'slack').say('flumo grum');
    expect(offered(lines)).toEqual(expect.arrayContaining(['Abrir', 'Una persona']));
  });

  advised('as unsure as the desk: two meanings are offered, not one shown', async (desk) => {
    desk.says({ ...PRINTING, confidence: 0.45 });
    const lines = await desk.as('ana', 'slack').say('flumo grum');
    expect(offered(lines)).not.toContain('Abrir');
    expect(await desk.tickets()).toEqual([]);
  });

  advised('the language, where nothing else tells it', async (desk) => {
    desk.says({ ...PRINTING, language: 'en' });
    const texts: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      texts.push(heard(await desk.as('larias', 'slack').say('flumo grum'), 'larias'));
      await desk.do({ wait: 'PT1H' });
    }
    expect(texts[2]).toMatch(/Category: Printing/);
  });
});
