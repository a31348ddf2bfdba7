import { describe, expect, test } from '@jest/globals';
import { renderLine } from '../../../adapters/play/render.ts';
import { shortenLabels } from '../../../src/messaging/platform/shorten-labels.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';

const message: OutboundMessage = {
  id: 'o1',
  to: { channel: 'slack', id: 'luis', kind: 'direct' },
  reader: 'luis',
  language: 'es',
  paragraphs: ['Ana pide <algo> & más'],
  facts: [{ label: 'Modelo', value: 'T14' }],
  question: '¿La apruebas?',
  promptId: 'p1',
  choices: [{ value: 'yes', label: 'Aprobar' }],
  inputs: [
    {
      id: 'model',
      label: 'Modelo',
      type: 'choice',
      required: true,
      value: 't14',
      options: [{ value: 't14', label: 'ThinkPad T14' }],
    },
    {
      id: 'kit',
      label: 'Equipo',
      type: 'group',
      required: false,
      fields: [{ id: 'what', label: 'Qué', type: 'text', required: true }],
    },
  ],
  ticket: 'REQ-1',
};
const at = new Date('2026-03-02T09:00:00-05:00');
const shown = { id: 'm1', at, edited: false };

describe('a printed line', () => {
  test('has all that the reader sees, escaped for Slack', () => {
    expect(renderLine(message, { ...shown, on: 'slack' })).toEqual({
      at: '2026-03-02T14:00:00.000Z',
      to: 'luis',
      on: 'slack',
      message: 'm1',
      edited: false,
      text: 'Ana pide &lt;algo&gt; &amp; más\nModelo: T14\n¿La apruebas?',
      choices: ['Aprobar'],
      inputs: [
        { label: 'Modelo', type: 'choice', required: true, value: 'ThinkPad T14', options: ['ThinkPad T14'] },
        {
          label: 'Equipo',
          type: 'group',
          required: false,
          value: null,
          options: [],
          fields: [{ label: 'Qué', type: 'text', required: true, value: null, options: [] }],
        },
      ],
      ticket: 'REQ-1',
    });
  });

  test('names a stranger by their id and a team by its room', () => {
    const stranger = { ...message, to: { channel: 'web', id: 'nadie', kind: 'direct' as const }, reader: 'web:nadie' };
    expect(renderLine(stranger, { ...shown, on: 'web' }).to).toBe('nadie');
    const room = { ...message, to: { channel: 'web', id: 'x', kind: 'shared' as const }, reader: 'team:mesa' };
    expect(renderLine(room, { ...shown, on: 'web' }).to).toBe('team:mesa');
  });

  test('says what words are awaited', () => {
    const line = renderLine({ ...message, expects: { type: 'choice', options: ['Uno', 'Dos'] } }, { ...shown, on: 'web' });
    expect(line.expects).toEqual({ type: 'choice', options: ['Uno', 'Dos'] });
    expect(renderLine({ ...message, expects: { type: 'text' } }, { ...shown, on: 'web' }).expects).toEqual({
      type: 'text',
      options: [],
    });
  });

  test('shows inputs as text where a platform has none', () => {
    const line = renderLine(message, { ...shown, on: 'whatsapp' });
    expect(line.inputs).toEqual([]);
    expect(line.text).toContain('Modelo (ThinkPad T14)\nEquipo\n¿La apruebas?');
  });

  test('takes a link that somebody wrote for text on Teams', () => {
    const line = renderLine({ ...message, paragraphs: ['[aquí](http://evil.example)'] }, { ...shown, on: 'teams' });
    expect(line.text).toContain('\\[aquí\\](http');
  });
});

describe('labels', () => {
  test('stay as they are where they fit', () => {
    expect(shortenLabels(['Aprobar', 'Rechazar'], 20)).toEqual(['Aprobar', 'Rechazar']);
  });

  test('are cut at a word', () => {
    expect(shortenLabels(['Necesito un portátil nuevo', 'No'], 20)).toEqual(['Necesito un…', 'No']);
  });

  test('keep an emoji and an accent whole', () => {
    const [cut] = shortenLabels(['abcdefghijklmnopqr👩‍💻xyz'], 20);
    expect(cut).toBe('abcdefghijklmnopqr…');
  });

  test('are numbered where the cut makes two alike', () => {
    const labels = shortenLabels(['Acceso al sistema de ventas, lectura', 'Acceso al sistema de ventas, escritura'], 20);
    expect(labels).toEqual(['1. Acceso al…', '2. Acceso al…']);
    expect(labels.every((label) => label.length <= 20)).toBe(true);
  });
});
