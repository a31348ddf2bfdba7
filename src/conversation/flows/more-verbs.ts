import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { isOfUse } from '../../actions/looking/offer-verbs.ts';
import { offered } from '../../actions/looking/offered-verbs.ts';
import { seenFiles } from '../../domain/file-sight.ts';
import { mayUse, rolesOf, sightOf } from '../../domain/rights.ts';
import type { Choice } from '../../messaging/outbound.ts';
import { flow, type AnyFlow, type Next, type Turn } from '../flow.ts';
import type { Outcome } from '../verbs/run.ts';
import { isVerb } from '../verbs/verbs.ts';
import type { VerbCall } from '../words/read-verb.ts';

/** "Más…" on a card: the rest of what whoever tapped may do with the ticket now, for them alone. `run` does a verb. */
export function moreVerbs(run: (turn: Turn, call: VerbCall) => Promise<Outcome>): AnyFlow {
  return flow({
    name: 'more-verbs',
    draft: z.object({ ticket: z.string() }),
    errand: true,
    reads: () => false,
    async run(turn, { ticket }, reply): Promise<Next> {
      if (reply && reply.kind !== 'choice') return { then: 'again' };
      if (!reply) return offerVerbs(turn, ticket);
      if (!isVerb(reply.value)) return { then: 'end', say: { notice: { key: 'phrase.cancelled_card' } } };
      const outcome = await run(turn, { verb: reply.value, number: ticket, rest: '' });
      if (!outcome) return { then: 'end' };
      return 'start' in outcome ? { then: 'go', ...outcome.start } : { then: 'end', say: outcome };
    },
  });
}

/** Where a page does not show them anyway. */
const filesChoice: Choice = { value: 'files', label: { key: 'button.files' } };

/** What this person may do with a ticket now, as choices. @throws DeskError `ticket.unknown` */
export async function offerVerbs(turn: Turn, number: string): Promise<Next> {
  const ticket = await seenTicket(turn, number);
  const { person, definitions } = turn;
  const roles = rolesOf(person, definitions, ticket);
  const verbs = offered.filter((verb) => mayUse(verb, roles, definitions) && isOfUse(verb, ticket, person.id));
  const files = seenFiles(ticket, sightOf(ticket, person.id, definitions), turn.now);
  const choices = [
    ...verbs.map((verb): Choice => ({ value: verb, label: { key: `button.${verb}` } })),
    ...(files.length > 0 && mayUse('files', roles, definitions) ? [filesChoice] : []),
    { value: '-', label: { key: 'button.leave' }, words: 'no' },
  ] as const;
  const say = { notice: { key: 'card.more', params: { number: ticket.id } }, ask: { choices }, ticket: ticket.id } as const;
  return { then: 'ask', say, draft: { ticket: ticket.id }, ticket: ticket.id };
}
