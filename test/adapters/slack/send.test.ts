import { describe, expect, test } from '@jest/globals';
import type { Seen } from '../../fakes/seen.ts';
import { freshSlackDesk, refOf } from './fresh-slack-desk.ts';
import { startSlackDesk, toAna } from './slack-desk.ts';

const { desk, send } = freshSlackDesk();
const seen = (channel?: string): Seen => desk().slack.sees('ana', channel).at(-1)!;

describe('a message', () => {
  test('is said with its facts and its question', async () => {
    const ref = refOf(
      await send({ paragraphs: ['Entendí esto:'], facts: [{ label: 'Tipo', value: 'Incidente' }], question: '¿Lo registro?' }),
    );
    expect(seen()).toMatchObject({ ref, text: 'Entendí esto:\nTipo\nIncidente\n¿Lo registro?' });
    expect(desk().slack.workspace.messages.at(-1)?.text).toBe('Entendí esto:\nTipo: Incidente\n¿Lo registro?');
  });

  test.each([
    'Hola <!channel> y <@U0DESKBOB>',
    '*urgente* _ya_ ~no~ `rm -rf` <!here>',
    '> citado\n<https://evil.example|clic> https://evil.example',
    'a & b < c > d &lt;',
    '\u202Eojed\u202C',
  ])('%j stays words: no mention, no link, no formatting', async (text) => {
    await send({ paragraphs: [text], facts: [{ label: text, value: text }], question: text });
    const { mentions, links, text: shown } = seen();
    expect({ mentions, links }).toEqual({ mentions: [], links: [] });
    const plainly = (of: string): string => of.replaceAll(/[\u202a-\u202e\u2060]/g, '');
    expect(plainly(shown)).toBe([text, text, text, text].map(plainly).join('\n'));
    expect(JSON.stringify(desk().slack.workspace.messages.at(-1)?.blocks)).not.toMatch(/<[!@]/);
  });

  test('has links to the workspace and to the page, and to nothing else', async () => {
    const own = `${desk().slack.url}/archives/C1/p1`;
    await send({ paragraphs: ['Mira https://evil.example'], facts: [{ label: 'Mensaje', value: own }] });
    expect(seen().links).toEqual([own]);
  });

  test('has links to the page where the desk has an address', async () => {
    const other = await startSlackDesk({ publicUrl: 'https://desk().example.com' });
    await other.channel.send(
      toAna({
        id: 'l',
        paragraphs: ['Entra: https://desk().example.com/web/enter#abc. O no: https://desk().example.com.evil.pe'],
      }),
    );
    expect(other.slack.sees('ana').at(-1)).toMatchObject({ links: ['https://desk().example.com/web/enter#abc'] });
    await other.stop();
  });

  test('of fifty thousand characters comes in parts, all of it, in order, with the buttons last', async () => {
    const words = Array.from({ length: 8000 }, (_, index) => `w${index}`).join(' ');
    await send({ paragraphs: [words], promptId: 'p1', choices: [{ value: 'ok', label: 'Listo' }] });
    const all = desk().slack.sees('ana');
    expect(all.length).toBeGreaterThan(1);
    expect(
      all
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/),
    ).toEqual(words.split(' '));
    expect(all.map(({ taps }) => taps.length)).toEqual([...all.slice(1).map(() => 0), 1]);
  });

  test('goes to a team’s channel by its name, into a thread, and to whoever has only an e-mail', async () => {
    const to = { channel: 'slack', id: 'team:mesa', kind: 'shared' } as const;
    const root = refOf(await send({ to, reader: 'team:mesa', paragraphs: ['INC-1'] }));
    expect(root).toMatch(/^C0MESAROOM:/);
    await send({ to, reader: 'team:mesa', paragraphs: ['una nota'], thread: root });
    expect(seen('C0MESAROOM')).toMatchObject({ text: 'una nota', under: root });
    await send({ to: { channel: 'slack', id: 'email:bob@mesa.example', kind: 'direct' }, paragraphs: ['Hi'] });
    expect(desk().slack.sees('bob').at(-1)?.text).toBe('Hi');
  });

  test('under a message that is gone is said without it', async () => {
    refOf(await send({ paragraphs: ['sin hilo'], thread: 'D0U0DESKANA:1.000001' }));
    expect(seen()).toMatchObject({ text: 'sin hilo' });
  });
});

describe('choices', () => {
  test.each([1, 3, 12, 20, 21, 100, 120])('%d of them: each comes back as the prompt’s choice', async (many) => {
    const choices = Array.from({ length: many }, (_, index) => ({ value: `v${index}`, label: `Opción ${index}` }));
    await send({ paragraphs: ['¿Cuál?'], promptId: 'p7', choices });
    const { taps } = seen();
    expect(taps).toHaveLength(many);
    for (const index of new Set([0, many >> 1, many - 1])) {
      expect(await taps[index]!.tap()).toBe(200);
      expect(desk().heard.at(-1)).toMatchObject({
        kind: 'choice',
        promptId: 'p7',
        value: `v${index}`,
        sender: { userId: 'U0DESKANA' },
      });
    }
  });

  test('labels that would be cut to the same words are told apart', async () => {
    const choices = ['a', 'b'].map((value) => ({ value, label: `${'x'.repeat(90)}${value}` }));
    await send({ promptId: 'p', choices, paragraphs: ['?'] });
    expect(seen().taps.map(({ label }) => label.slice(0, 4))).toEqual(['1. x', '2. x']);
  });

  test('labels that are too long are cut, styles are kept', async () => {
    const choices = [
      { value: 'a', label: 'x'.repeat(200), style: 'primary' },
      { value: 'b', label: 'No', style: 'danger' },
    ] as const;
    await send({ promptId: 'p', choices, paragraphs: ['?'] });
    expect(seen().taps.map(({ label }) => label.length)).toEqual([75, 2]);
  });

  test('a tap delivered again has the same id; a second tap another', async () => {
    await send({ paragraphs: ['?'], promptId: 'p', choices: [{ value: 'a', label: 'A' }] });
    await seen().taps[0]!.tap();
    await desk().slack.mail.again(desk().slack.mail.sent.at(-1)!);
    await seen().taps[0]!.tap();
    const [first, again, second] = desk().heard.map(({ id }) => id);
    expect(first).toBe(again);
    expect(second).not.toBe(first);
  });

  test('in a channel tells where to answer alone', async () => {
    await send({
      to: { channel: 'slack', id: 'C0MESAROOM', kind: 'shared' },
      paragraphs: ['INC-1'],
      promptId: 'c',
      choices: [{ value: 'take', label: 'Tomar' }],
    });
    await desk().slack.sees('carlos', 'C0MESAROOM').at(-1)!.taps[0]!.tap();
    expect(desk().heard.at(-1)).toMatchObject({
      address: { id: 'C0MESAROOM', kind: 'shared' },
      direct: { id: 'U0DESKCARLOS', kind: 'direct' },
    });
  });
});

describe('changing a message', () => {
  test('changes it in place', async () => {
    const ref = refOf(await send({ paragraphs: ['¿Lo registro?'], promptId: 'p', choices: [{ value: 'y', label: 'Sí' }] }));
    expect(refOf(await send({ paragraphs: ['Registrado.'], replaces: ref }))).toBe(ref);
    expect(desk().slack.sees('ana')).toHaveLength(1);
    expect(seen()).toMatchObject({ text: 'Registrado.', taps: [], edits: 1 });
  });

  test('that is gone says it again', async () => {
    const ref = refOf(await send({ paragraphs: ['uno'] }));
    desk().slack.workspace.messages.splice(0);
    expect(refOf(await send({ paragraphs: ['dos'], replaces: ref }))).not.toBe(ref);
    expect(seen().text).toBe('dos');
  });

  test('into a long one leaves no old buttons', async () => {
    const ref = refOf(await send({ paragraphs: ['?'], promptId: 'p', choices: [{ value: 'y', label: 'Sí' }] }));
    await send({ paragraphs: ['palabra '.repeat(3000)], replaces: ref, promptId: 'q', choices: [{ value: 'z', label: 'Otra' }] });
    const all = desk().slack.sees('ana');
    expect(all.length).toBeGreaterThan(1);
    expect(all.flatMap(({ taps }) => taps.map(({ label }) => label))).toEqual(['Otra']);
  });
});
