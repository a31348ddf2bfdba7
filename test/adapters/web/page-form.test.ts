import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describePage, lookAt, paneOf, say } from '../../fakes/web-page.ts';

describePage('a card with an input of each kind', ({ desk, enter }) => {
  const opened = async (options?: Parameters<typeof enter>[0]): Promise<{ page: Page; card: Locator; complaints: string[] }> => {
    const { page, complaints } = await enter(options);
    const ana = paneOf(page, 'Ana Torres');
    await say(ana, 'cada tipo');
    const card = ana.locator('.card', { hasText: 'Todo:' });
    await card.getByRole('button', { name: 'Enviar' }).waitFor();
    return { page, card, complaints };
  };

  const fillIn = async (page: Page, card: Locator): Promise<void> => {
    await card.getByRole('textbox', { name: 'Título' }).fill('Otra fiesta');
    await card.getByRole('checkbox', { name: 'Rojo' }).press('Space');
    await card.getByRole('checkbox', { name: 'Azul' }).press('Space');
    await card.getByRole('combobox', { name: 'Sistema' }).pressSequentially('intra');
    await page.getByRole('option', { name: 'Intranet' }).click();
    await card.getByRole('combobox', { name: 'Responsable' }).pressSequentially('luis');
    await page.getByRole('option', { name: 'Luis Rojas' }).click();
    await card.getByRole('combobox', { name: /Equipo/ }).pressSequentially('carlos');
    await page.getByRole('option', { name: 'Carlos Quispe' }).click();
    await card.getByRole('spinbutton', { name: /día, Cuándo/ }).click();
    await page.keyboard.type('06032026');
    await card.getByRole('spinbutton', { name: /hora, Cuándo/ }).click();
    await page.keyboard.type('0300p');
    for (const [name, day] of [
      ['Desde', '09032026'],
      ['Hasta', '13032026'],
    ] as const) {
      // prettier-ignore
      await card.getByRole('spinbutton', { name: new RegExp(`día, ${name}`) }).click();
      await page.keyboard.type(day);
    }
    await card.getByRole('textbox', { name: 'Horas' }).fill('1');
    await card.getByRole('textbox', { name: 'Minutos' }).fill('30');
    await card.getByRole('textbox', { name: 'Lugar' }).fill('Larcomar');
    await card.getByText('Sí', { exact: true }).click();
    await card.getByRole('textbox', { name: 'Por qué' }).fill('porque sí');
    await card.getByRole('radio', { name: '4 de 5' }).press('Space');
  };

  test('is filled in and sent in the form in which the desk reads it', async () => {
    const { page, card, complaints } = await opened();
    await fillIn(page, card);
    await card.getByRole('button', { name: 'Enviar' }).click();
    await page.getByText('Elegiste send.').waitFor();
    expect(desk().heard.at(-1)).toMatchObject({
      inputs: {
        title: 'Otra fiesta',
        colours: ['rojo', 'azul'],
        system: 'intranet',
        who: 'luis',
        crew: ['ana', 'bob', 'carlos'],
        when: '2026-03-06T20:00:00.000Z',
        stay: { from: '2026-03-09', to: '2026-03-13' },
        long: 90,
        mail: 'ana@mesa.example',
        place: { text: 'Larcomar' },
        urgent: true,
        why: 'porque sí',
        stars: 4,
      },
    });
    expect(desk().heard.at(-1)).not.toHaveProperty('inputs.total');
    expect(complaints).toEqual([]);
  });

  test('shows an input while it applies, the refusal until it is changed, and what is computed', async () => {
    const { card } = await opened();
    expect(await card.getByText('Son varios.').count()).toBe(1);
    expect(await card.getByText('S/ 300.00').count()).toBe(1);
    expect(await card.getByText('Ese título ya existe.').count()).toBe(1);
    expect(await card.getByText('Bob Miller', { exact: true }).count()).toBe(1);
    expect(await card.getByRole('textbox', { name: /Aporte/ }).inputValue()).toMatch(/^S\/\s120\.00$/);
    await card.getByRole('textbox', { name: 'Título' }).fill('Otra');
    expect(await card.getByText('Ese título ya existe.').count()).toBe(0);
    expect(await card.getByRole('textbox', { name: 'Por qué' }).count()).toBe(0);
    await card.getByText('Sí', { exact: true }).click();
    expect(await card.getByText('Por qué (opcional)').count()).toBe(0);
    await card.getByRole('textbox', { name: 'Por qué' }).fill('x');
    await card.getByText('No', { exact: true }).click();
    expect(await card.getByRole('textbox', { name: 'Por qué' }).count()).toBe(0);
  });

  test('says all that is missing, and puts the keyboard there', async () => {
    const { page, card } = await opened();
    await card.getByRole('button', { name: 'Enviar' }).click();
    await card.getByText('Falta este dato').first().waitFor();
    expect(await card.getByText('Falta este dato').count()).toBeGreaterThanOrEqual(8);
    expect(desk().heard).toHaveLength(1);
    expect(await page.evaluate<string>("document.activeElement.closest('.field').textContent")).toMatch(/Título|Colores/);
  });

  for (const [name, options] of [
    ['a telephone', { viewport: { width: 360, height: 780 } }],
    ['the dark', { colorScheme: 'dark' }],
  ] as const)
    // prettier-ignore
    test(`everything has a name, can be read, and fits on ${name}`, async () => {
      const { page, card } = await opened(options);
      await card.getByText('Sí', { exact: true }).click();
      await card.getByRole('button', { name: 'Enviar' }).click();
      await card.getByText('Falta este dato').first().waitFor();
      for (const at of ['findNameless', 'findFaint', 'findOverflow'] as const) expect([at, await lookAt(page, at)]).toEqual([at, []]);
      const { MESA_SHOTS: folder } = process.env;
      if (folder) await card.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` });
    });
});
