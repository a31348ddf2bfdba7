import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { heard, last, story } from './story.ts';

describe('beside what would be opened', () => {
  story('an article is one choice more, and opening stays the first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('no puedo imprimir'), 'ana');
    expect(shown.choices).toEqual(['Abrir', 'Corregir', 'No es una solicitud', 'Leer: Si la impresora no imprime']);
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'normal', articles: [{ id: 'printer', how: 'offered' }] });
    expect(heard(await desk.as('carlos', 'slack').command('show INC-1'), 'carlos')).toMatch(
      /Artículos: Si la impresora no imprime \(se le ofreció\)/,
    );
  });

  story('where three buttons are all there are, it is typed', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    const shown = last(await ana.say('no puedo imprimir'), 'ana');
    expect(shown.choices).toEqual(['Abrir', 'Corregir', 'No es una solicitud']);
    expect(shown.text).toMatch(/«Si la impresora no imprime» \(escribe «leer»\)/);
    expect(last(await ana.say('leer'), 'ana').choices).toEqual(['Sí', 'No', 'Abrir']);
  });

  story('that it does not help leads back, with nothing lost', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo imprimir');
    await desk.do({ as: 'ana', on: 'whatsapp', attach: 'foto.jpg' });
    await ana.say('leer');
    const back = last(await ana.say('ya hice todo eso, sale una luz roja'), 'ana');
    expect(back.text).toMatch(/Impresión[\s\S]*foto\.jpg[\s\S]*¿Es correcto\?/);
    expect(back.text).not.toMatch(/Quizá te sirva/);
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({
      category: 'printing',
      priority: 'normal',
      files: ['foto.jpg'],
      articles: [{ id: 'printer', how: 'in_vain' }],
    });
    expect(heard(await desk.as('carlos', 'slack').command('show INC-1'), 'carlos')).toMatch(
      /no puedo imprimir\nsale una luz roja/,
    );
  });

  story('it can be opened right from the article', async (desk) => {
    const bob = desk.as('bob', 'teams');
    await bob.say('my laptop is very slow');
    await bob.tap('Read: If your computer is slow');
    await bob.tap('Open it');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'hardware', articles: [{ id: 'slow-computer', how: 'read' }] });
  });

  story('that it helps opens nothing', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('my laptop is very slow');
    await bob.say('read');
    expect(heard(await bob.say('that did it'), 'bob')).toMatch(/not opening a ticket/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('a request is offered what makes it unnecessary, and no other article', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const reset = last(await ana.say('necesito resetear mi contraseña'), 'ana');
    expect(reset.choices).toContain('Leer: Cambiar o recuperar tu contraseña tú mismo');
    await ana.tap('Abrir');
    await ana.say('SAP');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      item: 'password-reset',
      articles: [{ id: 'password-change', how: 'offered' }],
    });
    const mouse = last(await desk.as('luis', 'slack').say('necesito un segundo monitor'), 'luis');
    expect(mouse.text).not.toMatch(/Quizá te sirva/);
  });

  story('corrected to something else, it is offered no longer', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    expect(last(await ana.tap('Red e internet'), 'ana').text).not.toMatch(/impresora no imprime/);
  });

  story('an outage that others have reported is not to be solved by reading', async (desk) => {
    await desk.as('luis', 'slack').say('la impresora no imprime');
    await desk.as('luis', 'slack').tap('Abrir');
    const shown = last(await desk.as('ana', 'slack').say('la impresora no imprime'), 'ana');
    expect(shown.choices).toContain('También me pasa: INC-1');
    expect(shown.text).not.toMatch(/Quizá te sirva/);
  });
});

const head = (title: string, more = '') => `---
title: ${title}
keywords: [cerrar planilla, cierre de planilla]
reviewed: 2026-02-01
reviewed_by: rosa
${more}---

`;
const long = Array.from({ length: 40 }, (_, n) => `${n + 1}. Paso número ${n + 1} de un cierre que dura bastante rato.`).join(
  '\n',
);

describe('several, long and confidential ones', () => {
  story(
    'of two that fit as well one is chosen, or neither',
    async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      const asked = last(await ana.say('¿cómo hago el cierre de planilla?'), 'ana');
      expect(asked.text).toMatch(/dos artículos/);
      expect(asked.choices).toHaveLength(3);
      expect(last(await ana.say('2'), 'ana').text).toMatch(/con calma[\s\S]*Sin prisa/);
      await ana.say('sí');
      await ana.say('¿cómo hago el cierre de planilla?');
      expect(heard(await ana.say('ninguno'), 'ana')).toMatch(/¿Abro un ticket/);
    },
    configWith([
      { file: 'knowledge/es/payroll-a.md', text: `${head('Cerrar la planilla')}Rápido.\n` },
      { file: 'knowledge/es/payroll-b.md', text: `${head('Cerrar la planilla con calma')}Sin prisa.\n` },
    ]),
  );

  story(
    'a long one is read in parts, each with a way out',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      const first = last(await ana.say('¿cómo hago el cierre de planilla?'), 'ana');
      expect(first.choices).toEqual(['Seguir leyendo', 'Sí', 'No']);
      const second = last(await ana.say('más'), 'ana');
      expect(second.text).toMatch(/\(sigue\)/);
      const parts = [first.text ?? '', second.text ?? ''];
      if (second.choices?.includes('Seguir leyendo')) parts.push(last(await ana.tap('Seguir leyendo'), 'ana').text ?? '');
      const steps = [...parts.join('\n').matchAll(/Paso número (\d+) de/g)].map(([, n]) => Number(n));
      expect(steps).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
      expect(heard(await ana.tap('Sí'), 'ana')).toMatch(/no abro ningún ticket/);
    },
    configWith([{ file: 'knowledge/es/payroll-a.md', text: `${head('Cerrar la planilla')}${long}\n` }]),
  );

  story(
    'what is not for somebody is neither offered to them nor named before them',
    async (desk) => {
      const text = '¿cómo hago el cierre de planilla?';
      expect(heard(await desk.as('ana', 'slack').say(text), 'ana')).not.toMatch(/Cerrar la planilla|¿Te sirvió\?/);
      const rosa = desk.as('rosa', 'slack');
      expect(heard(await rosa.say(text), 'rosa')).toMatch(/Cerrar la planilla/);
      await rosa.say('no');
      await rosa.tap('Abrir');
      if ((await desk.tickets()).length === 0) await rosa.tap('Abrir');
      const seen = heard(await desk.as('carlos', 'slack').command('show INC-1'), 'carlos');
      expect(seen).not.toMatch(/Cerrar la planilla|payroll/);
      expect(heard(await desk.as('marta', 'slack').command('report'), 'marta')).not.toMatch(
        /Cerrar la planilla|payroll|Resueltos sin ticket/,
      );
      expect(heard(await rosa.command('report'), 'rosa')).toMatch(/Artículos que no ayudaron: Cerrar la planilla/);
    },
    configWith([
      { file: 'knowledge/es/payroll.md', text: `${head('Cerrar la planilla', 'teams: [rrhh]\nconfidential: true\n')}Secreto.\n` },
    ]),
  );
});
