import { fold } from '../../domain/fold.ts';
import { lifecycleVerbs, possibleVerbs } from '../../domain/lifecycle.ts';
import { mayUse, rolesOf } from '../../domain/rights.ts';
import { ticketStates } from '../../domain/states.ts';
import type { Words } from '../../domain/wording.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { verbNamed } from '../words/fits-verb.ts';
import { verbs, type VerbName } from './verbs.ts';

const groups = ['all', 'own', 'deciding', 'working'] as const;
type Group = (typeof groups)[number];

/** `help`: what this person can do now, and what waits for them; `help VERB`: how that is said, and when it can be done. */
export async function help(turn: Turn, about: string): Promise<Say> {
  const named = about ? verbNamed(about, turn) : undefined;
  if (named) return explain(turn, named);
  if (about) return { notice: { key: 'verb.unknown', params: { text: about.slice(0, 60) } } };
  const { definitions } = turn;
  const questions = await openQuestions(turn);
  const items = [...definitions.items.values()].map((item) => ({ label: item.label }));
  return {
    notice: { key: 'help.intro', params: { desk: { label: definitions.desk.name } } },
    more: [
      { key: 'help.items', params: { items: { list: items } } },
      ...waiting(questions),
      ...(await groupLines(turn, questions)),
      { key: 'help.more', params: { verb: turn.vocabulary.word(turn.language, 'verb.help') } },
    ],
    question: { key: 'help.phrases' },
  };
}

/** What the desk has asked and nobody else can answer. */
function waiting(questions: readonly Prompt[]): readonly Words[] {
  const count = (flow: Prompt['flow']) => questions.filter((prompt) => prompt.flow === flow).length;
  const approvals = count('approve');
  const conformities = count('confirm-closure');
  return [
    ...(approvals > 0 ? [{ key: 'help.approvals', params: { count: approvals } } as const] : []),
    ...(conformities > 0 ? [{ key: 'help.conformities', params: { count: conformities } } as const] : []),
  ];
}

async function groupLines(turn: Turn, questions: readonly Prompt[]): Promise<readonly Words[]> {
  const usable = (Object.keys(verbs) as VerbName[]).filter((verb) => mayUseSomewhere(turn, verb));
  const decides = questions.some(({ flow }) => flow === 'approve') || manages(turn);
  const owns =
    (await turn.tx.collection('tickets').find({ requester: turn.person.id }, { sort: ['-openedAt'], limit: 1 })).length > 0;
  const shown = groups.filter(
    (group) => (group !== 'deciding' || decides) && (group !== 'own' || owns || turn.person.teams.length > 0),
  );
  return shown.flatMap((group): Words[] => {
    const inGroup = usable.filter((verb) => groupOf(turn, verb) === group);
    const words = inGroup.map((verb) => turn.vocabulary.word(turn.language, `verb.${verb}`));
    const first = inGroup.find((verb) => verbs[verb].takes.number === 'needed') ?? inGroup[0];
    return first ? [{ key: `help.group_${group}`, params: { verbs: { list: words }, example: { key: `usage.${first}` } } }] : [];
  });
}

/** Somebody who is asked to decide now and then: whoever manages anybody. */
function manages({ person, definitions }: Pick<Turn, 'person' | 'definitions'>): boolean {
  return [...definitions.people.values()].some(({ manager }) => manager === person.id);
}

/** By whom the file of roles names. What a manager may say who works in no team is a decision. */
function groupOf({ definitions, person }: Turn, verb: VerbName): Group {
  const roles: readonly string[] = definitions.roles[verb] ?? [];
  if (roles.includes('person')) return 'all';
  if (roles.includes('requester')) return 'own';
  if (roles.includes('approver')) return 'deciding';
  return roles.includes('manager') && person.teams.length === 0 ? 'deciding' : 'working';
}

/** `help take`: an example, its other words, and the states it is possible in. */
function explain(turn: Turn, verb: VerbName): Say {
  const own = turn.vocabulary.word(turn.language, `verb.${verb}`);
  const written = turn.vocabulary.written(turn.language, `verb.${verb}`);
  // "porqué" beside "por qué" says nothing new.
  const others = written.filter((word, index) => written.findIndex((one) => sameLetters(one, word)) === index && word !== own);
  const known = lifecycleVerbs.find((one) => one === verb);
  const states = known ? ticketStates.filter((state) => possibleVerbs(state).includes(known)) : [];
  const allowed = mayUseSomewhere(turn, verb);
  const more: Words[] = [
    ...(others.length > 0 ? [{ key: 'help.other_words', params: { words: { list: others.slice(0, 8) } } } as const] : []),
    ...(states.length > 0
      ? [
          {
            key: 'help.from_states',
            params: { states: { list: states.map((state) => ({ key: `state.${state}` }) as const) } },
          } as const,
        ]
      : []),
    ...(allowed ? [] : [{ key: 'help.not_yours' } as const]),
  ];
  return { notice: { key: `usage.${verb}` }, ...(more.length > 0 && { more }) };
}

function sameLetters(one: string, other: string): boolean {
  return fold(one).replaceAll(' ', '') === fold(other).replaceAll(' ', '');
}

/** Whether there can be a ticket on which this person may use a verb. */
export function mayUseSomewhere(turn: Pick<Turn, 'person' | 'definitions'>, verb: VerbName): boolean {
  const { person, definitions } = turn;
  const above = manages(turn) ? ['manager'] : [];
  return mayUse(verb, new Set([...withAny(rolesOf(person, definitions)), ...above]), definitions);
}

/** For help, whoever may be a requester, an approver or a team's member somewhere counts as one. */
function withAny(roles: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...roles, 'requester', 'approver', ...(roles.has('agent') ? ['team'] : [])]);
}
