import { expect, test } from '@jest/globals';
import type { Person } from '../../../adapters/web/page/wire.ts';
import type { Ticket, TicketDetail, Troubles } from '../../../adapters/web/page/wire-tickets.ts';
import type { TicketLine, TicketView } from '../../../src/messaging/ticket-view.ts';
import type { Views } from '../../../src/ports.ts';
import type { Timeline } from '../../../adapters/web/page/wire-timeline.ts';
import type { TimelineView } from '../../../src/messaging/why-view.ts';
import { ticketLine } from '../../fakes/web-views.ts';

/** What is left of a type on its way through JSON. */
type Wire<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Wire<T[K]> } : T;

/** Compiles only while both sides are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

test('the page reads tickets and people as the ports write them', () => {
  const line: Same<Wire<TicketLine>, Ticket> = true;
  const view: Same<Wire<TicketView>, TicketDetail> = true;
  const person: Same<NonNullable<ReturnType<Views['person']>>, Person> = true;
  const troubles: Same<Wire<Awaited<ReturnType<Views['troubles']>>>, Troubles> = true;
  const timeline: Same<Wire<TimelineView>, Timeline> = true;
  expect([line, view, person, troubles, timeline]).toEqual([true, true, true, true, true]);
  const read = JSON.parse(JSON.stringify(ticketLine)) as Ticket;
  expect(new Date(read.openedAt)).toEqual(ticketLine.openedAt);
});
