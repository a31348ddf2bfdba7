import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describePage, lookAt, paneOf } from '../../fakes/web-page.ts';

describePage('the page of a ticket', ({ desk, enter }) => {
  const openTicket = async (page: Page): Promise<Locator> => {
    const agent = paneOf(page, 'Carlos Quispe');
    await agent.getByRole('link', { name: /INC-1/ }).click();
    await agent.getByText('San Isidro').waitFor();
    return agent;
  };
  const colourOf = (name: string, page: Page): Promise<string> =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('section.write[aria-label="${name}"]')).backgroundColor`);
  const lastCommand = () => desk().heard.findLast((event) => event.kind === 'command');

  test('keeps words internal until the agent chooses otherwise, and says first who will read them', async () => {
    const { page } = await enter();
    const agent = await openTicket(page);
    const note = agent.getByRole('region', { name: 'Nota interna' });
    await note.getByText('quien lo pidió no la ve nunca').waitFor();
    await note.getByRole('textbox').fill('falta el repuesto');
    await note.getByRole('button', { name: 'Guardar nota' }).click();
    await agent.getByText('Hecho: nota INC-1').waitFor();
    expect(lastCommand()).toMatchObject({ text: 'nota INC-1 falta el repuesto', sender: { userId: 'carlos' } });
    const noteColour = await colourOf('Nota interna', page);
    await agent.getByRole('radio', { name: 'Respuesta pública' }).click();
    const reply = agent.getByRole('region', { name: 'Respuesta pública' });
    await reply.getByText('Para: Ana Torres y Bob Miller').waitFor();
    expect(await colourOf('Respuesta pública', page)).not.toBe(noteColour);
    await reply.getByRole('textbox').fill('vamos en camino');
    await page.keyboard.press('Control+Enter');
    await agent.getByText('Hecho: responder INC-1').waitFor();
    expect(lastCommand()).toMatchObject({ text: 'responder INC-1 vamos en camino' });
  });

  test('asks what a verb takes, and writes the command as a person would', async () => {
    const { page, complaints } = await enter();
    const agent = await openTicket(page);
    await agent.getByRole('button', { name: 'Prioridad' }).click();
    const form = agent.getByRole('form', { name: 'Prioridad' });
    expect(await form.getByRole('button', { name: 'Prioridad', exact: true }).isDisabled()).toBe(true);
    await form.getByRole('button', { name: /Prioridad nueva/ }).click();
    await page.getByRole('option', { name: 'crítica' }).click();
    await form.getByRole('textbox', { name: 'Motivo' }).fill('para toda la sede');
    await form.getByRole('button', { name: 'Prioridad', exact: true }).click();
    await agent.getByText('Hecho: prioridad').waitFor();
    expect(lastCommand()).toMatchObject({ text: 'prioridad INC-1 crítica para toda la sede' });
    await agent.getByRole('button', { name: 'Unir' }).click();
    await agent.getByRole('textbox', { name: 'En qué ticket' }).fill('INC-2');
    await page.keyboard.press('Enter');
    await agent.getByText('Hecho: unir').waitFor();
    expect(lastCommand()).toMatchObject({ text: 'unir INC-1 en INC-2' });
    await agent.getByRole('button', { name: 'Más acciones' }).click();
    await page.getByRole('menuitem', { name: 'Anular' }).click();
    await agent.getByText('Hecho: anular').waitFor();
    await agent.getByRole('button', { name: 'Más acciones' }).click();
    await page.getByRole('menuitem', { name: 'Agregar persona' }).click();
    await agent.getByRole('combobox', { name: 'Persona' }).fill('torr');
    await page.getByRole('option').first().click();
    await agent.getByRole('form').getByRole('button', { name: 'Agregar persona' }).click();
    await agent.getByText('Hecho: agregar').waitFor();
    expect(lastCommand()).toMatchObject({ text: expect.stringMatching(/^agregar INC-1 \w+$/) });
    expect(complaints).toEqual([]);
  });

  test('shows approvals, tasks, clocks, links, people, files and history as they stand', async () => {
    const { page } = await enter();
    const agent = await openTicket(page);
    for (const words of [
      'Falta: Pedro Vargas',
      /cumplido hace \d+ minutos/,
      'vence dentro de',
      'También les pasa a 1: Diego Salas',
    ])
      await agent.getByRole('article').getByText(words).first().waitFor();
    expect(await agent.getByRole('link', { name: 'foto.jpg' }).getAttribute('href')).toContain('web/files/f1');
    await agent.getByRole('list').getByRole('button', { name: 'Resolver' }).click();
    await agent.getByRole('textbox', { name: 'Qué se hizo' }).fill('listo');
    await agent.getByRole('form').getByRole('button', { name: 'Resolver' }).click();
    await agent.getByText('Hecho: resolver INC-1.1 listo').waitFor();
    await agent.getByRole('link', { name: 'INC-2' }).click();
    await agent.getByText('No existe o no puedes verlo').waitFor();
  });

  test('shows a ticket anew as soon as it has changed, though nothing was said', async () => {
    const { page } = await enter();
    const agent = await openTicket(page);
    desk().change({ assignee: 'Sofía Ramos' });
    await agent.getByText('Lo atiende Sofía Ramos').first().waitFor();
  });

  test('lets the requester comment, and shows them no box of the team', async () => {
    const { page } = await enter();
    const ana = paneOf(page, 'Ana Torres');
    await ana.getByRole('tab', { name: /Tickets/ }).click();
    await ana.getByRole('link', { name: /INC-1/ }).click();
    await ana.getByRole('region', { name: 'Comentario' }).getByRole('textbox').fill('sigue igual');
    await ana.getByRole('button', { name: 'Enviar comentario' }).click();
    await ana.getByText('Hecho: comentar INC-1').waitFor();
    expect(lastCommand()).toMatchObject({ text: 'comentar INC-1 sigue igual', sender: { userId: 'ana' } });
    expect(await ana.getByText('Nota interna').count()).toBe(0);
  });

  test('counts down while a reply can be taken back', async () => {
    const { page } = await enter();
    const agent = await openTicket(page);
    desk().change({ undo: { word: 'deshacer', until: new Date(Date.now() + 9000) } });
    await agent.getByText(/Tu respuesta sale en \d s/).waitFor();
    await agent.getByRole('button', { name: 'Deshacer' }).click();
    await agent.getByText('Hecho: deshacer').waitFor();
  });
});

describePage('lists of tickets', ({ enter }) => {
  test('are searched, filtered and walked with the keyboard', async () => {
    const { page } = await enter();
    const agent = paneOf(page, 'Carlos Quispe');
    const search = agent.getByRole('searchbox');
    await search.fill('impresora');
    await agent.getByRole('list', { name: 'Resultados' }).getByRole('link', { name: /INC-1/ }).waitFor();
    await search.fill('nada de eso');
    await agent.getByText('No hay nada con esas palabras').waitFor();
    await agent.getByRole('radio', { name: 'Ausentes' }).click();
    await agent.getByText('Sofía Ramos').waitFor();
    await agent.getByRole('radio', { name: 'Cola' }).click();
    await agent.getByRole('link', { name: /INC-1/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await agent.getByText('San Isidro').waitFor();
    expect(await paneOf(page, 'Ana Torres').getByRole('searchbox').count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)(
    'and tickets can be read and named in the %s scheme, on a phone too',
    async (colorScheme) => {
      const { page } = await enter({ colorScheme, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
      await page.getByRole('tab', { name: /Carlos/ }).click();
      await page.getByRole('link', { name: /INC-1/ }).click();
      await page.getByText('San Isidro').waitFor();
      await page.getByRole('button', { name: 'Prioridad' }).click();
      await page.getByRole('form', { name: 'Prioridad' }).waitFor();
      for (const kind of ['Nota interna', 'Respuesta pública']) {
        await page.getByRole('radio', { name: kind }).click();
        await page.waitForTimeout(300);
        expect(await lookAt(page, 'findFaint')).toEqual([]);
        expect(await lookAt(page, 'findNameless')).toEqual([]);
        expect(await lookAt(page, 'findOverflow')).toEqual([]);
      }
    },
  );

  test('are followed by a search for people in the switcher, accents or not', async () => {
    const { page } = await enter();
    await page.getByRole('button', { name: /Persona \(Empleado\)/ }).click();
    await page.keyboard.type('MILLÉR bo');
    await page.getByRole('option', { name: /Bob Miller/ }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await paneOf(page, 'Bob Miller').waitFor();
  });
});
