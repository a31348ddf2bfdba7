import type { Person, Room } from '../wire.ts';

/** Where a message stands, and for whom. */
export interface MessageContext {
  readonly person: Person;
  readonly lane: string;
  readonly room: Room | undefined;
  readonly onTicket: (number: string) => void;
}
