import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runMesa } from '../fakes/run-mesa.ts';
import { configWith } from '../scenarios/config-with.ts';

const changed = configWith([{ file: 'desk.yaml', from: 'burst_minutes: 5', to: 'burst_minutes: 5\n  accept: 0.99999' }]);

const bytes = (text: string): Iterable<Uint8Array> => [Buffer.from(text)];

interface Told {
  readonly intent: string;
  readonly p: number;
  readonly person: string;
  readonly readOnly: number | null;
  readonly exact: object | null;
  readonly decisions: Record<'intent' | 'category' | 'item', Decision | null>;
  readonly nearest: readonly { file: string; line: number; phrase: string; intent: string; likeness: number }[];
  readonly articles: { least: number; ranked: readonly { id: string; score: number }[] } | null;
  readonly desk: { band: { is: string }; asked: boolean; reply: readonly { to: string; text: string; choices: string[] }[] };
}
interface Decision {
  readonly ranked: readonly { label: string; share: number; score: number }[];
  readonly words: readonly { text: string; first: number; second: number }[];
  readonly sum: { first: number; second: number };
}

const explained = async (...args: readonly string[]): Promise<Told> => {
  const { code, out, err } = await runMesa(['explain', ...args, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Told;
};

describe('mesa explain', () => {
  test('tells in words what is understood, why, which lines are near, and what the desk would say', async () => {
    const { code, out, err } = await runMesa(['explain', 'la', 'impresora', 'de', 'la', 'sala', 'no', 'prende']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/«la impresora de la sala no prende»[\s\S]*Intención: incidente \d/);
    expect(out).toMatch(/Por qué «incidente» y no «[\s\S]*impresora +[+-]\d+\.\d\d +[+-]\d/);
    expect(out).toMatch(/la ×2/);
    expect(out).toMatch(/0\.\d\d {2}\S*phrasebook\/es\.yaml:\d+ {2}incidente/);
    expect(out).toMatch(/Lo que haría la mesa con Ana Torres[\s\S]*\| Categoría: [\s\S]*\[Abrir\]/);
  });

  test('the table adds up, also as it is printed', async () => {
    const { out } = await runMesa(['explain', 'no anda el wifi']);
    const table = out.slice(out.indexOf('Por qué'), out.indexOf('Cada columna')).split('\n').slice(2);
    const numbers = table.flatMap((line) => [/ ([+-]?\d+\.\d\d) +([+-]?\d+\.\d\d) +([+-]?\d+\.\d\d)$/.exec(line)?.slice(1).map(Number) ?? []]); // prettier-ignore
    const rows = numbers.filter((row) => row.length === 3);
    const sum = rows.at(-1)!;
    for (const column of [0, 1, 2])
      expect(rows.slice(0, -1).reduce((total, row) => total + row[column]!, 0)).toBeCloseTo(sum[column]!, 0);
    expect(sum[0]! - sum[1]!).toBeCloseTo(sum[2]!, 1);
  });

  test.each([
    { text: 'el monitor', says: /falla o si se necesita: pregunta cuál[\s\S]*¿algo falla o necesitas algo\?/ },
    { text: 'quiero devolver el mouse', says: /pregunta antes\.[\s\S]*Parece que quieres devolver algo/ },
    { text: 'no puedo imprimir', says: /sigue esa lectura[\s\S]*\[Abrir\]/ },
  ])('$text: where the desk asks although it is sure, that is said', async ({ text, says }) => {
    const { out } = await runMesa(['explain', text]);
    expect(out).toMatch(says);
  });

  test('as data, with the line that each phrase stands in', async () => {
    const told = await explained('no anda la impresora de la sala');
    const { intent, category, item } = told.decisions;
    expect(told).toMatchObject({ intent: 'incident', category: 'printing', person: 'ana', readOnly: null });
    expect(item).toBeNull();
    for (const decision of [intent, category]) {
      expect(decision?.sum.first).toBeCloseTo(decision?.ranked[0]?.score ?? NaN, 3);
      expect(decision?.sum.second).toBeCloseTo(decision?.ranked[1]?.score ?? NaN, 3);
    }
    expect(told.nearest).toHaveLength(5);
    for (const { file, line, phrase } of told.nearest) {
      const written = readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
      expect(written.replaceAll("''", "'")).toContain(phrase);
    }
    expect(told.desk).toMatchObject({ asked: true, band: { is: 'sure' }, reply: [{ to: 'ana' }] });
    expect(told.desk.reply[0]?.choices).toContain('Abrir');
  });

  test('tells how well articles fit, and from where on they are offered, also where none is', async () => {
    const { out } = await runMesa(['explain', '¿cómo limpio la impresora?']);
    expect(out).toMatch(
      /\nArtículos que se acercan \(desde 0\.55 se ofrecen\)\n {2}0\.4\d {2}printer {2}«Si la impresora no imprime»\n/,
    );
    const { articles } = await explained('¿cómo me conecto a la vpn?');
    expect([articles?.least, articles?.ranked[0]?.id]).toEqual([0.55, 'vpn']);
    expect(articles?.ranked[0]?.score).toBeGreaterThanOrEqual(0.55);
    expect((await explained('hola')).articles).toBeNull();
  });

  test('speaks the language that is asked for, to somebody who speaks it', async () => {
    const { out } = await runMesa(['explain', 'the printer is jammed', '--language', 'en']);
    expect(out).toMatch(
      /What it understands[\s\S]*Why “incident” and not[\s\S]*What the desk would do for Bob Wilson[\s\S]*\[Open/,
    );
  });

  test('in the place of a person, whose commands are no messages', async () => {
    const agent = await explained('cola', '--as', 'carlos');
    expect(agent.desk.asked).toBe(false);
    const { out } = await runMesa(['explain', 'cola', '--as', 'carlos']);
    expect(out).toMatch(/Carlos[\s\S]*No llega a preguntarse qué significa/);
  });

  test('a line of the phrasebook decides by itself, and that is said', async () => {
    const { out } = await runMesa(['explain', 'hola']);
    expect(out).toMatch(/Intención: saludo\. El mensaje es, palabra por palabra/);
  });

  test('reads what mesa classify reads: nobody is asking, in the hours of the desk', async () => {
    const texts = ['necesito 3 laptops para Ana el lunes a primera hora, S/ 2500', 'hey'];
    const { out } = await runMesa(['classify'], { stdin: bytes(texts.map((text) => JSON.stringify({ text })).join('\n')) });
    for (const [at, line] of out.trim().split('\n').entries()) {
      const { id, us, ...read } = JSON.parse(line) as Record<string, unknown>;
      expect([id, typeof us]).toEqual([null, 'number']);
      expect(await explained(texts[at]!)).toMatchObject(read);
    }
    expect(out).toContain('"times":["08:00"]');
  });

  test('the thresholds are those of the configuration', async () => {
    const sure = await explained('no anda la impresora de la sala');
    const told = await explained('no anda la impresora de la sala', '--config', changed);
    expect([sure.desk.band.is, told.desk.band.is]).toEqual(['sure', 'offer']);
  });

  test('from standard input; of a long text the beginning', async () => {
    const { code, out } = await runMesa(['explain', '-'], { stdin: bytes('no puedo imprimir\n'.repeat(2000)) });
    expect(code).toBe(0);
    expect(out).toMatch(/solo se leen los primeros 2[.,\s]?000 caracteres[\s\S]*demasiado largo/);
  });

  test('signs alone have nothing to weigh', async () => {
    const { code, out } = await runMesa(['explain', '😀']);
    expect(code).toBe(0);
    expect(out).toContain('No hay ninguna palabra que leer.');
    expect(out).not.toContain('Por qué');
  });

  test('says what is wrong', async () => {
    expect(await runMesa(['explain'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/nothing to explain/) });
    expect(await runMesa(['explain', '  '])).toMatchObject({ code: 2 });
    expect(await runMesa(['explain', '-'], { stdin: bytes('\n\n') })).toMatchObject({ code: 2 });
    expect(await runMesa(['explain', 'hola', '--as', 'anna'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/did you mean ana/),
    });
    expect(await runMesa(['explain', 'hola', '--language', 'pt'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/es or en/),
    });
  });
});
