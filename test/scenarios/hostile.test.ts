import { describe, expect } from '@jest/globals';
import { heard, last, reported, story } from './story.ts';

describe('odd input', () => {
  story('control, zero-width and direction characters are taken out, not refused', async (desk) => {
    const ana = desk.as('ana', 'web');
    const shown = last(await ana.say('\u0000\u0007no pue\u200bdo\u001b imprimir\u202e'), 'ana');
    expect(shown.text).toContain('no puedo imprimir');
    await ana.say('s\u200bí');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('nothing at all, blanks, emoji, a file', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    for (const text of ['', '   ', '\u0000', '\n\n']) expect(heard(await ana.say(text), 'ana')).toMatch(/ningún texto/);
    expect(heard(await ana.say('😀😀😀'), 'ana')).not.toBe('');
    expect(heard(await desk.do({ as: 'ana', on: 'whatsapp', attach: 'foto.jpg' }), 'ana')).toMatch(/Recibí foto\.jpg/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('five megabytes are refused clearly; the conversation goes on', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    expect(last(await ana.say('ñandú '.repeat(900_000)), 'ana').text).toMatch(/demasiado largo[\s\S]*\(1\/4\)/);
    expect(last(await ana.say('t14'), 'ana').text).toMatch(/\(2\/4\)/);
  });

  story('markup and mentions are shown as they were typed, harmless', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('no puedo imprimir <b>x</b> <!channel> & <@U123>'), 'ana').text ?? '';
    expect(shown).toContain('&lt;b&gt;x&lt;/b&gt; &lt;!channel&gt; &amp; &lt;@U123&gt;');
  });

  story('braces of the wording are only text', async (desk) => {
    const ana = await reported(desk, 'no puedo imprimir {{number}} $t(stranger) __proto__ %s');
    expect(heard(await ana.say('ver INC-1'), 'ana')).toContain('{{number}} $t(stranger) __proto__ %s');
  });

  story('a right-to-left name, an accent apart and letters in fancy dress', async (desk) => {
    const ana = desk.as('ana', 'web');
    await ana.say('no puedo imprimir שלום');
    await ana.say('si\u0301');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
    expect(heard(await ana.say('𝐞𝐬𝐭𝐚𝐝𝐨'), 'ana')).toMatch(/INC-1/);
  });

  story('numbers and labels as choices, with punctuation and emoji', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo imprimir');
    await ana.say('👍 ¡¡ABRIR!! 👍');
    expect(await desk.tickets()).toHaveLength(1);
    await desk.wait('PT6M');
    await ana.say('la vpn no conecta');
    await ana.say('1.');
    expect(await desk.tickets()).toHaveLength(2);
  });

  story('WhatsApp shows short labels, three buttons or ten rows, and they can be typed', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('la pantalla parpadea mucho');
    const rows = last(await ana.tap('Corregir'), 'ana').choices ?? [];
    expect(rows.length).toBeLessThanOrEqual(10);
    expect(rows.every((label) => label.length <= 24)).toBe(true);
    expect(new Set(rows).size).toBe(rows.length);
    const third = rows[2] ?? '';
    expect(last(await ana.say(third), 'ana').text).toMatch(/Abriría/);
  });
});
