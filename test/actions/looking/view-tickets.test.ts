import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import { createViews } from '../../../src/actions/looking/view-tickets.ts';
import { readConfiguration } from '../../../src/commands/read-configuration.ts';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import { append, type HistoryEntry } from '../../../src/domain/audit.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { wordsOf } from '../../../src/domain/ticket-words.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { Store, Views } from '../../../src/ports.ts';
import { bareTicket } from '../../commands/bare-ticket.ts';
import { rightsByTheRules, type Company, type Right, type Shape } from '../../fakes/rules-of-sight.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const at = new Date('2026-03-02T14:00:00Z');
const later = new Date('2026-03-02T15:00:00Z');
const readers = ['ana', 'bob', 'luis', 'marta', 'carlos', 'sofia', 'rosa', 'pedro', 'elena', 'gerencia'];
const teams = ['mesa', 'rrhh', 'sedes'];

const who = fc.constantFrom(...readers);
const some = fc.uniqueArray(who, { maxLength: 2 });
const shape: fc.Arbitrary<Shape> = fc.record({
  requester: who,
  beneficiary: fc.option(who, { nil: undefined }),
  participants: some,
  approvals: fc.array(
    fc.record({
      ...{ approvers: some, by: some, past: fc.constant([]), from: fc.constant([]), standIns: some },
      state: fc.constantFrom('pending', 'approved'),
    }),
    { maxLength: 1 },
  ),
  team: fc.constantFrom(...teams),
  tasks: fc.uniqueArray(fc.constantFrom(...teams), { maxLength: 2 }),
  secrecy: fc.constantFrom('no', 'no', 'ticket'),
});

/** The words of each kind that a ticket holds, each found nowhere else. */
const said = (index: number) => ({
  first: `primeras${index}`,
  public: `publicas${index}`,
  note: `internas${index}`,
  reason: `razones${index}`,
  task: `tareas${index}`,
});

function ticketOf(given: Shape, index: number): Ticket {
  const words = said(index);
  const entries = [
    { verb: 'open', sight: 'system', text: words.first },
    { verb: 'comment', sight: 'public', text: words.public },
    { verb: 'note', sight: 'internal', text: words.note },
    { verb: 'decide', sight: 'system', text: words.reason },
  ] as const;
  const history = entries.reduce<HistoryEntry[]>(
    (before, { verb, sight, text }) => append(before, { at, by: 'pedro', verb, sight, text, facts: {} }, (of) => `${of.length}`),
    [],
  );
  const approvals = given.approvals.map(({ approvers, by, standIns, state }): Approval => ({
    ...{ stage: 'finance', approvers: [...approvers], need: 1, state: state as 'pending' },
    decisions: by.map((one) => ({ by: one, for: one, decision: 'approved', channel: 'web', at })),
    standIns: standIns.map((to) => ({ for: approvers[0] ?? 'pedro', to, why: 'delegated' })),
  }));
  return bareTicket({
    ...{ id: `INC-${index}`, schema: 2, text: words.first, words: wordsOf(words.first), requester: given.requester, history },
    ...{ team: given.team, participants: [...given.participants], approvals, confidential: given.secrecy === 'ticket' },
    ...(given.beneficiary && { beneficiary: given.beneficiary }),
    ...{ openedAt: new Date(at.getTime() + index * 1000), touchedAt: at, rank: `2:${index}` },
    tasks: given.tasks.map((team, task) => ({
      ...{ id: task + 1, team, label: { es: 'Tarea', en: 'Task' }, state: 'done' as const },
      done: { at, by: 'carlos', text: `${words.task}${team}` },
    })),
  });
}

let store: Store;
let views: Views;
let drop: () => Promise<void>;
let definitions: Definitions;
const shapes = fc.sample(shape, { seed: 7, numRuns: 80 });

beforeAll(async () => {
  ({ definitions } = await readConfiguration(folder('config')));
  ({ store, drop } = await temporaryStore());
  const locales = folder('locales');
  const spoken = { translate: createTranslate(locales), words: createWords(locales) };
  views = createViews({ store, definitions: () => definitions, now: () => later, ...spoken });
  for (const [index, given] of shapes.entries())
    await store.transaction((tx) => tx.collection('tickets').insert(ticketOf(given, index + 1)));
});
afterAll(() => drop());

/** Teams that keep everything to themselves make all of their tickets so. */
function rightsOf(given: Shape, reader: string): ReadonlySet<Right> {
  const company: Company = Object.fromEntries(
    [...definitions.people.values()].map(({ id, teams: of, roles, manager }) => [
      id,
      { teams: of.map(({ team }) => team), roles, manager },
    ]),
  );
  const secrecy = definitions.teams.get(given.team)?.confidential ? 'team' : given.secrecy;
  return rightsByTheRules({ ...given, secrecy }, reader, company);
}

const isSecret = (given: Shape): boolean => given.secrecy !== 'no' || definitions.teams.get(given.team)?.confidential === true;

describe('what the page shows', () => {
  test('of each ticket to each reader is what the rules grant, and none of the words beyond', async () => {
    for (const [at, given] of shapes.entries()) {
      const [number, words] = [`INC-${at + 1}`, said(at + 1)];
      for (const reader of readers) {
        const rights = rightsOf(given, reader);
        const shown = await views.ticket(reader, number);
        const text = JSON.stringify(shown ?? null);
        const told = { exists: shown !== undefined, words: text.includes(words.public), notes: text.includes(words.note) };
        const meant = { exists: rights.has('exists'), words: rights.has('words'), notes: rights.has('notes') };
        expect({ number, reader, ...told }).toEqual({ number, reader, ...meant });
        if (!rights.has('words')) expect(text).not.toContain(words.first);
        if (!rights.has('decisions')) expect(text).not.toContain(words.reason);
        const beside = [given.requester, given.beneficiary, ...given.participants].includes(reader);
        if (beside) expect(text).not.toContain(words.task);
        if (!rights.has('notes')) expect(shown?.note ?? shown?.reply).toBeUndefined();
      }
    }
  });

  test('in lists is never more', async () => {
    for (const reader of readers) {
      const lists = {
        mine: await views.mine(reader),
        queue: await views.queue(reader),
        assigned: await views.assigned(reader),
        approvals: await views.approvals(reader),
      };
      for (const line of Object.values(lists).flat()) {
        const index = Number(line.number.slice(4));
        const rights = rightsOf(shapes[index - 1] as Shape, reader);
        expect([reader, line.number, rights.has('exists')]).toEqual([reader, line.number, true]);
        if (!rights.has('words')) expect(line.title).not.toContain(said(index).first);
      }
      expect(lists.mine.length).toBe(shapes.filter((of) => of.requester === reader || of.beneficiary === reader).length);
    }
  });

  test('by searching is what an agent may read, and nothing confidential', async () => {
    for (const reader of readers) {
      const agent = (definitions.people.get(reader)?.teams.length ?? 0) > 0;
      for (const [index, given] of shapes.entries()) {
        const found = await views.search(reader, said(index + 1).first);
        const meant = agent && !isSecret(given) && rightsOf(given, reader).has('words');
        expect([reader, index + 1, found.length]).toEqual([reader, index + 1, meant ? 1 : 0]);
      }
    }
  });

  test('to have changed is what may be seen', async () => {
    const before = new Date(at.getTime() - 1);
    const changed = [...(await views.changed(['bob'], before)).keys()].sort();
    const seen = shapes.flatMap((given, index) => (rightsOf(given, 'bob').has('exists') ? [`INC-${index + 1}`] : []));
    expect(changed).toEqual(seen.sort());
    expect((await views.changed(['bob'], at)).size).toBe(0);
  });

  test('of another team’s task is nothing to a team that only helps', async () => {
    for (const [index, given] of shapes.entries()) {
      const helper = readers.find((reader) => {
        const own = definitions.people.get(reader)?.teams.map(({ team }) => team) ?? [];
        const beside = [given.requester, given.beneficiary, ...given.participants].includes(reader);
        return !beside && !own.includes(given.team) && given.tasks.some((team) => own.includes(team));
      });
      if (helper === undefined) continue;
      const own = definitions.people.get(helper)?.teams.map(({ team }) => team) ?? [];
      const text = JSON.stringify((await views.ticket(helper, `INC-${index + 1}`))?.tasks);
      for (const team of given.tasks) expect(text.includes(`${said(index + 1).task}${team}`)).toBe(own.includes(team));
    }
  });
});
