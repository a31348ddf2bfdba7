import { describe, expect, test } from '@jest/globals';
import { maySeeFile, seenFiles } from '../../src/domain/file-sight.ts';
import type { Sight } from '../../src/domain/rights.ts';
import type { Ticket, TicketFile } from '../../src/domain/ticket.ts';
import type { Definitions } from '../../src/domain/definitions.ts';

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

describe('a team’s room', () => {
  const none = new Map();
  const teams = new Map([
    ['mesa', {}],
    ['sedes', {}],
    ['rrhh', { confidential: true }],
  ]);
  const definitions = { ...{ teams, items: none, departments: none, people: none } } as unknown as Definitions;
  const of = (team: string, tasks: readonly string[] = []): Ticket =>
    ({
      ...ticket,
      team,
      tasks: tasks.map((one) => ({ team: one })),
      requester: 'ana',
      participants: [],
      approvals: [],
    }) as unknown as Ticket;
  const had = (room: string, about: Ticket): readonly string[] =>
    ticket.files.map(({ id }) => id).filter((id) => maySeeFile(about, id, { reader: `team:${room}`, definitions, now }));

  const all = ['answer', 'other', 'note', 'held'];

  test.each<{ about: string; room: string; of: Ticket; has: readonly string[] }>([
    { about: 'its own ticket', room: 'mesa', of: of('mesa'), has: all },
    { about: 'another team’s', room: 'sedes', of: of('mesa'), has: all },
    { about: 'its own confidential one', room: 'rrhh', of: of('rrhh'), has: all },
    { about: 'another team’s confidential one', room: 'mesa', of: of('rrhh'), has: [] },
    { about: 'one that it has a task of', room: 'mesa', of: of('rrhh', ['mesa']), has: ['answer'] },
    { about: 'of a team that is none', room: 'nobody', of: of('mesa'), has: [] },
  ])('$about', ({ room, of: ticketOf, has }) => {
    expect(had(room, ticketOf)).toEqual(has);
  });
});
