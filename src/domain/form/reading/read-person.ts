import { clean, fold, foldedWords, plain } from '../../fold.ts';
import type { Person } from '../../person.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf, isAnswerAround, type Span } from './rest-of.ts';
import { splitList } from './split-list.ts';

/** "me"; what else people put around it says nothing: "es para mí, por favor". */
const ASKER = new Set(['yo', 'mi', 'me', 'mio', 'mia', 'conmigo', 'myself', 'mine', 'i']);
const SELF = new Set(['mismo', 'misma', 'persona', 'soy', 'myself', 'mio', 'mia', 'mine', 'conmigo']);
const TITLES = new Set('sr sra srta senor senora senorita ing ingeniero ingeniera dr dra don dona lic mr mrs ms miss'.split(' '));
const MANAGER =
  /^(?:a |para |pra |for |es |con )?(?:mi jef[ea]|mi gerente|mi supervisora?|my (?:manager|boss|supervisor)|(?:o |a )?(?:meu|minha) (?:chefe|chefa|gerente|gestora?|supervisora?))$/;
const MENTION = /<@([^>|\s]+)(?:\|[^>]*)?>/g;
const TAG = /<\/?at[^>]*>/gi;
const EMAIL = /[^\s<>:|,;()@]+@[^\s<>|,;()@.]+(?:\.[^\s<>|,;()@.]+)+/g;
const AT_ID = /(?<![\w.])@([a-z0-9][a-z0-9_-]*)/gi;
/** More would be no list to choose from. */
const MOST_NAMED = 6;

/** "el jefe de Bob", "Bob's manager". */
const MANAGER_OF =
  /^(?:(?:a|para|for|es|con|el|la|the) )*(?:jef[ea]|gerente|supervisora?|manager|boss)(?: direct[oa])? (?:de |del |of )(.+)$|^(.+?) s (?:manager|boss|supervisor)$/;

type People = Place['people'];

/** Whether a text names somebody by a mention or an e-mail address. */
export function isAddressed(text: string): boolean {
  return text.search(MENTION) >= 0 || text.search(EMAIL) >= 0;
}

/** A person by id, mention, e-mail, name or part of a name that only they have; "yo" is the asker, "mi jefa" their manager. */
export function readPerson(text: string, place: Pick<Place, 'people' | 'asker'>): Reading<string> {
  const found = [...new Set([...matchPeople(clean(text), place), ...withAsker(clean(text), place)])];
  const [only] = found;
  if (only !== undefined && found.length === 1) return accept(only);
  if (only === undefined) return refuse('form.not_person', { read: quoted(text.replace(TAG, '')) });
  return refuse('form.person_several', {
    read: quoted(text),
    people: { list: found.slice(0, MOST_NAMED).map((person) => ({ person })) },
  });
}

function matchPeople(text: string, place: Pick<Place, 'people' | 'asker'>): readonly string[] {
  const bare = text.replace(TAG, '').trim();
  const said = fold(bare.replace(/['’]/g, ''));
  if (place.people.has(bare.toLowerCase())) return [bare.toLowerCase()];
  if (isAsker(said)) return [place.asker];
  const manager = MANAGER.test(said) ? place.people.get(place.asker)?.manager : undefined;
  if (manager !== undefined) return [manager];
  const of = managerOf(bare, place);
  if (of !== undefined) return [of];
  const addressed = byAddress(bare, place.people);
  // An address that nobody here has is somebody else, even if a name in it sounds known.
  const foreign = isAddressed(bare);
  return addressed.length > 0 || foreign ? addressed : byName(bare, place.people);
}

/** "yo y Luis": the name alone would be found, and the asker lost. */
function withAsker(text: string, place: Pick<Place, 'people' | 'asker'>): readonly string[] {
  const parts = splitList(plain(text)).map((part) => fold(part.text));
  return parts.length > 1 && parts.some(isAsker) ? parts.flatMap((part) => matchPeople(part, place)) : [];
}

function managerOf(text: string, place: Pick<Place, 'people' | 'asker'>): string | undefined {
  const [, after, before] = MANAGER_OF.exec(fold(text)) ?? [];
  const named = after ?? before;
  if (named === undefined) return undefined;
  const [only, ...others] = [...new Set(matchPeople(named, place))];
  return only === undefined || others.length > 0 ? undefined : place.people.get(only)?.manager;
}

function isAsker(said: string): boolean {
  const words = said.split(' ');
  return words.some((word) => ASKER.has(word)) && contentOf(words).every((word) => SELF.has(word));
}

/** Mentions, e-mail addresses and @ids, which name a person for certain. */
function byAddress(text: string, people: People): readonly string[] {
  const mentioned = [...text.matchAll(MENTION)].flatMap(([, id = '']) =>
    idsOf(people, (one) => Object.values(one.addresses).includes(id) || one.id === id),
  );
  const mails = [...text.matchAll(EMAIL)].flatMap(([mail]) =>
    idsOf(people, (one) => one.email?.toLowerCase() === mail.toLowerCase().replace(/\.$/, '')),
  );
  const ids = [...text.matchAll(AT_ID)].flatMap(([, id = '']) => (people.has(id.toLowerCase()) ? [id.toLowerCase()] : []));
  return [...mentioned, ...mails, ...ids];
}

function idsOf(people: People, fits: (person: Person) => boolean): readonly string[] {
  return [...people.values()].filter(fits).map(({ id }) => id);
}

/** Those with the most of the words said among their names. All the words said that are names at all must be theirs. */
function byName(text: string, people: People): readonly string[] {
  const said = foldedWords(text);
  const scored = [...people.values()].map((person) => ({ id: person.id, hits: hitsOf(person, said) }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits.length));
  if (most === 0) return [];
  const best = scored.filter(({ hits }) => hits.length === most);
  const named = new Set(scored.flatMap(({ hits }) => hits));
  const covering = best.filter(({ hits }) => [...named].every((word) => hits.includes(word)));
  const spans = [...named].flatMap((word) => placesOf(word, plain(text)));
  if (!isAnswerAround(text, spans) || hasAnotherName(plain(text), spans)) return [];
  const candidates = covering.length > 0 ? covering : best;
  return byFirstName(
    candidates.map(({ id }) => id),
    { people, said },
  );
}

/** "Ana" means who is called Ana first, before who has it as a later name. */
function byFirstName(
  ids: readonly string[],
  of: { readonly people: People; readonly said: readonly string[] },
): readonly string[] {
  const first = ids.filter((id) => of.said.includes(foldedWords(of.people.get(id)?.name ?? '')[0] ?? ''));
  return first.length > 0 ? first : ids;
}

function hitsOf(person: Person, said: readonly string[]): readonly string[] {
  const names = new Set([...foldedWords(person.name), fold(person.id)]);
  // "de" and "la" stand in names and in every sentence.
  return contentOf(said).filter((word) => word.length > 1 && names.has(word));
}

/** "Ana Gómez" is not the Ana there is: a word beside the name that is no name of theirs makes it somebody else's. */
function hasAnotherName(lower: string, spans: readonly Span[]): boolean {
  return spans.some(({ end }) => {
    const [, next = ''] = /^ +(\p{L}+)/u.exec(lower.slice(end)) ?? [];
    const named = spans.some(({ start }) => lower.startsWith(next, start) && start > end);
    return next !== '' && !named && !TITLES.has(next) && contentOf([next]).length > 0;
  });
}

function placesOf(word: string, lower: string): readonly Span[] {
  return [...lower.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'))].map((match) => ({
    start: match.index,
    end: match.index + word.length,
  }));
}
