import { channelWords } from '../../../actions/channel-words.ts';
import { linksOf, unlinkAccount } from '../../../actions/accounts/unlink-account.ts';
import { DeskError } from '../../../domain/errors.ts';
import { clean, fold } from '../../../domain/fold.ts';
import { readPerson } from '../../../domain/form/reading/read-person.ts';
import type { Words } from '../../../domain/wording.ts';
import type { Link } from '../../../messaging/account-link.ts';
import type { Say } from '../../../messaging/outbound.ts';
import type { Turn } from '../../flow.ts';
import { incomplete, startWith, type Outcome, type RunVerb } from '../run.ts';

const PAGE = 10;
/** Of the list of everybody. */
const MOST_PAGES = 50;
const channelNames = ['slack', 'teams', 'whatsapp', 'web'];

/** Verbs about the addresses that belong to a person: their own, and for administrators anybody's. */
export const account = {
  'link-account': (turn) => ({ notice: { key: 'link.known', params: { person: { person: turn.person.id } } } }),
  accounts: async (turn, { rest }) => {
    const typed = fold(rest);
    const page = pageOf(turn, typed);
    if (page !== undefined) return everybodys(turn, page);
    const person = typed ? whoIs(turn, rest) : turn.person.id;
    if (!person) return notMeant(turn, 'accounts');
    if (person !== turn.person.id) requireAdministrator(turn);
    return accountsOf(turn, person);
  },
  unlink: async (turn, { rest }) => {
    if (!rest) return accountsOf(turn, turn.person.id);
    const words = clean(rest).split(/\s+/u).filter(Boolean);
    const at = words.findIndex((word) => channelNames.includes(channelIn(turn, word) ?? ''));
    const channel = channelIn(turn, words[at] ?? '');
    if (!channel) return notMeant(turn, 'unlink');
    const named = words.slice(0, at).join(' ') || undefined;
    const person = named ? whoIs(turn, named) : turn.person.id;
    if (!person) return { notice: { key: 'unlink.who', params: { read: { text: named ?? '' } } } };
    if (person !== turn.person.id) requireAdministrator(turn);
    return unlinked(turn, person, { channel, address: words[at + 1] });
  },
} as const satisfies Record<string, RunVerb>;

/** "cuentas bloqueadas en sap" is no verb but trouble, read as what it is. A command is only told how it is written. */
function notMeant({ event }: Turn, verb: string): Outcome {
  if (event.kind !== 'message') return incomplete(verb);
  return startWith('triage', { text: clean(event.text) }, clean(event.text));
}

function whoIs({ definitions, person }: Turn, typed: string): string | undefined {
  const read = readPerson(typed.replace(/^(?:de|of|a|from)\s+/iu, ''), { people: definitions.people, asker: person.id });
  return read.ok ? read.value : undefined;
}

/** @throws DeskError `verb.administrators_only`. */
function requireAdministrator({ person }: Turn): void {
  if (!person.roles.includes('administrator')) throw new DeskError('verb.administrators_only');
}

function channelIn({ vocabulary }: Turn, word: string): string | undefined {
  const typed = fold(word);
  if (channelNames.includes(typed)) return typed;
  return typed !== '' && vocabulary.of('channel.web').includes(typed) ? 'web' : undefined;
}

/** "todas", "todas 2": which page of all links is asked for. */
function pageOf({ vocabulary }: Turn, typed: string): number | undefined {
  const [, word = '', page = '1'] = /^(\S+)(?: (\d{1,2}))?$/.exec(typed) ?? [];
  return vocabulary.of('choice.everybody').includes(word) ? Math.min(Math.max(Number(page), 1), MOST_PAGES) : undefined;
}

async function accountsOf(turn: Turn, person: string): Promise<Say> {
  const links = await linksOf(turn, person);
  const found = turn.definitions.people.get(person);
  const known: Readonly<Record<string, string>> = {
    ...(found?.email && { slack: found.email }),
    ...found?.addresses,
    web: found?.addresses['web'] ?? person,
  };
  const inDirectory = Object.entries(known).map(([channel, address]): Words => ({
    key: 'accounts.directory_line',
    params: { channel: channelWords(channel), address: { text: address } },
  }));
  const own = person === turn.person.id;
  return {
    notice: own ? { key: 'accounts.own' } : { key: 'accounts.of', params: { person: { person } } },
    more: [...inDirectory, ...links.map((link) => lineOf(link))],
    ...(own && { question: { key: links.length > 0 ? 'accounts.how_to_unlink' : 'accounts.how_to_link' } }),
  };
}

function lineOf({ channel, address, at }: Link): Words {
  return { key: 'accounts.link_line', params: { channel: channelWords(channel), address: { text: address }, at: { at } } };
}

async function everybodys(turn: Turn, page: number): Promise<Say> {
  requireAdministrator(turn);
  const all = await turn.tx.collection('links').find({ at: { $gt: new Date(0) } }, { sort: ['-at'], limit: page * PAGE + 1 });
  const shown = all.slice((page - 1) * PAGE, page * PAGE);
  if (shown.length === 0) return { notice: { key: page > 1 ? 'accounts.no_more' : 'accounts.none' } };
  return {
    notice: { key: 'accounts.all' },
    more: shown.map((link): Words => ({
      key: 'accounts.all_line',
      params: { person: { person: link.person }, link: lineOf(link) },
    })),
    ...(all.length > page * PAGE && { question: { key: 'accounts.more', params: { page: page + 1 } } }),
  };
}

async function unlinked(
  turn: Turn,
  person: string,
  { channel, address }: { channel: string; address: string | undefined },
): Promise<Say> {
  const links = (await linksOf(turn, person)).filter(
    (link) => link.channel === channel && (!address || link.address === address),
  );
  const params = { channel: channelWords(channel), person: { person } };
  if (links.length === 0) {
    const found = turn.definitions.people.get(person);
    const inDirectory = channel === 'web' || found?.addresses[channel] !== undefined;
    return { notice: { key: inDirectory ? 'unlink.directory' : 'unlink.none', params } };
  }
  await unlinkAccount(turn, person, links);
  const own = person === turn.person.id;
  return { notice: { key: own ? 'unlink.done' : 'unlink.done_for', params } };
}
