import { seenTicket } from '../../actions/context.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Reply, Turn } from '../flow.ts';
import { TriageDraft } from '../flows/triage-draft.ts';
import type { Subject } from '../words/is-something-else.ts';
import { isSurelyNew } from './is-surely-new.ts';
import type { Need } from './need.ts';

/** The choice of each question that says yes, and needs no reason. */
const yes: ReadonlyMap<string, string> = new Map([
  ['approve', 'approved'],
  ['confirm-closure', 'yes'],
  ['triage', 'open'],
]);

/**
 * "Aprobado. No me funciona el wifi": a plain yes beside a need that has nothing to do with what was asked, or is `announced` as another matter. What
 * stands behind a no says why.
 */
export async function isYesBeside(
  turn: Turn,
  { prompt, reply }: { prompt: Prompt; reply: Reply },
  { need, announced }: { need: Need; announced: boolean },
): Promise<boolean> {
  if (reply.kind !== 'choice' || reply.words || yes.get(prompt.flow) !== reply.value) return false;
  if (announced) return true;
  const about = await subjectOf(turn, prompt);
  if (about === undefined) return false;
  // Whoever is content with what was done speaks of something else.
  return prompt.flow === 'confirm-closure' ? !isOfSame(need, about) : isSurelyNew(turn, need.text, about);
}

function isOfSame({ kind, category, item }: Need, about: Subject): boolean {
  return kind === about.kind && category === about.category && item === about.item;
}

async function subjectOf(turn: Turn, { flow, draft, ticket }: Prompt): Promise<Subject | undefined> {
  if (flow !== 'triage') return ticket === undefined ? undefined : seenTicket(turn, ticket);
  const { kind = 'incident', category, item } = TriageDraft.parse(draft);
  return { kind, category, item };
}
