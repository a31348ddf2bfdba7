import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { render, renderPlainly } from '../../../adapters/slack/render/render.ts';
import { expectationTypes, type OutboundMessage, type RenderedInput } from '../../../src/messaging/outbound.ts';
import { checkBlocks } from '../../fakes/slack/check-blocks.ts';
import { toAna } from './slack-desk.ts';

const rendering = { say: (key: string) => key, own: ['https://mesa.slack.com/'] };

const hostile = fc.constantFrom(
  '<!channel>',
  '<@U1>',
  '*a*',
  '_b_',
  '~c~',
  '`d`',
  '&amp;',
  '\u202e',
  '\u0000',
  '\ud83d',
  '👩‍👩‍👧',
  '> e',
  'https://x.pe',
  '',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  hostile,
  fc.array(hostile).map((all) => all.join(' ')),
);
const long = fc.oneof(
  text,
  fc.tuple(text, fc.integer({ min: 1, max: 800 })).map(([one, times]) => `${one} `.repeat(times)),
);
const id = fc.string({ unit: fc.constantFrom(...'abcdefghij_1'), minLength: 1, maxLength: 40 });
const options = fc.uniqueArray(fc.record({ value: id, label: text }), { maxLength: 130, selector: ({ value }) => value });
const value = fc.oneof(fc.constant(undefined), text, fc.double(), fc.boolean(), fc.array(id, { maxLength: 5 }), fc.jsonValue());

const input = (depth: number): fc.Arbitrary<RenderedInput> =>
  fc.record(
    {
      ...{ id, type: fc.constantFrom(...expectationTypes), required: fc.boolean(), label: text, value, fixed: fc.boolean() },
      ...{
        hint: text,
        error: text,
        shown: text,
        several: fc.boolean(),
        max: fc.integer({ min: 1, max: 20 }),
        min: fc.integer({ min: 0, max: 3 }),
      },
      ...{ options, suggests: fc.constantFrom('people' as const, 'assets' as const), names: fc.array(text, { maxLength: 3 }) },
      ...(depth > 0 && { fields: fc.uniqueArray(input(depth - 1), { maxLength: 4, selector: (one) => one.id }) }),
    },
    { requiredKeys: ['id', 'type', 'required', 'label'] },
  );

const message: fc.Arbitrary<OutboundMessage> = fc
  .record(
    {
      paragraphs: fc.array(long, { maxLength: 5 }),
      facts: fc.array(fc.record({ label: text, value: long }), { maxLength: 30 }),
      question: long,
      promptId: id,
      choices: fc.array(fc.record({ value: fc.oneof(id, long), label: text }), { maxLength: 130 }),
      inputs: fc.uniqueArray(input(1), { maxLength: 40, selector: (one) => one.id }),
    },
    { requiredKeys: ['paragraphs', 'facts', 'choices', 'inputs'] },
  )
  .map((made) => toAna({ id: 'entry', ...made }));

describe('whatever the desk says', () => {
  test('Slack takes the form of it', () => {
    fc.assert(
      fc.property(message, (made) => {
        const posts = render(made, rendering);
        expect(posts.length).toBeGreaterThan(0);
        for (const { text: words, blocks = [] } of posts) {
          expect(checkBlocks(blocks).filter((problem) => !problem.includes('two options with one value'))).toEqual([]);
          expect(words.length).toBeGreaterThan(0);
          expect(words.length).toBeLessThanOrEqual(4000);
          expect(words).not.toMatch(/<[!@#]/);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(['\u0000', '\ud83d', '\u202e'])('words of which nothing can be seen are a message all the same: %j', (question) => {
    const made = toAna({ id: 'entry', paragraphs: [], question });
    expect(render(made, rendering).map(({ text: words }) => words)).toEqual(['…']);
    expect(renderPlainly(made)).toEqual([{ text: '…' }]);
  });

  test('all that people are to read is there, in order', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abc<&*_'), minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 3000,
    });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (paragraphs) => {
        const made = toAna({ id: 'entry', paragraphs: paragraphs.map((one) => one.join(' ')) });
        const shown = render(made, rendering).flatMap(({ blocks = [] }) =>
          blocks.map((block) => block['text'] as { text: string; type: string }),
        );
        const read = shown.map(({ text: of, type }) =>
          type === 'mrkdwn' ? of.replaceAll('&lt;', '<').replaceAll('&amp;', '&') : of,
        );
        expect(read.join(' ').split(/\s+/)).toEqual(paragraphs.flat());
      }),
      { numRuns: 30 },
    );
  });

  test('and it can be said plainly', () => {
    fc.assert(
      fc.property(message, (made) => {
        for (const { text: words, blocks } of renderPlainly(made)) {
          expect(blocks).toBeUndefined();
          expect(words.length).toBeGreaterThan(0);
          expect(words.length).toBeLessThanOrEqual(4000);
          expect(words).not.toMatch(/<[!@#]/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
