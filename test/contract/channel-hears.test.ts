import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBench, type Bench } from './channel/bench.ts';
import { benchNames } from './channel/fronts.ts';

describe.each(benchNames)('the channel %s', (name) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(name);
  });
  afterAll(() => bench.stop());

  describe('hears', () => {
    test.each([
      ['words', 'hola, no puedo imprimir ☹️'],
      ['a number', '1'],
      ['angle brackets and entities', 'a < b && c > d, "e" \'f\' <b>g</b> &amp; &lt;h&gt;'],
      ['lines', 'línea uno\nlínea dos\n\n• viñeta'],
      ['asterisks', '*negrita* _cursiva_ ~tachado~ `código`'],
      ['an address', 'https://intranet.mesa.example/a?b=c&d=e'],
      ['much', 'x'.repeat(3900)],
    ])('%s as typed', async (_, words) => {
      bench.heard.splice(0);
      await bench.write(words);
      expect(bench.heard).toHaveLength(1);
      expect(bench.heard[0]).toMatchObject({ kind: 'message', text: words, attachments: [] });
      expect(bench.heard[0]!.address.kind).toBe('direct');
    });

    test('words that come twice as one', async () => {
      bench.heard.splice(0);
      await bench.write('hola');
      await bench.again();
      expect(new Set(bench.heard.map(({ id }) => id)).size).toBe(1);
    });
  });
});
