import { expect, test } from '@jest/globals';
import { openStory, type Printed, type Story, type Voice } from './run-scenario.ts';

type Ticket = Readonly<Record<string, unknown>>;

/** A story's desk, with what its tellers ask most. */
export interface Desk extends Story {
  ticket(number: string): Promise<Ticket>;
  tickets(): Promise<readonly Ticket[]>;
  wait(span: string): Promise<Printed[]>;
}

/** One story on a desk of its own, as a test; `config`: a folder with another configuration than the demo's. */
export function story(title: string, tell: (desk: Desk) => Promise<void>, config?: string): void {
  test(title, async () => {
    const opened = await openStory(undefined, config);
    const tickets = async (show: string): Promise<readonly Ticket[]> => (await opened.do({ show }))[0]?.tickets ?? [];
    const desk: Desk = {
      ...opened,
      ticket: async (number) => (await tickets(number))[0] ?? {},
      tickets: () => tickets('tickets'),
      wait: (span) => opened.do({ wait: span }),
    };
    try {
      await tell(desk);
      expect(desk.log.filter((line) => line.includes('was held back'))).toEqual([]);
    } finally {
      await opened.close();
    }
  });
}

/** All that is new to a reader among what was printed, as one text. Rewritten messages are not new. */
export function heard(lines: readonly Printed[], to: string): string {
  return lines
    .filter((line) => line.to === to && !line.edited)
    .map(({ text }) => text)
    .join('\n');
}

/** The newest message to a reader. */
export function last(lines: readonly Printed[], to: string): Partial<Printed> {
  return lines.findLast((line) => line.to === to && !line.edited) ?? {};
}

/** The rewritten messages of a reader. */
export function rewritten(lines: readonly Printed[], to: string): Printed[] {
  return lines.filter((line) => line.to === to && line.edited);
}

/** Ana reports on Slack that she cannot print: INC-1, or the next number. */
export async function reported(desk: Desk, text = 'no puedo imprimir'): Promise<Voice> {
  const ana = desk.as('ana', 'slack');
  await ana.say(text);
  await ana.tap('Abrir');
  return ana;
}

/** Carlos takes and solves it. */
export async function solved(desk: Desk, number = 'INC-1'): Promise<Printed[]> {
  const carlos = desk.as('carlos', 'teams');
  await carlos.say(`tomar ${number}`);
  return carlos.say(`resolver ${number} cambié el tóner`);
}

/** Somebody asks for a mouse, which their manager has to approve: REQ-1, or the next number. */
export async function askedForMouse(desk: Desk, as = 'ana'): Promise<Voice> {
  const person = desk.as(as, 'slack');
  await person.say('necesito un mouse');
  await person.say('sí');
  await person.say('omitir');
  await person.say('enviar');
  return person;
}

/** Somebody asks for read access to SAP, which two of three have to approve. */
export async function askedForAccess(desk: Desk, as = 'ana'): Promise<Voice> {
  const person = desk.as(as, 'slack');
  await person.say('necesito acceso a sap');
  await person.say('sí');
  await person.say('lectura');
  await person.say('omitir');
  await person.say('enviar');
  return person;
}
