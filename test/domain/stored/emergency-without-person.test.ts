import { expect, test } from '@jest/globals';
import { ticketWithoutPerson } from '../../../src/domain/stored/ticket-without-person.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { bareTicket } from '../../commands/bare-ticket.ts';

const at = new Date('2026-03-02T14:00:00Z');
const emergency = {
  state: 'active',
  askedBy: 'luis',
  askedAt: at,
  acceptedAt: at,
  reason: 'no podemos facturar',
  quota: 'luis:2026-03',
} as const;

function without(person: string): Ticket {
  const gone = { person, as: 'gone-1', names: [], ids: [], tickets: new Set<string>() };
  const erasing = { gone, at, salt: () => 'salt', digest: (text: string) => text, fields: [], wordsOf: () => [] };
  return ticketWithoutPerson(bareTicket({ id: 'INC-1', emergency }), erasing);
}

test('whoever asked for an emergency and is erased leaves neither name nor words; that it was one, and of which quota, stays', () => {
  const { reason: _reason, ...left } = emergency;
  expect(without('luis').emergency).toEqual({ ...left, askedBy: 'gone-1' });
});

test('somebody else who is erased changes nothing of it', () => {
  expect(without('ana').emergency).toEqual(emergency);
});
