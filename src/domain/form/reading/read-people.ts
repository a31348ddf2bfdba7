import { clean, fold, plain } from '../../fold.ts';
import type { Person } from '../../person.ts';
import type { Place } from './place.ts';
import { isAddressed, readPerson } from './read-person.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf } from './rest-of.ts';
import { asWritten, splitList } from './split-list.ts';

const MY_TEAM =
  /^(?:(?:para |for |a |con |with )*(?:todo |todos |toda |all )*(?:mi equipo|mi gente|my team|my people|my reports|mis reportes|a mi cargo|meu time))(?: (?:y yo|e eu|and me))?$/;
const AT_IDS = /(?:^|\s)@[a-z0-9]/i;
const TEAM_AND_ME = /(?:y yo|and me|e eu)$/;
const LEADING = /^(?:(?:para|for|con|with|son|serían|serian|they are|seremos|vamos|iremos|a|to)[ :])+/i;

type About = Pick<Place, 'people' | 'asker'>;

/** Several people: "Ana y Luis", "yo, mi jefe y @bob", "mi equipo" (those who report to the asker). Each once, in the order said. */
export function readPeople(text: string, place: About): Reading<string[]> {
  const said = fold(text);
  if (MY_TEAM.test(said)) {
    const own = [...place.people.values()].filter(({ manager }) => manager === place.asker).map(({ id }) => id);
    if (own.length > 0) return accept(TEAM_AND_ME.test(said) ? [...own, place.asker] : own);
  }
  const cleaned = clean(text);
  const parts =
    isAddressed(cleaned) || AT_IDS.test(cleaned)
      ? addressedParts(cleaned)
      : splitList(plain(withoutLead(cleaned))).map((part) => asWritten(withoutLead(cleaned), part));
  const told = parts.filter((part) => contentOf(fold(part).split(' ')).length > 0 || readPerson(part, place).ok);
  const read = told.map((part) => ({ part, reading: readPerson(part, place) }));
  const found = read.flatMap(({ reading }) => (reading.ok ? reading.value : []));
  const failed = read.find(({ reading }) => !reading.ok);
  if (!failed) return found.length > 0 ? accept([...new Set(found)]) : refuse('form.not_person', { read: quoted(text) });
  // "Ortega y Gasset" is one person.
  const whole = readPerson(text, place);
  if (whole.ok && found.length === 0) return accept([whole.value]);
  if (failed.reading.ok || failed.reading.refusal.code === 'form.person_several' || found.length === 0) {
    return failed.reading.ok ? accept(found) : failed.reading;
  }
  return refuse('form.person_unknown', { people: listOf(found, place.people), unknown: quoted(failed.part) });
}

function withoutLead(text: string): string {
  return text.trim().replace(LEADING, '');
}

function listOf(ids: readonly string[], people: ReadonlyMap<string, Person>) {
  return { list: [...new Set(ids)].filter((id) => people.has(id)).map((person) => ({ person })) };
}

/** Mentions and addresses end by themselves; a platform puts none but blanks between them. */
function addressedParts(text: string): readonly string[] {
  return text
    .replace(/(<@[^>]+>|<at[^>]*>.*?<\/at>|[^\s<>,;]+@[^\s<>,;]+|(?<=^|\s)@[a-z0-9_-]+)/gi, '$1,')
    .split(/[,;\n]|\s(?:y|e|and)\s/i)
    .map((part) => part.trim().replace(/^(?:y|e|and|para|for)\s+/i, ''))
    .filter((part) => part !== '' && !/^(?:y|e|and|para|for)$/i.test(part));
}
