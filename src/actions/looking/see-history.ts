import type { HistoryEntry } from '../../domain/audit.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { waitingReasons } from '../../domain/states.ts';
import type { Sight } from '../../domain/rights.ts';
import { takenBack } from '../../domain/taken-back.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { HOLD_MS } from '../working/hold.ts';
import { titleOf } from './ticket-facts.ts';

type Entry = Pick<HistoryEntry, 'sight' | 'verb'>;

/** What belongs to the form and the decisions: all that an approver reads, with its words. */
const ofApproval: ReadonlySet<string> = new Set([
  'open', 'ask-approval', 'decide', 'approve', 'reject', 'expire', 'ask', 'answer', 'withdraw', 'escalate-approval', 'edit', 'reapprove', 'delegate', 'cancel',
  'emergency', 'emergency-on', 'emergency-refused', 'emergency-withdrawn',
]); // prettier-ignore

/** Whether an entry of a ticket's history may be read at this sight. */
export function isVisible({ sight: of, verb }: Entry, sight: Sight): boolean {
  switch (sight) {
    case 'none':
      return false;
    case 'full':
      return true;
    case 'public':
      return of !== 'internal';
    case 'form':
      return of !== 'internal' && ofApproval.has(verb);
    case 'overview':
      return of === 'system' || (of === 'public' && ofApproval.has(verb));
    case 'status':
      return of === 'system';
  }
}

/** Whether the words of a visible entry may be read too: status and history say what happened, not what was said. */
function showsText({ verb }: Entry, sight: Sight): boolean {
  if (sight === 'full' || sight === 'public') return true;
  // The first words of a request are no part of its form.
  return sight !== 'status' && sight !== 'none' && verb !== 'open' && ofApproval.has(verb);
}

export interface SeenEntry extends HistoryEntry {
  /** A public reply that was taken back before anybody read it; the team alone still sees it. */
  readonly takenBack: boolean;
}

/** A ticket's history as far as this sight goes. A public reply shows to others only once it can no longer be taken back. */
export function seenHistory({ history }: Pick<Ticket, 'history'>, sight: Sight, now: Date): readonly SeenEntry[] {
  const undone = takenBack(history);
  return history.flatMap((entry): SeenEntry[] => {
    const held = entry.verb === 'reply' && now.getTime() - entry.at.getTime() < HOLD_MS;
    if (!isVisible(entry, sight) || (sight !== 'full' && (undone.has(entry.n) || held))) return [];
    const { text, ...rest } = entry;
    return [{ ...rest, ...(text && showsText(entry, sight) && { text }), takenBack: undone.has(entry.n) }];
  });
}

/** What a ticket is called for this reader. The first words of a report are its content: who may know only how it stands reads its kind. */
export function seenTitle(ticket: Ticket, sight: Sight, definitions: Definitions): Words {
  if (ticket.item || sight === 'public' || sight === 'full') return titleOf(ticket, definitions);
  const category = ticket.category ? definitions.categories.get(ticket.category) : undefined;
  return category ? { label: category.label } : { key: `kind.${ticket.kind}` };
}

/** What was done, as a sentence's key: a decision says which, a conformity whether an agent wrote it down. */
export function didKey({ verb, facts }: Pick<HistoryEntry, 'verb' | 'facts'>): 'did.open' {
  const recorded = verb === 'conform' && facts['how'] === 'agent' ? 'conform_recorded' : withReason(verb, facts);
  const decided = facts['purpose'] === 'emergency' ? 'decide_emergency' : 'decide';
  const how = facts['decision'] === 'rejected' ? `${decided}_rejected` : decided;
  const done = verb === 'decide' ? how : recorded;
  // Every verb has a key of this form; the locale parity check proves that none is missing.
  return `did.${done}` as 'did.open';
}

/** What it was set waiting for; whether it ended only because nobody answered. */
function withReason(verb: string, facts: HistoryEntry['facts']): string {
  const { reason, how } = facts;
  if (verb === 'article') return `article_${String(how)}`;
  if (verb === 'wait' && waitingReasons.some((one) => one === reason)) return `wait_${String(reason)}`;
  return (verb === 'resolve' || verb === 'cancel') && how === 'silence' ? `${verb}_silence` : verb;
}
