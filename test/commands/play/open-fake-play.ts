import { openPlay } from '../../../src/commands/play/open-play.ts';
import { runAll } from '../../../src/commands/play/run-steps.ts';
import { Step } from '../../../src/commands/play/steps.ts';
import { Person } from '../../../src/domain/person.ts';
import type { Store } from '../../../src/ports.ts';
import { createFakeDesk, type FakeDesk } from './fake-desk.ts';

type DeskParameters = Parameters<typeof createFakeDesk>;
// Lines are looked at as they were printed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Printed = any;

export const people = new Map(
  [
    { id: 'ana', name: 'Ana' },
    { id: 'luis', name: 'Luis' },
    { id: 'carlos', name: 'Carlos', teams: [{ team: 'mesa' }] },
  ].map((person) => [person.id, Person.parse(person)]),
);

/** A session with a fake desk; `do` performs raw steps and gives what they printed. */
export async function openFakePlay(store: Store, jobs?: DeskParameters[1], answer?: DeskParameters[2]) {
  const lines: Printed[] = [];
  const desks: FakeDesk[] = [];
  const print = (line: object): void => void lines.push(JSON.parse(JSON.stringify(line)));
  const makeDesk = (parts: DeskParameters[0]): FakeDesk => {
    const desk = createFakeDesk(parts, jobs, answer);
    desks.push(desk);
    return desk;
  };
  const session = await openPlay({ store, keepsProgress: true, people, makeDesk, print, kill: () => print({ killed: true }) });
  return {
    desk: desks[0]!,
    async do(...steps: unknown[]): Promise<Printed[]> {
      const from = lines.length;
      await runAll(
        session,
        steps.map((step) => Step.parse(step)),
        print,
      );
      return lines.slice(from);
    },
  };
}
