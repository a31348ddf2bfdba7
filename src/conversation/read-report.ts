import { addressKey } from '../actions/accounts/identify-sender.ts';
import type { Definitions } from '../domain/definitions.ts';
import { clean } from '../domain/fold.ts';
import { mayUse, rolesOf } from '../domain/rights.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import { between, start, type Flows } from './engine.ts';
import { TriageDraft } from './flows/triage-draft.ts';
import type { Turn } from './flow.ts';
import { sayMadeOf } from './made-of-message.ts';
import { MOST_CHARACTERS } from './most-characters.ts';
import { openQuestions } from './open-questions.ts';
import { takeUp } from './take-up.ts';

type Report = Extract<InboundEvent, { kind: 'report' }>;
type Origin = NonNullable<TriageDraft['origin']>;

/** The person whom the directory knows by an address. */
export type InDirectory = (sender: InboundEvent['sender'], definitions: Definitions) => string | undefined;

interface Speech {
  readonly flows: Flows;
  readonly inDirectory: InDirectory;
}

/**
 * "Create a ticket" of a message that stands somewhere in a chat. Who asks for it is shown what would be opened, as of words of their own;
 * an agent opens it for whoever wrote the message. One message makes one ticket.
 */
export async function readReport({ flows, inDirectory }: Speech, turn: Turn, event: Report): Promise<void> {
  const origin = originOf(event);
  const made = await sayMadeOf(turn, origin.key, turn.replied?.ticket);
  if (made) return between(turn, made, undefined);
  const asked = origin.key ? await askedAbout(turn, origin.key) : undefined;
  if (asked) return takeUp(turn, asked);
  const text = clean(event.text).slice(0, MOST_CHARACTERS);
  if (!text && turn.files.left().length === 0) return between(turn, { notice: { key: 'message.no_words' } }, undefined);
  if (!text) return start(flows, turn, { flow: 'place-files', draft: { files: turn.files.take() } });
  const author = await authorOf(turn, event, inDirectory);
  const behalf = author && author !== turn.person.id && mayOpenFor(turn) ? author : undefined;
  const draft = { text, origin, ...(behalf && { behalf }) };
  await start(flows, turn, { flow: 'triage', draft, reply: { kind: 'words', text } });
}

/** A message is known by where it stands, else by what its platform calls it. */
function originOf({ address, link, repliesTo }: Report): Origin {
  const key = link ?? repliesTo;
  return { ...(key && { key: `${address.channel}:${key}` }), ...(link && { link }) };
}

/** The same message, which the person is being asked about. */
async function askedAbout(turn: Turn, key: string) {
  const open = await openQuestions(turn);
  return open.find(({ flow, draft }) => flow === 'triage' && TriageDraft.safeParse(draft).data?.origin?.key === key);
}

function mayOpenFor({ person, definitions }: Turn): boolean {
  return mayUse('open', rolesOf(person, definitions), definitions);
}

async function authorOf(
  { tx, definitions }: Turn,
  { author, sender }: Report,
  inDirectory: InDirectory,
): Promise<string | undefined> {
  if (!author) return undefined;
  const whoever = { channel: sender.channel, ...author };
  const known = inDirectory(whoever, definitions) ?? (await tx.collection('links').get(addressKey(whoever)))?.person;
  return known !== undefined && definitions.people.has(known) ? known : undefined;
}
