import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { toAna } from '../../fakes/web-desk.ts';
import { describePage, paneOf, say } from '../../fakes/web-page.ts';

describePage('the page', ({ desk, open, enter }) => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
  const tabTo = async (page: Page, words: RegExp, key = 'Tab'): Promise<void> => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press(key);
      if (words.test(await focused(page))) return;
    }
    throw new Error(`the keyboard does not get to ${words}`);
  };

  test('can be used with the keyboard alone, from the first key to a decided card', async () => {
    const { page, complaints } = await open();
    await page.getByRole('button', { name: /Ana Torres/ }).waitFor();
    await tabTo(page, /Ana Torres/);
    await page.keyboard.press('Enter');
    await paneOf(page, 'Ana Torres').waitFor();
    await tabTo(page, /Escribe a la mesa/);
    await page.keyboard.type('no puedo');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('imprimir');
    await page.keyboard.press('Enter');
    const card = page.locator('[data-entry=d1]');
    await card.getByRole('button', { name: 'Registrar' }).waitFor();
    expect(desk().heard[0]).toMatchObject({ kind: 'message', text: 'no puedo\nimprimir' });
    await tabTo(page, /^Registrar$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await card.getByText('quedó registrado').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect(await focused(page)).toContain('quedó registrado');
    expect(desk().heard[1]).toMatchObject({ kind: 'choice', promptId: 'confirm', value: 'yes', sender: { userId: 'ana' } });
    expect(complaints).toEqual([]);
  });

  test('shows an employee, an approver and an agent beside each other, each as themselves', async () => {
    const { page } = await enter();
    await say(paneOf(page, 'Ana Torres'), 'no puedo imprimir');
    await paneOf(page, 'Ana Torres').getByRole('button', { name: 'Registrar' }).click();
    const agent = paneOf(page, 'Carlos Quispe');
    await agent.getByRole('tab', { name: /Mesa de ayuda.*1 sin leer/ }).click();
    await agent.getByRole('button', { name: 'Tomar' }).click();
    await agent.getByRole('tab', { name: /Chat.*sin leer/ }).click();
    await agent.getByText('Elegiste take').waitFor();
    expect(desk().heard.at(-1)).toMatchObject({ sender: { userId: 'carlos' }, address: { id: 'team:mesa', kind: 'shared' } });
    await say(paneOf(page, 'Luis Rojas'), 'hola');
    await paneOf(page, 'Luis Rojas').getByText('Te leo: hola').waitFor();
    expect(await paneOf(page, 'Ana Torres').getByText('Te leo: hola').count()).toBe(0);
  });

  test('lets one become somebody else, and remembers it', async () => {
    const { page } = await enter();
    await page.getByRole('button', { name: /Persona \(Empleado\)/ }).click();
    await page.getByRole('option', { name: /Bob Miller/ }).click();
    await say(paneOf(page, 'Bob Miller'), 'hello');
    await paneOf(page, 'Bob Miller').getByText('Te leo: hello').waitFor();
    await page.reload();
    await paneOf(page, 'Bob Miller').getByText('Te leo: hello').waitFor();
  });

  test('works a ticket: list, detail, a verb with words, its answer', async () => {
    const { page } = await enter();
    const agent = paneOf(page, 'Carlos Quispe');
    await agent.getByRole('link', { name: /INC-1/ }).click();
    await agent.getByText('San Isidro').waitFor();
    expect(page.url()).toContain('#/tickets/INC-1');
    await agent.getByRole('button', { name: 'Resolver' }).first().click();
    await agent.getByRole('textbox', { name: 'Qué se hizo' }).fill('Se cambió el tóner');
    await agent.getByRole('form', { name: 'Resolver' }).getByRole('button', { name: 'Resolver' }).click();
    await agent.getByText('Hecho: resolver').waitFor();
    expect(desk().heard.at(-1)).toMatchObject({ kind: 'command', text: 'resolver INC-1 Se cambió el tóner' });
  });

  test('opens a link to a ticket, and says the same of one that may not be seen and one that does not exist', async () => {
    const { page } = await enter();
    await page.goto(`${desk().url}/#/tickets/inc-1`);
    await page.getByText('San Isidro').first().waitFor();
    await page.goto(`${desk().url}/#/tickets/INC-99`);
    await page.getByText('No existe o no puedes verlo').first().waitFor();
  });

  test('takes a whole form on one card, and says what is missing first', async () => {
    const { page } = await enter();
    const ana = paneOf(page, 'Ana Torres');
    await say(ana, 'formulario');
    const card = ana.locator('.card');
    await card.getByRole('button', { name: 'Enviar' }).click();
    await card.getByText('Falta este dato').first().waitFor();
    expect(desk().heard).toHaveLength(1);
    await card.getByText('X1 Carbon').click();
    await card.getByRole('button', { name: /Sede/ }).click();
    await page.getByRole('option', { name: 'Cusco' }).click();
    await card.getByRole('spinbutton', { name: /día/ }).first().click();
    await page.keyboard.type('09032026');
    await card.getByRole('textbox', { name: /Costo/ }).fill('1250.5');
    await card.getByText('Sí', { exact: true }).click();
    await card.getByRole('textbox', { name: 'Motivo' }).fill('La mía no enciende');
    await card.getByRole('button', { name: 'Añadir fila' }).click();
    await card.getByRole('textbox', { name: 'Qué' }).fill('Mouse');
    await card.getByRole('textbox', { name: 'Cuántos' }).fill('2');
    await card.getByRole('button', { name: 'Enviar' }).click();
    await ana.getByText('Elegiste send.').waitFor();
    expect(desk().heard.at(-1)).toMatchObject({
      promptId: 'form',
      inputs: {
        model: 'x1',
        site: 'cusco',
        needed_by: '2026-03-09',
        cost: 1250.5,
        urgent: true,
        reason: 'La mía no enciende',
        equipment: [{ what: 'Mouse', count: 2 }],
      },
    });
  });

  test('offers a fitting widget where words are awaited', async () => {
    const { page } = await enter();
    const ana = paneOf(page, 'Ana Torres');
    await say(ana, 'fecha');
    await ana.getByRole('spinbutton', { name: /día/ }).first().click();
    await page.keyboard.type('31122026');
    await ana.getByRole('button', { name: 'Enviar' }).first().click();
    await ana.getByText('Te leo: 2026-12-31').waitFor();
    await say(ana, 'opción');
    await ana.getByRole('button', { name: 'VPN' }).click();
    await ana.getByText('Te leo: VPN').waitFor();
  });

  test('sends once what was taken but not confirmed, and shows it once', async () => {
    const { page } = await enter();
    let lost = 0;
    await page.route('**/web/messages', async (route) => {
      await route.fetch();
      lost += 1;
      await (lost === 1 ? route.abort() : route.continue());
    });
    await say(paneOf(page, 'Ana Torres'), 'una sola vez');
    await paneOf(page, 'Ana Torres').getByText('Te leo: una sola vez').waitFor();
    await page.waitForTimeout(1500);
    expect(new Set(desk().heard.map((event) => event.id)).size).toBe(1);
    expect(await page.getByText('una sola vez', { exact: true }).count()).toBe(1);
  });

  test('comes back after the desk was away, with what was said on both sides meanwhile', async () => {
    const { page } = await enter();
    const ana = paneOf(page, 'Ana Torres');
    await say(ana, 'primero');
    await ana.getByText('Te leo: primero').waitFor();
    const { onEvent } = desk();
    await desk().channel.stop();
    await say(ana, 'segundo');
    await ana.getByText('Se enviará al volver la conexión').waitFor();
    await page.reload();
    await ana.getByText('segundo', { exact: true }).waitFor();
    await desk().channel.send(toAna('away', 'mientras no estabas'));
    await desk().channel.start(
      async (event) => {
        await onEvent(event);
        desk().heard.push(event);
      },
      async () => undefined,
    );
    await ana.getByText('mientras no estabas').waitFor();
    await ana.getByText('Te leo: segundo').waitFor({ timeout: 15_000 });
    expect(await page.getByText('segundo', { exact: true }).count()).toBe(1);
  });

  test('shows earlier messages on demand', async () => {
    for (let index = 1; index <= 70; index += 1) await desk().channel.send(toAna(`m${index}`, `mensaje ${index}`));
    const { page } = await enter();
    await page.getByText('mensaje 70', { exact: true }).waitFor();
    expect(await page.getByText('mensaje 1', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ver mensajes anteriores' }).click();
    await page.getByText('mensaje 1', { exact: true }).waitFor();
    expect(await page.locator('[data-entry]').count()).toBe(70);
  });

  test('says what was refused, and lets one discard it', async () => {
    const { page } = await enter();
    await page.route('**/web/messages', (route) =>
      route.fulfill({ status: 400, json: { error: { code: 'text_too_long', message: '' } } }),
    );
    await say(paneOf(page, 'Ana Torres'), 'demasiado');
    await page.getByText('El mensaje es demasiado largo.').waitFor();
    await page.getByRole('button', { name: 'Descartar' }).click();
    expect(await page.getByText('demasiado', { exact: true }).count()).toBe(0);
  });
});
