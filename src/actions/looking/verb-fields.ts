import { priorities } from '../../domain/catalog.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { MessageKey } from '../../domain/wording.ts';
import { waitingReasons } from '../../domain/states.ts';
import type { VerbField } from '../../messaging/ticket-view.ts';
import { nameOf, type Looking } from './look.ts';
import type { Offered } from './offered-verbs.ts';

/** What a verb takes, as a page asks for it: typed or chosen, and put behind the number in this order. */
export function fieldsOf(look: Looking, verb: Offered, ticket: Ticket): readonly VerbField[] {
  switch (verb) {
    case 'wait':
      return [choice(look, 'field.waiting_for', waitingOptions(look)), untilOf(look), words(look, 'field.needed', false)];
    case 'escalate':
      return [{ ...line(look, 'field.supplier'), before: '"', after: '"' }, words(look, 'field.reason', false)];
    case 'assign':
      return [choice(look, 'field.who', assignees(look, ticket))];
    case 'priority':
      return [choice(look, 'field.level', levels(look, ticket)), words(look, 'field.reason')];
    case 'category':
      return [choice(look, 'field.category', categories(look, ticket)), words(look, 'field.reason', false)];
    case 'merge':
      return [{ ...line(look, 'field.into'), kind: 'number', before: wordFor(look, 'into') }];
    case 'link':
      return [{ ...line(look, 'field.other'), kind: 'number' }];
    case 'add':
      return [{ ...line(look, 'field.person'), kind: 'person' }];
    case 'remove':
      return [choice(look, 'field.person', peopleOptions(look, ticket.participants))];
    case 'reclassify':
      return [choice(look, 'field.as', kinds(look, ticket))];
    default:
      return saidWith(look, verb);
  }
}

/** Verbs that take words and nothing else, if anything. */
function saidWith(look: Looking, verb: Offered): readonly VerbField[] {
  switch (verb) {
    case 'reject':
    case 'disagree':
    case 'close':
      return [words(look, 'field.reason')];
    case 'ask':
      return [words(look, 'field.question')];
    case 'resolve':
      return [words(look, 'field.done')];
    case 'approve':
    case 'emergency':
    case 'cancel':
    case 'reopen':
    case 'conform':
      return [words(look, 'field.reason', false)];
    default:
      return [];
  }
}

function words({ speaker }: Looking, key: MessageKey, required = true): VerbField {
  return { name: key, kind: 'long_text', label: speaker.words({ key }), required };
}

function line(look: Looking, key: MessageKey): VerbField {
  return { ...words(look, key), kind: 'text' };
}

function choice(look: Looking, key: MessageKey, options: VerbField['options'] = []): VerbField {
  return { ...words(look, key), kind: 'choice', options };
}

/** A little word inside a command ("en", "hasta"), as the reader's language has it. */
function wordFor({ speaker }: Looking, word: 'into' | 'until'): string {
  return `${speaker.words({ key: `word.${word}` })} `;
}

function untilOf(look: Looking): VerbField {
  const label = look.speaker.words({ key: 'field.until' });
  return { name: 'until', kind: 'date', label, required: false, before: wordFor(look, 'until') };
}

function waitingOptions({ about, language, speaker }: Looking): VerbField['options'] {
  return waitingReasons.map((reason) => ({
    value: about.words(language, `choice.waiting_${reason}`)[0] ?? reason,
    label: speaker.words({ key: `waiting.${reason}` }),
  }));
}

/** Those of the ticket's own team first, then the other teams and theirs. */
function assignees(look: Looking, { team: own, assignee }: Ticket): VerbField['options'] {
  const { definitions, speaker } = look;
  const ids = [own, ...[...definitions.teams.keys()].filter((id) => id !== own)];
  return ids.flatMap((team) => [
    ...(team === own ? [] : [{ value: team, label: speaker.value({ team }) }]),
    ...[...definitions.people.values()]
      .filter(({ id, teams }) => id !== assignee && teams.some((one) => one.team === team))
      .map(({ id, name }) => ({ value: id, label: `${name} · ${speaker.value({ team })}` })),
  ]);
}

function levels({ speaker }: Looking, { priority }: Ticket): VerbField['options'] {
  return priorities
    .filter((level) => level !== priority)
    .map((level) => {
      const word = speaker.words({ key: `priority.${level}` });
      return { value: word, label: word };
    });
}

function categories({ definitions, speaker }: Looking, { category }: Ticket): VerbField['options'] {
  return labelled(
    [...definitions.categories.values()].filter(({ id }) => id !== category),
    speaker,
  );
}

/** An incident can become a request for something; a request, an incident or another request. */
function kinds({ definitions, speaker }: Looking, { item }: Ticket): VerbField['options'] {
  const items = labelled(
    [...definitions.items.values()].filter(({ id }) => id !== item),
    speaker,
  );
  if (!item) return items;
  const incident = speaker.words({ key: 'kind.incident' });
  return [{ value: 'incident', label: incident }, ...items];
}

function labelled(
  all: readonly Pick<Definitions['categories'] extends ReadonlyMap<string, infer C> ? C : never, 'id' | 'label'>[],
  speaker: Looking['speaker'],
): readonly { readonly value: string; readonly label: string }[] {
  return all.map(({ id, label }) => ({ value: id, label: speaker.words({ label }) }));
}

function peopleOptions(look: Looking, ids: readonly string[]): VerbField['options'] {
  return ids.map((id) => ({ value: id, label: nameOf(look, id) }));
}
