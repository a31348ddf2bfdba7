import { expect, test } from '@jest/globals';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { withoutSpare } from '../../../src/messaging/platform/without-spare.ts';

/** `a?` may be left out. */
function left(choices: string, most: number): string {
  const offered = choices.split(' ').map((name) => ({ value: name, label: name, ...(name.endsWith('?') && { spare: true }) }));
  const message = { choices: offered } as unknown as OutboundMessage;
  return withoutSpare(message, most)
    .choices.map(({ value }) => value)
    .join(' ');
}

test.each([
  ['a b c? ', 3, 'a b c?'],
  ['a b c d?', 3, 'a b c'],
  ['a b? c d', 3, 'a c d'],
  ['a b c d e?', 3, 'a b c d e?'],
  ['a b c d?', Infinity, 'a b c d?'],
])('%s, %d buttons: %s', (choices, most, shown) => {
  expect(left(choices.trim(), most)).toBe(shown);
});
