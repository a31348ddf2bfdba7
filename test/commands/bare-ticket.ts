import type { Ticket } from '../../src/domain/ticket.ts';

/** The least that a ticket is, with what a test says about it. */
export function bareTicket(given: Partial<Ticket> & Pick<Ticket, 'id'>): Ticket {
  const at = new Date('2026-03-02T14:00:00Z');
  return {
    ...{
      version: 1,
      schema: 1,
      kind: 'incident',
      state: 'registered',
      text: 'No imprime',
      requester: 'ana',
      source: 'web',
      team: 'mesa',
    },
    ...{ answers: {}, impact: 'medium', urgency: 'medium', priority: 'normal', confidential: false, participants: [] },
    ...{
      openedAt: at,
      touchedAt: at,
      ledger: [{ at, state: 'registered' }],
      policy: 'standard',
      announced: [],
      approvals: [],
      affected: [],
      tasks: [],
      files: [],
      words: [],
    },
    ...{ nudges: 0, reopened: 0, links: [], rank: '2', history: [] },
    ...given,
  };
}
