import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describePage, lookAt, paneOf } from '../../fakes/web-page.ts';

const sentences = /Suma: 3 h \+ 8 h \+ 3 h = 14 h \(meta: 12 h\)/;

describePage('the timeline of a ticket', ({ enter }) => {
  const openTimeline = async (page: Page, who = 'Carlos Quispe'): Promise<Locator> => {
    const pane = paneOf(page, who);
    if (who !== 'Carlos Quispe') await pane.getByRole('tab', { name: /Tickets/ }).click();
    await pane.getByRole('link', { name: /INC-1/ }).first().click();
    const timeline = pane.getByRole('region', { name: 'Línea de tiempo' });
    await timeline.waitFor();
    return timeline;
  };

  test('names states and clocks, and draws what counts apart from what does not', async () => {
    const { page, complaints } = await enter();
    const timeline = await openTimeline(page);
    await timeline.getByRole('img', { name: 'Estados: registrado, en espera de repuestos, en proceso' }).waitFor();
    const clock = timeline.getByRole('img', { name: 'Plazo de solución: meta de 12 h; tiempo usado: 14 h.' });
    await clock.waitFor();
    const drawn = await Promise.all((await clock.locator('rect').all()).map((one) => one.getAttribute('class')));
    expect(drawn).toEqual(['tl-counted', 'tl-paused', 'tl-counted', 'tl-off', 'tl-counted', 'tl-late']);
    for (const words of ['50 %', 'ahora', 'mié 4 mar', 'pasado el plazo', 'venció: mié, 4 mar., 09:00']) {
      await timeline.getByText(words, { exact: true }).first().waitFor({ state: 'attached' });
    }
    expect(complaints).toEqual([]);
  });

  test('is read as text with the keyboard alone', async () => {
    const { page } = await enter();
    const timeline = await openTimeline(page);
    expect(await timeline.getByText(sentences).isVisible()).toBe(false);
    await timeline.getByText('Ver en texto').focus();
    await page.keyboard.press('Enter');
    await timeline.getByText(sentences).waitFor();
    await timeline.getByText(/Rige el compromiso «Estándar»/).waitFor();
  });

  test('keeps the alert levels from the requester', async () => {
    const { page } = await enter();
    const timeline = await openTimeline(page, 'Ana Torres');
    await timeline.getByRole('img', { name: /Plazo de solución/ }).waitFor();
    expect(await timeline.getByText('50 %').count()).toBe(0);
  });

  test.each([
    ['light', { width: 360, height: 740 }],
    ['dark', { width: 360, height: 740 }],
    ['dark', { width: 1440, height: 900 }],
  ] as const)('can be read in the %s scheme at %j', async (colorScheme, viewport) => {
    const phone = viewport.width < 500;
    const { page } = await enter({ colorScheme, viewport, hasTouch: phone, isMobile: phone });
    if (phone) await page.getByRole('tab', { name: /Carlos/ }).click();
    await page.getByRole('link', { name: /INC-1/ }).first().click();
    await page.getByText('Ver en texto').click();
    await page.getByText(sentences).waitFor();
    expect(await lookAt(page, 'findFaint')).toEqual([]);
    expect(await lookAt(page, 'findNameless')).toEqual([]);
    expect(await lookAt(page, 'findOverflow')).toEqual([]);
  });
});
