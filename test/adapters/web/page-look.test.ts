import { expect, test } from '@jest/globals';
import { describePage, lookAt, paneOf, say } from '../../fakes/web-page.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

describePage('the look of the page', ({ open, enter }) => {
  test('is whole at 360 pixels, with long words too', async () => {
    const { page } = await enter(phone);
    const overflow = (): Promise<readonly string[]> => lookAt(page, 'findOverflow');
    await say(page.locator('body'), `imprimir ${'a'.repeat(300)}`);
    await page.getByRole('button', { name: 'Registrar' }).waitFor();
    expect(await overflow()).toEqual([]);
    await say(page.locator('body'), 'formulario');
    await page.getByRole('button', { name: 'Añadir fila' }).click();
    expect(await overflow()).toEqual([]);
    await page.getByRole('tab', { name: /Carlos/ }).click();
    await page.getByRole('link', { name: /INC-1/ }).click();
    await page.getByText('San Isidro').waitFor();
    expect(await overflow()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await overflow()).toEqual([]);
  });

  test('tells those who have to know what does not reach people, and nobody else', async () => {
    const { page } = await enter();
    const banner = paneOf(page, 'Luis Rojas').getByRole('status', { name: 'Problemas de entrega' });
    await banner.waitFor();
    const words = await banner.innerText();
    expect(words).toMatch(/Slack ya no acepta la clave de la mesa.*Empezó hace \d+ minutos/);
    expect(words).toContain('no se pudieron entregar: 2');
    expect(await page.getByRole('status', { name: 'Problemas de entrega' }).count()).toBe(1);
  });

  test('speaks both languages, and remembers which', async () => {
    const { page } = await enter();
    await page.getByRole('heading', { name: 'Escribe qué pasa o qué necesitas' }).first().waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Write what is wrong or what you need' }).first().waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.reload();
    await page.getByRole('button', { name: 'Español' }).waitFor();
    const { page: english } = await open({ locale: 'en-US' });
    await english.getByText('Who do you want to be?').waitFor();
  });

  test.each(['light', 'dark'] as const)('can be read and named in the %s scheme', async (colorScheme) => {
    const { page, complaints } = await enter({ colorScheme });
    const ana = paneOf(page, 'Ana Torres');
    await say(ana, 'imprimir');
    await ana.getByRole('button', { name: 'Registrar' }).waitFor();
    await say(ana, 'formulario');
    await ana.getByRole('button', { name: 'Añadir fila' }).click();
    await ana.locator('.card').last().getByRole('button', { name: 'Enviar' }).click();
    await paneOf(page, 'Carlos Quispe').getByRole('link', { name: /INC-1/ }).click();
    await page.getByText('San Isidro').first().waitFor();
    await page.waitForTimeout(400);
    expect(await lookAt(page, 'findFaint')).toEqual([]);
    expect(await lookAt(page, 'findNameless')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('follows the chosen theme before the system, and moves little where that is asked', async () => {
    const { page } = await enter({ colorScheme: 'light', reducedMotion: 'reduce' });
    const background = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Ajustes' }).click();
    await page.getByRole('menuitemradio', { name: 'Oscuro' }).click();
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await background()).not.toBe(light);
    await say(paneOf(page, 'Ana Torres'), 'hola');
    await page.locator('[data-entry=d1]').waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('[data-entry=d1]')).animationName")).toBe('none');
  });

  test('tells screen readers of what comes in a polite log', async () => {
    const { page } = await enter();
    await say(paneOf(page, 'Ana Torres'), 'hola');
    const log = page.getByRole('log', { name: 'Conversación con la mesa' }).first();
    await log.getByText('Te leo: hola').waitFor();
    expect(await log.getAttribute('aria-live')).toBe('polite');
  });
});
