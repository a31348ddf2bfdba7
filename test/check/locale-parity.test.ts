import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, runScript } from './run-script.ts';

const source = "say('ticket.opened'); say('tickets', { count }); say(`state.${state}`); say('verb.take');";
const es = {
  'ticket.opened': '{{number}} está abierto.',
  tickets_one: 'un caso',
  tickets_many: '{{count}} de casos',
  tickets_other: '{{count}} casos',
  'state.waiting': 'en espera',
  'verb.take': ['tomar', 'agarrar'],
};
const en = {
  'ticket.opened': '{{ number }} is open.',
  tickets_one: 'one ticket',
  tickets_other: '{{count}} tickets',
  'state.waiting': 'waiting',
  'verb.take': ['take'],
};

function check(files: Readonly<Record<string, unknown>>): readonly string[] {
  const texts = Object.entries(files).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]);
  const { code, output } = runScript([join(root, 'scripts/locale-parity.mjs')], Object.fromEntries(texts));
  const lines = output.split('\n').filter((line) => line !== '');
  expect(code).toBe(lines.length > 0 ? 1 : 0);
  return lines;
}

const desk = (spanish: object, english: object) => ({
  'src/say.ts': source,
  'locales/es/desk.json': spanish,
  'locales/en/desk.json': english,
});

describe('locale parity', () => {
  it('accepts languages that say the same, each with its plural forms and its own words', () => {
    expect(check(desk(es, en))).toEqual([]);
  });

  it('names a missing key with its file', () => {
    const { 'state.waiting': _gone, ...less } = en;
    expect(check(desk(es, less))).toEqual(['locales/en/desk.json: state.waiting: is missing; another language has it']);
  });

  it('names a missing placeholder', () => {
    const changed = { ...es, 'ticket.opened': 'Está abierto.', tickets_many: 'muchos', tickets_other: 'casos' };
    expect(check(desk(changed, en))).toEqual([
      'locales/es/desk.json: ticket.opened: lacks {{number}}; another language has it',
      'locales/es/desk.json: tickets: lacks {{count}}; another language has it',
    ]);
  });

  it('names a missing file, an empty text and a file that is no JSON', () => {
    const files = {
      ...desk({ ...es, 'state.waiting': ' ' }, en),
      'locales/es/words.json': '{"verb.take": "x"}',
      'locales/en/page.json': '{',
    };
    const problems = check(files);
    expect(problems).toContain('locales/es/desk.json: state.waiting: is neither a text nor a list of texts');
    expect(problems).toContain('locales/en/words.json: is missing; another language has it');
    expect(problems).toContain('locales/es/page.json: is missing; another language has it');
    expect(problems.find((line) => line.startsWith('locales/en/page.json: cannot be read'))).toBeDefined();
    expect(problems).toHaveLength(4);
  });

  it('names a key that no code asks for', () => {
    const [first, ...others] = check(desk({ ...es, 'ticket.lost': 'x' }, { ...en, 'ticket.lost': 'x' }));
    expect(first).toMatch(/: ticket\.lost: is used nowhere/);
    expect(others).toEqual([]);
  });
});
