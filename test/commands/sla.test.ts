import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { slaCommand } from '../../src/commands/sla.ts';

const vectors = fileURLToPath(new URL('../fixtures/sla/vectors.json', import.meta.url));
const calendar = { tz: 'America/Lima', hours: { mon: [['08:00', '18:00']], tue: [['08:00', '18:00']] } };
const add = { id: 'a', calendar, op: 'add', start: '2026-03-09T08:00:00-05:00', minutes: 600 };
const between = { id: 'b', calendar, op: 'between', start: '2026-03-09T13:00:00Z', end: '2026-03-09T13:00:30Z' };

async function run(args: string[], input: unknown = '') {
  const out = { stdout: '', stderr: '' };
  const stdin = Readable.from([typeof input === 'string' ? input : JSON.stringify(input)]);
  const stdout = { write: (text: string) => (out.stdout += text) };
  const stderr = { write: (text: string) => (out.stderr += text) };
  return { code: await slaCommand.run(args, { stdin, stdout, stderr }), ...out };
}

describe('mesa sla', () => {
  test('answers a file', async () => {
    const { code, stdout, stderr } = await run([vectors]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(JSON.parse(stdout).results)).toHaveLength(319);
  });

  test('answers standard input: instants with Z, spans in minutes; only the vectors are needed', async () => {
    const late = { ...add, id: 'c', start: '2026-03-09T13:00:00.250Z', minutes: 1 };
    const { code, stdout } = await run(['-'], { vectors: [add, between, late] });
    expect(code).toBe(0);
    expect(stdout).toBe('{"results":{"a":"2026-03-09T23:00:00Z","b":0.5,"c":"2026-03-09T13:01:00.250Z"}}\n');
  });

  test('instants may do without seconds', async () => {
    const { stdout } = await run(['-'], {
      vectors: [
        { ...add, start: '2026-03-09T08:00-05:00' },
        { ...between, start: '2026-03-09T13:00Z' },
      ],
    });
    expect(JSON.parse(stdout).results).toEqual({ a: '2026-03-09T23:00:00Z', b: 0.5 });
  });

  test('calendars may say all that those of the configuration may', async () => {
    const more = { holidays: ['03-09', { easter: -2 }], changes: [{ from: '2026-03-10', hours: { tue: [['22:00', '02:00']] } }] };
    const vector = { ...add, calendar: { ...calendar, ...more }, minutes: 181 };
    const { stdout } = await run(['-'], { vectors: [vector, { ...vector, id: 'b', minutes: 0 }] });
    expect(JSON.parse(stdout).results).toEqual({ a: '2026-03-11T06:01:00Z', b: '2026-03-11T03:00:00Z' });
  });

  test.each([
    ['no calendar', { ...add, calendar: undefined }, 'mesa sla: vector a: calendar: '],
    [
      'a bad interval',
      { ...add, calendar: { ...calendar, hours: { mon: [['8', '18:00']] } } },
      'vector a: calendar.hours.mon.0.0: a start is HH:MM',
    ],
    ['an unknown operation', { ...add, op: 'subtract' }, 'vector a: op: '],
    ['an instant without a zone', { ...add, start: '2026-03-09T13:00:00' }, 'vector a: start: instants are ISO 8601'],
    ['a negative budget', { ...add, minutes: -1 }, 'vector a: minutes: '],
    [
      'a calendar that never opens',
      { ...add, calendar: { tz: 'Etc/UTC', hours: {} } },
      'vector a: the calendar is not open for 600 minutes',
    ],
    ['no id', { ...add, id: undefined }, 'vector number 1: id: '],
    ['nothing at all', null, 'vector number 1: '],
    ['an id that comes twice', { ...add, id: 'b' }, 'vector b: this id stands in the file twice'],
  ])('names a vector with %s and answers the others', async (_, vector, message) => {
    const { code, stdout, stderr } = await run(['-'], { vectors: [vector, between] });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(Object.keys(JSON.parse(stdout).results)).toEqual(['b']);
  });

  test.each([
    ['{', 'standard input is not JSON'],
    ['[]', 'the file must be an object with a list called vectors'],
    ['{"vectors":1}', 'vectors: '],
  ])('refuses %s', async (input, message) => {
    const { code, stdout, stderr } = await run(['-'], input);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('says which file cannot be read', async () => {
    const { code, stderr } = await run(['/nowhere/vectors.json']);
    expect(code).toBe(1);
    expect(stderr).toContain('/nowhere/vectors.json cannot be read');
  });

  test.each([[[]], [['a', 'b']], [['--help']]])('%j is wrong usage', async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usage: mesa sla FILE');
  });
});
