import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { toAna } from '../../fakes/web-desk.ts';
import { describePage, paneOf } from '../../fakes/web-page.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });

describePage('files on the page', ({ desk, enter }) => {
  test('go along with the words, or alone; one can be taken out again', async () => {
    const { page, complaints } = await enter();
    const pane = paneOf(page, 'Ana Torres');
    const choose = async (...names: readonly string[]): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await pane.getByRole('button', { name: 'Adjuntar archivos' }).click();
      await (await chooser).setFiles(names.map(picture));
    };
    await choose('captura.png', 'otra.png');
    const attached = pane.getByRole('list', { name: 'Archivos adjuntos' });
    await attached.getByText('otra.png').waitFor();
    await attached.getByRole('button', { name: /otra\.png/ }).click();
    await pane.getByRole('textbox', { name: 'Escribe a la mesa' }).fill('no sale el papel');
    await pane.getByRole('button', { name: 'Enviar' }).click();
    await pane.getByText('📎 captura.png').waitFor();
    expect(await attached.count()).toBe(0);
    expect(desk().heard[0]).toMatchObject({ kind: 'message', text: 'no sale el papel', attachments: [{ name: 'captura.png' }] });
    await choose('sola.png');
    await attached.getByText('sola.png').waitFor();
    await pane.getByRole('button', { name: 'Enviar' }).click();
    await pane.getByText('📎 sola.png').waitFor();
    expect(desk().heard[1]).toMatchObject({ kind: 'message', text: '', attachments: [{ name: 'sola.png' }] });
    expect(complaints).toEqual([]);
  });

  test('that a message brings are links, pictures by their own look, in words and cards alike', async () => {
    const { page, complaints } = await enter();
    const pane = paneOf(page, 'Ana Torres');
    const kept = await desk().files.keep({ by: 'ana', name: 'foto.png', bytes: Readable.from([PNG]) });
    if ('refused' in kept) throw new Error(kept.refused);
    const text = { id: 'gone', name: 'manual.pdf', contentType: 'application/pdf', size: 9 };
    await desk().channel.send(toAna('f1', 'Mira esto', { files: [kept] }));
    const fact = { label: 'Motivo', value: 'x' };
    await desk().channel.send(toAna('f2', 'REQ-1', { facts: [fact], files: [text] }));
    const picture = pane.getByRole('link', { name: 'foto.png' });
    await picture.locator('img').waitFor();
    const address = await picture.getAttribute('href');
    expect((await page.request.get(new URL(address ?? '', page.url()).href)).headers()['content-type']).toBe('image/png');
    const saved = pane.getByRole('link', { name: 'manual.pdf' });
    await saved.waitFor();
    expect(await saved.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('that the desk does not take are named with the reason, and the words can still be sent', async () => {
    const { page } = await enter();
    const pane = paneOf(page, 'Ana Torres');
    const chooser = page.waitForEvent('filechooser');
    await pane.getByRole('button', { name: 'Adjuntar archivos' }).click();
    await (await chooser).setFiles([picture('instalador.exe')]);
    await pane.getByRole('alert').getByText('instalador.exe: No se aceptan archivos vacíos ni de ese tipo.').waitFor();
    await pane.getByRole('textbox', { name: 'Escribe a la mesa' }).fill('hola');
    await pane.getByRole('button', { name: 'Enviar' }).click();
    await pane.getByText('Te leo: hola').waitFor();
    expect(desk().heard[0]).toMatchObject({ text: 'hola', attachments: [] });
  });
});
