import { setTimeout as sleep } from 'node:timers/promises';
import type { PageEntry } from '../../adapters/web/render.ts';
import { createLedger, createVisitor, type Ledger, type Visitor } from './visitor.ts';

/** Many people who report one incident after the other: each is asked whether it is right, and taps. */
export interface Load {
  readonly ledger: Ledger;
  readonly visitors: readonly Visitor[];
  /** How many incidents each person reported and confirmed. */
  readonly confirmed: ReadonlyMap<string, number>;
  /** Resolves when everybody has finished the conversation at hand. */
  finish(): Promise<void>;
}

/** So many people of the demo, by the page's own list. */
export async function somePeople(url: string, count: number): Promise<readonly string[]> {
  const { people } = (await (await fetch(`${url}/web/people`)).json()) as { people: readonly { readonly id: string }[] };
  return people.slice(0, count).map(({ id }) => id);
}

const textOf = ({ message }: PageEntry): string => [...message.paragraphs, ...message.facts.map(({ value }) => value)].join('\n');
const caseOf = (number: number): string => `caso ${number}.`;

export function startLoad(urls: () => readonly string[], people: readonly string[]): Load {
  const ledger = createLedger();
  const confirmed = new Map<string, number>(people.map((person) => [person, 0]));
  let over = false;
  let request = 0;
  const url = (): string => {
    const all = urls();
    request += 1;
    return all[request % all.length]!;
  };
  const visitors = people.map((person) => createVisitor({ person, url, ledger }));
  const work = visitors.map(async (visitor) => {
    for (let number = 1; !over; number += 1) {
      await confirm(visitor, await report(visitor, number));
      confirmed.set(visitor.person, number);
      await sleep(Math.random() * 50);
    }
  });
  const all = Promise.all(work);
  // Until somebody waits for it, a failure is not unhandled.
  all.catch(() => undefined);
  return {
    ledger,
    visitors,
    confirmed,
    finish: async () => {
      over = true;
      await all;
    },
  };
}

/** Reports an incident and waits for the question about it. */
export async function report(visitor: Visitor, number: number): Promise<PageEntry> {
  const { person } = visitor;
  await visitor.act('messages', {
    id: `${person}-say-${number}`.padEnd(8, '-'),
    text: `no puedo imprimir, ${caseOf(number)}`,
  });
  return visitor.see(`the question about ${caseOf(number)}`, (entries) =>
    entries.find((entry) => entry.from === 'desk' && entry.message.choices.length >= 3 && textOf(entry).includes(caseOf(number))),
  );
}

/** Taps the first choice, and waits for the ticket. */
export async function confirm(visitor: Visitor, question: PageEntry): Promise<PageEntry> {
  const before = tickets(await visitor.feed()).size;
  const [open] = question.message.choices;
  await visitor.act('choices', {
    id: `tap-${question.id}`.slice(0, 64),
    promptId: question.message.promptId,
    value: open?.value,
  });
  return visitor.see('its ticket', (entries) =>
    tickets(entries).size > before ? tickets(entries).get(newest(entries)) : undefined,
  );
}

const newest = (entries: readonly PageEntry[]): string => [...tickets(entries).keys()].at(-1) ?? '';

/** What the person was told about each ticket first. */
export function tickets(entries: readonly PageEntry[]): ReadonlyMap<string, PageEntry> {
  const own = entries.filter(({ from, lane, message }) => from === 'desk' && !lane.startsWith('web:team:') && message.ticket);
  return new Map(
    own
      .toReversed()
      .map((entry) => [entry.message.ticket!, entry] as const)
      .toReversed(),
  );
}
