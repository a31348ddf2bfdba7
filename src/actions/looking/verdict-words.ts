import type { ClockExplanation, Explanation } from '../../domain/clock/why/explanation.ts';
import type { MessageKey, Value, Words } from '../../domain/wording.ts';

/** What follows from a clock's sum: what is due and how that follows, or how it ended; and what people wonder about then. */
export function verdictWords(
  clock: ClockExplanation,
  explanation: Explanation,
  { goal, inside }: { readonly goal: Value; readonly inside: boolean },
): readonly Words[] {
  const { used, late, left, due } = clock;
  const params = {
    goal,
    used: { minutes: used },
    late: { minutes: late },
    left: { minutes: left },
    due: due ? { at: due.at } : '',
    at: { at: clock.metAt ?? clock.stoppedAt ?? explanation.at },
  };
  const key = keyOf(clock);
  const wondered = wonderedAt(clock, explanation, inside);
  return [...moveWords(clock), ...(key ? [{ key, params }] : []), ...(wondered ? [{ key: wondered }] : [])];
}

/** The last one says how it came to be what it is. */
function moveWords({ moves }: ClockExplanation): readonly Words[] {
  const move = moves.at(-1);
  if (!move) return [];
  return [{ key: `why.moved.${move.by}`, params: { at: { at: move.at }, from: { at: move.from }, to: { at: move.to } } }];
}

function keyOf({ verdict, breached, due, late, left }: ClockExplanation): MessageKey | undefined {
  const fixed = due?.by === 'fixed';
  switch (verdict) {
    case 'not_begun':
      return undefined;
    case 'running':
      return fixed ? 'why.due_fixed' : 'why.due';
    case 'overdue':
      if (late < 0.5) return 'why.overdue_just';
      return fixed ? 'why.overdue_fixed' : 'why.overdue';
    case 'paused':
      return breached ? (late < 0.5 ? 'why.paused_late_just' : 'why.paused_late') : 'why.paused';
    case 'met':
      return left < 0.5 ? 'why.met_just' : 'why.met';
    case 'met_late':
      return late < 0.5 ? 'why.met_late_just' : 'why.met_late';
    case 'ended':
      return breached ? (late < 0.5 ? 'why.ended_late_just' : 'why.ended_late') : 'why.ended';
  }
}

/** Whoever answered, or was answered, wonders why it is overdue nevertheless. */
function wonderedAt({ target, verdict }: ClockExplanation, { clocks }: Explanation, inside: boolean): MessageKey | undefined {
  if (verdict !== 'overdue') return undefined;
  if (target === 'next') return inside ? 'why.what_answers_next_inside' : 'why.what_answers_next';
  if (target === 'response') return inside ? 'why.what_answers_inside' : 'why.what_answers';
  const answered = clocks.some((one) => one.target === 'response' && one.metAt !== undefined);
  return target === 'resolution' && answered
    ? inside
      ? 'why.answer_is_no_solution_inside'
      : 'why.answer_is_no_solution'
    : undefined;
}
