import type { PageEntry } from '../../adapters/web/render.ts';
import { tickets } from './load.ts';
import type { Visitor } from './visitor.ts';

const isOpen = ({ from, message }: PageEntry): boolean =>
  from === 'desk' && message.promptId !== undefined && (message.choices.length > 0 || message.expects !== undefined);

/** Asks for access to a system, and answers whatever is asked until there is a request; its number. */
export async function requestAccess(visitor: Visitor): Promise<string> {
  const before = tickets(await visitor.feed()).size;
  let step = 0;
  const id = (): string => `${visitor.person}-access-${(step += 1)}`;
  await visitor.act('messages', { id: id(), text: 'necesito acceso a sap' });
  const answered = new Set<string>();
  for (;;) {
    const entry = await visitor.see('the next question', (entries) =>
      tickets(entries).size > before
        ? entries.findLast(({ message }) => message.ticket !== undefined)
        : entries.findLast((one) => isOpen(one) && !answered.has(one.message.promptId ?? '')),
    );
    const { ticket, promptId = '', choices, expects } = entry.message;
    if (ticket !== undefined) return ticket;
    answered.add(promptId);
    const [first] = choices;
    if (first) await visitor.act('choices', { id: id(), promptId, value: first.value });
    else await visitor.act('messages', { id: id(), text: expects?.type === 'date' ? 'mañana' : 'para cerrar el mes' });
  }
}

/** The approver's own question about each request: what a tap on its first choice sends. */
export async function approvalsOf(
  visitor: Visitor,
  numbers: readonly string[],
): Promise<readonly { promptId: string; value: string }[]> {
  const found: { promptId: string; value: string }[] = [];
  for (const number of numbers) {
    const { message } = await visitor.see(`the question about ${number}`, (entries) =>
      entries.find(({ message: one }) => one.ticket === number && one.choices[0]?.value === 'approved'),
    );
    found.push({ promptId: message.promptId ?? '', value: message.choices[0]?.value ?? '' });
  }
  return found;
}
