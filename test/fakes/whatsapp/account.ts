export interface WhatsAppMessage {
  readonly id: string;
  /** Who got it, or whose it is: a number, or a BSUID. */
  readonly with: string;
  readonly byDesk: boolean;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Media {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a business account of WhatsApp holds. */
export interface Account {
  readonly phoneNumberId: string;
  readonly number: string;
  readonly messages: WhatsAppMessage[];
  readonly media: Map<string, Media>;
  /** Who has written within the last 24 hours. */
  readonly open: Set<string>;
  /** Who has no WhatsApp, or does not take the desk's messages: the error that a message to them ends with. */
  readonly unreachable: Map<string, number>;
  /** Messages of people that were marked as read. */
  readonly reads: string[];
  nextId(kind: string): string;
}

const demo = ['ana', 'bob', 'luis', 'marta', 'carlos', 'sofia', 'rosa', 'pedro', 'elena'];

/** The number of a person of the demo directory; of anybody else, one that the directory lacks. */
export function numberOf(person: string): string {
  if (/^\d|^[A-Z]{2}\./.test(person)) return person;
  const at = demo.indexOf(person) + 1;
  return at > 0 ? `5190000000${at}` : '51999999999';
}

/** What WhatsApp may tell instead of a number: an id of the user that holds for this business only. */
export const bsuidOf = (person: string): string => `PE.1349120865530274${numberOf(person).slice(-4)}`;

export function createAccount(): Account {
  let count = 0;
  return {
    phoneNumberId: '106540352242922',
    number: '51900000000',
    messages: [],
    media: new Map(),
    open: new Set(),
    unreachable: new Map(),
    reads: [],
    nextId: (kind) => `${kind}HBgLNTE5${String((count += 1)).padStart(12, '0')}`,
  };
}
