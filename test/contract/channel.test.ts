import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Choice, Say } from '../../src/messaging/outbound.ts';
import { soon } from '../fakes/chat.ts';
import type { Seen, Tappable } from '../fakes/seen.ts';
import { openBench, type Bench } from './channel/bench.ts';
import { benchNames } from './channel/fronts.ts';
import { hostile, visible } from './channel/hostile.ts';

const text = (words: string) => ({ text: words });
const choices = (count: number, label = (at: number) => `Opción ${at + 1}`): Choice[] =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: text(label(at)) }));
const read = (messages: readonly Seen[]): string => messages.map((one) => one.text).join('\n');
/** Words without what only separates them: a platform may break lines, and put facts beside each other. */
const flat = (words: string): string => visible(words).replaceAll(/\s+/g, ' ').trim();

// Each channel by its own HTTP edge: what the desk says goes to a stand-in of the platform that refuses what the platform refuses, and
// what a person does comes back as the platform would tell of it.
describe.each(benchNames)('the channel %s', (name) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(name);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.rest());

  /** Says something, and gives what she sees of it: new messages, or those that changed. */
  async function say(
    what: Say,
    more?: Parameters<Bench['say']>[1],
  ): Promise<{ readonly entry: string; readonly fresh: readonly Seen[] }> {
    const before = await bench.sees();
    const delivery = await bench.say(what, more);
    expect(delivery).toEqual({ ok: true, ref: expect.any(String), entry: expect.any(String) });
    const known = new Map(before.map((one) => [one.ref, `${one.edits}${one.text}`]));
    const fresh = (await bench.sees()).filter((one) => known.get(one.ref) !== `${one.edits}${one.text}`);
    return { entry: delivery.entry, fresh };
  }

  /** Everything that can be tapped, page after page where there are pages. */
  async function allTaps(fresh: readonly Seen[], own: (tap: Tappable) => boolean): Promise<readonly Tappable[]> {
    let taps: readonly Tappable[] = fresh.flatMap((one) => one.taps);
    const found = taps.filter(own);
    for (let more = taps.find((tap) => !own(tap)); more; more = taps.find((tap) => !own(tap))) {
      const before = new Set((await bench.sees()).map(({ ref }) => ref));
      expect(await more.tap()).toBe(200);
      const page = async (): Promise<readonly Tappable[]> =>
        (await bench.sees()).filter(({ ref }) => !before.has(ref)).flatMap((one) => one.taps);
      taps = await soon('the next page', async () => ((await page()).length > 0 ? page() : undefined));
      found.push(...taps.filter(own));
    }
    return found;
  }

  describe('says', () => {
    test('paragraphs, facts and the question, in this order', async () => {
      const { fresh } = await say({
        notice: text('Primero.'),
        more: [text('Segundo.')],
        facts: [
          { label: text('Sede'), value: 'San Isidro' },
          { label: text('Costo'), value: { money: { amount: 1200, currency: 'PEN' } } },
        ],
        question: text('¿Es correcto?'),
      });
      const seen = flat(read(fresh));
      const places = ['Primero.', 'Segundo.', 'Sede', 'San Isidro', 'Costo', '1,200.00', '¿Es correcto?'].map((one) =>
        seen.indexOf(one),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((left, right) => left - right));
    });

    test('a text of 50,000 characters, whole and in order', async () => {
      const words = Array.from(
        { length: 7000 },
        (_, at) => `pal${at}${at % 12 === 11 ? '.' : ''}${at % 90 === 89 ? '\n\n' : ' '}`,
      )
        .join('')
        .slice(0, 50_000);
      const { fresh } = await say(
        { notice: text(words), question: text('¿Sigo?'), ask: { choices: choices(2) } },
        { promptId: 'long' },
      );
      expect(flat(read(fresh))).toBe(flat(`${words} ¿Sigo?`));
      // What can be tapped stands where the reading ends.
      expect(fresh.at(-1)?.taps.map(({ label }) => label)).toEqual(['Opción 1', 'Opción 2']);
    });

    test('a text without any place to cut it', async () => {
      const words = 'ñ👩🏽‍💻'.repeat(1500);
      const { fresh } = await say({ notice: text(words) });
      expect(visible(read(fresh)).replaceAll(/\s/g, '')).toBe(visible(words));
    });

    test('facts that are many, and one that is long', async () => {
      const facts = Array.from({ length: 70 }, (_, at) => ({
        label: text(`Dato ${at}`),
        value: at === 33 ? 'x'.repeat(9000) : `valor ${at}`,
      }));
      const { fresh } = await say({ notice: text('Todo:'), facts });
      const seen = flat(read(fresh));
      for (const at of [0, 32, 34, 69]) expect(seen).toContain(`valor ${at}`);
      expect(visible(read(fresh)).replaceAll(/[^x]/g, '').length).toBeGreaterThan(2000);
    });

    test.each(hostile)('%s as it is, and brings nothing to life', async (_, words) => {
      const { fresh } = await say({
        notice: text(words),
        facts: [{ label: text('Motivo'), value: words }],
        question: text(words),
        ask: { choices: [{ value: 'a', label: text(words) }, { value: 'b', label: text('Otra') }] },
      }, { promptId: 'hostile' }); // prettier-ignore
      const seen = flat(read(fresh));
      expect(seen.split(flat(words)).length - 1).toBeGreaterThanOrEqual(3);
      expect(fresh.flatMap((one) => one.mentions)).toEqual([]);
      const own = [...visible(words).matchAll(/https?:\/\/[^\s)\]>|]+/g)].map(([address]) => address);
      for (const link of fresh.flatMap((one) => one.links))
        expect(own.some((address) => visible(link).startsWith(address))).toBe(true);
    });

    test('anything at all within the limits of the platform', async () => {
      const words = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.lorem({ maxCount: 60 }),
      );
      const some = words.filter((one) => one.trim() !== '');
      const message = fc.record({
        notice: some,
        more: fc.array(some, { maxLength: 3 }),
        facts: fc.array(fc.tuple(some, words), { maxLength: 14 }),
        labels: fc.array(some, { maxLength: 14 }),
        question: fc.option(some),
      });
      const property = fc.asyncProperty(message, async ({ notice, more, facts, labels, question }) => {
        const delivery = await bench.say(
          {
            notice: text(notice),
            more: more.map(text),
            facts: facts.map(([label, value]) => ({ label: text(label), value })),
            ...(question !== null && { question: text(question) }),
            ...(labels.length > 0 && { ask: { choices: labels.map((label, at) => ({ value: `v${at}`, label: text(label) })) } }),
          },
          { promptId: 'any' },
        );
        expect(delivery).toEqual({ ok: true, ref: expect.any(String), entry: expect.any(String) });
      });
      await fc.assert(property, { numRuns: 40, seed: 5 });
    });
  });

  describe('asks', () => {
    test.each([1, 2, 3, 4, 10, 11, 12, 25, 120])(
      '%i choices, all of which can be tapped and come back as the prompt’s',
      async (count) => {
        const promptId = `choices${count}`;
        const { fresh } = await say({ notice: text('¿Cuál?'), ask: { choices: choices(count) } }, { promptId });
        const own = ({ label }: Tappable): boolean => /Opción \d+$/.test(label);
        const taps = await allTaps(fresh, own);
        expect(taps.map(({ label }) => Number(/\d+$/.exec(label)?.[0]))).toEqual(
          Array.from({ length: count }, (_, at) => at + 1),
        );
        bench.heard.splice(0);
        for (const at of new Set([0, Math.floor(count / 2), count - 1])) expect([200, 202]).toContain(await taps[at]!.tap());
        const values = [...new Set([0, Math.floor(count / 2), count - 1])].map((at) => `v${at}`);
        expect(bench.heard.map((event) => (event.kind === 'choice' ? [event.promptId, event.value] : event))).toEqual(
          values.map((value) => [promptId, value]),
        );
        expect(new Set(bench.heard.map(({ id }) => id)).size).toBe(values.length);
      },
    );

    test('labels and values that are long, and alike for a long way', async () => {
      const label = (at: number): string => `Solicitud de acceso a la carpeta compartida del área de finanzas número ${at}`;
      const ask = { choices: choices(5, label).map((choice, at) => ({ ...choice, value: `${'x'.repeat(180)}${at}` })) };
      const { fresh } = await say({ notice: text('¿Cuál?'), ask }, { promptId: 'a-prompt-of-32-characters-or-so00' });
      const taps = fresh.flatMap((one) => one.taps);
      expect(new Set(taps.map((tap) => `${tap.label} ${tap.more ?? ''}`)).size).toBe(5);
      bench.heard.splice(0);
      for (const tap of taps) expect([200, 202]).toContain(await tap.tap());
      expect(bench.heard.map((event) => (event.kind === 'choice' ? event.value : event))).toEqual(
        ask.choices.map(({ value }) => value),
      );
    });

    test('a tap that is told of twice is one act', async () => {
      const { fresh } = await say({ notice: text('¿Cuál?'), ask: { choices: choices(2) } }, { promptId: 'twice' });
      bench.heard.splice(0);
      await fresh[0]!.taps[0]!.tap();
      await bench.again();
      expect(new Set(bench.heard.map(({ id }) => id)).size).toBe(1);
    });
  });

  describe('changes', () => {
    test('what it said', async () => {
      const first = await say(
        { notice: text('Antes.'), question: text('¿Ya?'), ask: { choices: choices(2) } },
        { promptId: 'change' },
      );
      const { fresh } = await say({ notice: text('Después.') }, { replaces: first.entry });
      expect(flat(read(fresh))).toContain('Después.');
      const now = await bench.sees();
      if (name !== 'whatsapp') {
        expect(now.find(({ ref }) => ref === first.fresh[0]!.ref)).toMatchObject({ text: 'Después.', taps: [] });
        expect(read(now)).not.toContain('Antes.');
      }
    });

    test('a message that is gone by saying it anew', async () => {
      const { fresh } = await say({ notice: text('Otra vez.') }, { replaces: (await lost()).entry });
      expect(read(fresh)).toContain('Otra vez.');
    });

    /** A message whose reference means nothing to the platform any more. */
    async function lost(): Promise<{ readonly entry: string }> {
      const said = await say({ notice: text('Se perderá.') });
      await bench.store.transaction(async (tx) => {
        const entry = await tx.collection('outbox').get(said.entry);
        if (entry) await tx.collection('outbox').replace({ ...entry, ref: entry.ref!.replace(/\d{5}$/, '99999') });
      });
      return said;
    }
  });

  describe('brings', () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    test('a picture, and a file that is none', async () => {
      const files = [
        await bench.file('foto.png', pixel),
        await bench.file('informe.pdf', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')),
      ];
      const before = new Set((await bench.sees()).map(({ ref }) => ref));
      await say({ notice: text('Van dos archivos.'), files });
      const fresh = (await bench.sees()).filter(({ ref }) => !before.has(ref));
      expect(read(fresh)).toContain('Van dos archivos.');
      const shown = fresh.flatMap((one) => one.files);
      // In Teams whoever gets a file is asked first: then its name is what they see.
      for (const { name: file } of files)
        expect(`${shown.map((one) => one.name).join(' ')} ${read(fresh)} ${JSON.stringify(fresh)}`).toContain(file);
      if (name !== 'teams') expect(Buffer.from(shown.find((one) => one.name === 'foto.png')!.bytes)).toEqual(pixel);
    });
  });
});
