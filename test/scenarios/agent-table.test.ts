import { describe, expect, test } from '@jest/globals';
import { isPossible } from '../../src/domain/lifecycle.ts';
import { ticketStates, type TicketState } from '../../src/domain/states.ts';
import { askedForMouse, heard, reported, solved, story, type Desk } from './story.ts';

/** The desk's rules, "Verbs", as they stand there: from which states, and for whom. */
const open = ['awaiting_approval', 'registered', 'in_progress', 'waiting', 'escalated'] as const;
const any = ticketStates;
const rules: Readonly<Record<string, { from: readonly TicketState[]; who: readonly string[]; words: string }>> = {
  take: { from: ['registered', 'in_progress', 'waiting', 'escalated'], who: ['carlos', 'marta'], words: '' },
  assign: { from: open, who: ['carlos', 'marta', 'elena'], words: 'sofia' },
  wait: { from: ['in_progress', 'escalated'], who: ['carlos', 'marta', 'elena'], words: 'parts' },
  resume: { from: ['waiting', 'escalated'], who: ['carlos', 'marta', 'elena'], words: '' },
  escalate: { from: ['in_progress', 'waiting'], who: ['carlos', 'marta', 'elena'], words: 'Lenovo: screen' },
  resolve: { from: ['in_progress', 'waiting', 'escalated'], who: ['carlos', 'marta', 'elena'], words: 'done' },
  close: { from: ['resolved', 'in_progress'], who: ['marta'], words: 'because' },
  note: { from: any, who: ['carlos', 'marta', 'elena'], words: 'x' },
  reply: { from: any, who: ['carlos', 'marta', 'elena'], words: 'x' },
  priority: { from: open, who: ['carlos', 'marta', 'elena'], words: 'critical because' },
  category: { from: open, who: ['carlos', 'marta', 'elena'], words: 'network' },
  cancel: { from: open, who: ['ana', 'carlos', 'marta', 'elena'], words: 'because' },
  reopen: { from: ['resolved', 'closed'], who: ['ana', 'carlos', 'marta', 'elena'], words: 'because' },
};
/** Who asked, somebody else, their manager, an agent of the team, its lead, an agent of another team. */
const everybody = ['ana', 'bob', 'luis', 'carlos', 'marta', 'elena'] as const;

test('the table of states and verbs is that of the rules', () => {
  for (const [verb, { from }] of Object.entries(rules))
    for (const state of ticketStates) expect([verb, state, isPossible(state, verb)]).toEqual([verb, state, from.includes(state)]);
});

/** How a ticket gets into each state; its number. */
const ways: Readonly<Record<TicketState, (desk: Desk) => Promise<string>>> = {
  awaiting_approval: async (desk) => (await askedForMouse(desk), 'REQ-1'),
  registered: async (desk) => (await reported(desk), 'INC-1'),
  in_progress: (desk) => taken(desk),
  waiting: (desk) => taken(desk, 'wait INC-1 parts'),
  escalated: (desk) => taken(desk, 'escalate INC-1 Lenovo'),
  resolved: async (desk) => (await reported(desk), await solved(desk), 'INC-1'),
  closed: (desk) => taken(desk, 'resolve INC-1 done', 'conform INC-1 by phone'),
  rejected: async (desk) => (await askedForMouse(desk), await desk.as('luis', 'teams').command('reject REQ-1 too much'), 'REQ-1'),
  cancelled: (desk) => taken(desk, 'cancel INC-1 twice'),
};

async function taken(desk: Desk, ...then: readonly string[]): Promise<string> {
  await reported(desk);
  for (const words of ['take INC-1', ...then]) await desk.as('carlos', 'teams').command(words);
  return 'INC-1';
}

describe('what the rules do not allow', () => {
  for (const state of ticketStates) {
    story(`${state}: changes nothing, and a sentence says so`, async (desk) => {
      const number = await ways[state](desk);
      const before = await desk.ticket(number);
      expect(before).toMatchObject({ state });
      let refused = 0;
      for (const [verb, { from, who, words }] of Object.entries(rules)) {
        for (const person of everybody) {
          if (from.includes(state) && who.includes(person)) continue;
          const lines = await desk.as(person, 'web').command(`${verb} ${number} ${words}`);
          expect([verb, person, lines.filter(({ edited }) => !edited).map(({ to }) => to)]).toEqual([verb, person, [person]]);
          expect(heard(lines, person).length).toBeGreaterThan(10);
          refused += 1;
        }
      }
      expect(refused).toBeGreaterThan(30);
      expect(await desk.ticket(number)).toEqual(before);
    });
  }
});
