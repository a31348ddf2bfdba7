import { mayUse, rolesOf } from '../../domain/rights.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { verbs, type VerbName } from './verbs.ts';

/** `help`: what this person can do here, and how each thing is said. */
export function help(turn: Turn): Say {
  const usable = (Object.keys(verbs) as VerbName[]).filter((verb) => mayUseSomewhere(turn, verb));
  const items = [...turn.definitions.items.values()].map((item) => ({ label: item.label }));
  return {
    notice: { key: 'help.intro', params: { desk: { label: turn.definitions.desk.name } } },
    more: [{ key: 'help.items', params: { items: { list: items } } }, ...usable.map((verb): Words => ({ key: `usage.${verb}` }))],
    question: { key: 'help.phrases' },
  };
}

/** Whether there can be a ticket on which this person may use a verb. */
export function mayUseSomewhere({ person, definitions }: Turn, verb: VerbName): boolean {
  return mayUse(verb, withAny(rolesOf(person, definitions)), definitions);
}

/** For help, whoever may be a requester, an approver or a team's member somewhere counts as one. */
function withAny(roles: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...roles, 'requester', 'approver', ...(roles.has('agent') ? ['team'] : [])]);
}
