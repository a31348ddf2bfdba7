import { describe, expect, test } from '@jest/globals';
import { seenFiles } from '../../src/domain/file-sight.ts';
import type { Sight } from '../../src/domain/rights.ts';
import type { TicketFile } from '../../src/domain/ticket.ts';

const now = new Date('2026-03-02T14:00:00Z');
const soon = new Date(now.getTime() + 1);
const file = (id: string, more: Partial<TicketFile> = {}): TicketFile => ({
  ...{ id, name: `${id}.txt`, contentType: 'text/plain', size: 1, by: 'ana', at: now, sight: 'public' },
  ...more,
});
const ticket = {
  files: [file('answer'), file('other'), file('note', { sight: 'internal' }), file('held', { publicAt: soon })],
  answers: {
    plan: {
      files: [
        { id: 'answer', name: 'answer.txt' },
        { id: 'note', name: 'note.txt' },
      ],
    },
    why: 'other',
  },
};
const ids = (sight: Sight, at = now): readonly string[] => seenFiles(ticket, sight, at).map(({ id }) => id);

describe('which files may be had', () => {
  test.each<[Sight, readonly string[]]>([
    ['full', ['answer', 'other', 'note', 'held']],
    ['public', ['answer', 'other']],
    ['form', ['answer']],
    ['overview', ['answer']],
    ['status', []],
    ['none', []],
  ])('at the sight %s', (sight, expected) => {
    expect(ids(sight)).toEqual(expected);
  });

  test('what came with a reply is public once that can no longer be taken back', () => {
    expect(ids('public', soon)).toEqual(['answer', 'other', 'held']);
  });
});
