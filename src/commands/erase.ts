import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../../adapters/config/env.ts';
import {
  beginErasure,
  endErasure,
  erasePerson,
  erasureOf,
  ticketsOf,
  weighErasure,
  type ErasePerson,
  type Toll,
} from '../actions/accounts/erase-person.ts';
import type { Definitions } from '../domain/definitions.ts';
import { markOf, pseudonymOf, type Erasure } from '../domain/stored/erasure.ts';
import { namesOf } from '../domain/names-of.ts';
import { ticketWords } from '../domain/ticket-words.ts';
import type { Digest, Store } from '../ports.ts';
import type { Command, Streams } from './command.ts';
import { configFolder } from './compose.ts';
import { createDigest } from './digest.ts';
import { openStore } from './open-store.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { readConfiguration } from './read-configuration.ts';

const usage = 'mesa erase PERSON [--as PSEUDONYM] [--yes] [--config DIR] [--data DIR]';

interface Order {
  readonly person: string;
  readonly as: string | undefined;
  readonly yes: boolean;
  readonly store: Store;
  readonly definitions: Definitions;
  readonly digest: Digest;
}

/** Takes a person out of all that the desk keeps. Without --yes it only says what would change. */
export const eraseCommand: Command = {
  name: 'erase',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values, flags } = readArguments(args, { values: ['as', 'config', 'data'], flags: ['yes'], words: 1 });
    const [person] = words;
    if (person === undefined) throw new WrongUse(`usage: ${usage}`);
    const environment = readEnvironment(process.env);
    const { definitions } = await readConfiguration(configFolder(values.config, environment));
    const yes = flags.has('yes');
    // Looking can be done beside a running desk.
    const store = await openStore({ environment, data: values.data, readOnly: !yes });
    try {
      const digest = createDigest(environment.auditKey);
      return await erase({ person, as: values.as, yes, store, definitions, digest }, streams);
    } finally {
      await store.close();
    }
  },
};

async function erase(order: Order, streams: Streams): Promise<number> {
  const { person, store, yes, definitions, digest } = order;
  const refused = refusal(order);
  if (refused) return refuse(refused, streams);
  const begun = await store.transaction((tx) => erasureOf(tx, person, digest));
  const running = begun?.running ?? (await tracesOf(order));
  const as = begun?.id ?? order.as ?? (yes ? pseudonymOf(await store.next('erased')) : pseudonymOf(0));
  const erasing = await erasingOf(order, { id: as, running });
  const toll = await weighErasure(erasing);
  if (!begun && !definitions.people.has(person) && Object.keys(toll).length === 0)
    return refuse(`nobody is called ${person}, in the directory or in the data`, streams);
  if (yes) await carryOut(order, { id: as, at: erasing.at, mark: digest(markOf(person)), running }, erasing);
  say({ person, as, yes, toll, listed: definitions.people.has(person) }, streams);
  return 0;
}

async function carryOut({ store }: Order, erasure: Omit<Erasure, 'version' | 'schema'>, erasing: ErasePerson): Promise<void> {
  const begun = await beginErasure(store, erasure);
  await erasePerson(erasing);
  // The page's places bear the addresses of those who read there.
  for (const id of [erasing.gone.person, ...erasing.gone.ids]) await store.discard(`feed:web:${id}`);
  await endErasure(store, begun.id);
}

function refusal({ person, as, definitions }: Order): string | undefined {
  if (definitions.teams.has(person) && !definitions.people.has(person)) return `${person} is a team, not a person`;
  if (as === undefined) return undefined;
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(as)) return `--as takes lower-case letters, digits, - and _, as ids have them`;
  return definitions.people.has(as) || definitions.teams.has(as)
    ? `--as ${as} is somebody else; choose a name that nobody has`
    : undefined;
}

function refuse(why: string, { stderr }: Streams): number {
  stderr.write(`mesa erase: ${why}\n`);
  return 1;
}

/** By what the person is found: the directory's record, where they wrote from, and the addresses they linked. */
async function tracesOf({ person, store, definitions }: Order): Promise<NonNullable<Erasure['running']>> {
  const known = definitions.people.get(person);
  const learnt = await store.transaction(async (tx) => {
    const contact = await tx.collection('contacts').get(person);
    const links = await tx.collection('links').find({ person }, { sort: ['at'] });
    return [...(contact ? [contact.home.id] : []), ...links.map(({ address }) => address)];
  });
  const ids = new Set([...Object.values(known?.addresses ?? {}), ...learnt].filter((id) => id !== person));
  return { person, ids: [...ids], names: known ? [...namesOf(known, definitions.people)] : [] };
}

async function erasingOf(
  { store, digest, definitions }: Order,
  { id: as, running }: { id: string; running: NonNullable<Erasure['running']> },
): Promise<ErasePerson> {
  const tickets = await ticketsOf(store, [running.person, as]);
  return {
    store,
    gone: { ...running, as, tickets },
    at: new Date(),
    digest,
    salt: randomUUID,
    wordsOf: (ticket) => ticketWords(ticket, definitions),
    fieldsOf: (item) => (item === undefined ? [] : (definitions.items.get(item)?.fields ?? [])),
  };
}

function say(
  { person, as, yes, toll, listed }: { person: string; as: string; yes: boolean; toll: Toll; listed: boolean },
  { stdout, stderr }: Streams,
): void {
  stdout.write(`${JSON.stringify({ person, as: yes ? as : null, erased: yes, ...toll })}\n`);
  if (!yes)
    stderr.write('Nothing was changed; --yes does it, and cannot be undone. Backups made before still know the person.\n');
  else if (listed)
    stderr.write(`${person} still stands in people.yaml; remove them there as well. If they write, the desk knows nobody.\n`);
}
