import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { classifyCommand } from '../../src/commands/classify.ts';

const keys = ['id', 'intent', 'p', 'category', 'item', 'urgency', 'lang', 'top2', 'slots', 'because', 'us'];

function collect() {
  const lines: string[] = [];
  const stream = { write: (text: string) => lines.push(...text.split('\n').filter(Boolean)) };
  return { lines, stream };
}

async function run(input: string | Buffer) {
  const out = collect();
  const code = await classifyCommand.run([], {
    stdin: Readable.from([Buffer.from(input as string)]),
    stdout: out.stream,
    stderr: collect().stream,
  });
  return { code, answers: out.lines.map((line) => JSON.parse(line)) };
}

describe('mesa classify', () => {
  test('answers each line with all keys and no others', async () => {
    const input = [{ id: 'a', text: 'no puedo imprimir' }, { id: 2, text: 'I need a new laptop for Monday' }, { text: 'ñandú' }];
    const { code, answers } = await run(input.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(0);
    for (const answer of answers) expect(Object.keys(answer)).toEqual(keys);
    expect(answers[0]).toMatchObject({
      id: 'a',
      intent: 'incident',
      category: 'printing',
      item: null,
      urgency: 'medium',
      lang: 'es',
    });
    expect(answers[1]).toMatchObject({ id: 2, intent: 'request', category: null, item: 'laptop', lang: 'en' });
    expect(answers[1].slots.dates).toHaveLength(1);
    expect(answers[2].id).toBeNull();
    expect(answers[0].top2).toHaveLength(2);
    expect(answers[0].p).toBe(Math.round(answers[0].p * 10_000) / 10_000);
  });

  test('a line that cannot be read is answered with an error, and the rest goes on', async () => {
    const { code, answers } = await run('{"id":"a","text":"hola"}\nno json\n{"id":"b"}\n[]\n\n{"id":"c","text":"gracias"}\n');
    expect(code).toBe(1);
    expect(answers.map(({ id, intent }) => [id, intent])).toEqual([['a', 'greeting'], [null, undefined], ['b', undefined], [null, undefined], ['c', 'thanks']]); // prettier-ignore
    expect(answers[1].error).toContain('not JSON');
    expect(answers[2].error).toContain('"text"');
  });

  test('answers before the next line comes, also where a letter is cut in two', async () => {
    const stdin = new PassThrough();
    const out = collect();
    const answered = async (count: number) => {
      while (out.lines.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const ended = classifyCommand.run([], { stdin, stdout: out.stream, stderr: collect().stream });
    stdin.write('{"id":1,"text":"hola"}\n');
    await answered(1);
    const bytes = Buffer.from('{"id":"ñ","text":"se cayó el wifi"}\n');
    stdin.write(bytes.subarray(0, 8));
    stdin.write(bytes.subarray(8));
    await answered(2);
    stdin.end();
    expect(await ended).toBe(0);
    expect(JSON.parse(out.lines[1] ?? '')).toMatchObject({ id: 'ñ', intent: 'incident', category: 'network' });
  });

  test.each<[string, string | Buffer, object]>([
    ['a byte order mark and a carriage return', '\uFEFF{"id":"a","text":"hola"}\r\n', { id: 'a', intent: 'greeting' }],
    ['bytes that are no UTF-8', Buffer.from('{"id":"b","text":"se cay\xf3 el wifi"}', 'latin1'), { id: 'b', intent: 'incident' }],
    [
      'half a character',
      '{"id":"c","text":"no anda \\ud83d la impresora"}',
      { id: 'c', intent: 'incident', category: 'printing' },
    ],
    ['an id of more digits than a number keeps', '{"id": 12345678901234567890,"text":"hola"}', { intent: 'greeting' }],
    ['an id that is no text', '{"id":{"a":[1]},"text":"hola"}', { id: { a: [1] }, intent: 'greeting' }],
    ['a text of nothing', '{"id":"d","text":""}', { id: 'd', intent: 'other', because: [] }],
    ['a text of 50,000 letters', JSON.stringify({ id: 'e', text: 'a'.repeat(50_000) }), { id: 'e', intent: 'other' }],
    [
      'a line of a megabyte',
      JSON.stringify({ id: 'f', text: 'no puedo imprimir '.repeat(60_000) }),
      { id: 'f', category: 'printing' },
    ],
  ])('reads %s', async (_name, input, answer) => {
    const { code, answers } = await run(input);
    expect(code).toBe(0);
    expect(answers).toEqual([expect.objectContaining(answer)]);
  });

  test('gives back an id digit for digit', async () => {
    const out = collect();
    const stdin = Readable.from([Buffer.from('{"text":"\\"id\\": 5","id": 12345678901234567890 }\n')]);
    await classifyCommand.run([], { stdin, stdout: out.stream, stderr: collect().stream });
    expect(out.lines[0]).toMatch(/^\{"id":12345678901234567890,"intent"/);
  });

  test('a line without an end is read past, and the next one answered', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const out = collect();
    const stdin = Readable.from([...Array.from({ length: 17 }, () => megabyte), Buffer.from('\n{"id":1,"text":"gracias"}')]);
    const code = await classifyCommand.run([], { stdin, stdout: out.stream, stderr: collect().stream });
    expect(code).toBe(1);
    expect(out.lines.map((line) => JSON.parse(line))).toEqual([
      { id: null, error: expect.stringContaining('longer than 16 MB') },
      expect.objectContaining({ id: 1, intent: 'thanks' }),
    ]);
  });

  test('waits for a reader who is slower', async () => {
    const stdout = new PassThrough({ highWaterMark: 512 });
    const line = '{"id":1,"text":"no puedo imprimir desde ayer"}\n';
    let taken = 0;
    const stdin = Readable.from(
      (function* () {
        for (; taken < 40; taken += 1) yield Buffer.from(line);
      })(),
      { objectMode: true, highWaterMark: 1 },
    );
    const ended = classifyCommand.run([], { stdin, stdout, stderr: collect().stream });
    while (taken === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(taken).toBeLessThan(10);
    stdout.resume();
    expect(await ended).toBe(0);
    expect(taken).toBe(40);
  });

  test('wrong use is refused', async () => {
    const streams = { stdin: Readable.from([]), stdout: collect().stream, stderr: collect().stream };
    await expect(classifyCommand.run(['file.jsonl'], streams)).rejects.toThrow('one word too many');
  });
});
