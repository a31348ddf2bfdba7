import { comeBack, goAway } from '../../../actions/working/go-away.ts';
import { DeskError } from '../../../domain/errors.ts';
import { readAbsence } from '../../words/read-absence.ts';
import { incomplete, type RunVerb } from '../run.ts';
import { sayOnCall } from '../say-on-call.ts';

/** Verbs about who is there. */
export const staffing = {
  oncall: (turn, { rest }) => sayOnCall(turn, rest),
  away: async (turn, { rest }) => {
    const absent = readAbsence(rest, turn);
    if (!absent) return incomplete('away');
    if (absent.until && absent.until <= turn.now) throw new DeskError('away.past');
    const { from, until } = await goAway(turn, absent);
    const later = from > turn.now;
    if (until && later) return { notice: { key: 'away.noted_between', params: { from: { at: from }, until: { at: until } } } };
    if (until) return { notice: { key: 'away.noted_until', params: { until: { at: until } } } };
    return { notice: later ? { key: 'away.noted_from', params: { from: { at: from } } } : { key: 'away.noted' } };
  },
  back: async (turn) => ({ notice: { key: (await comeBack(turn, turn.person.id)) ? 'away.back' : 'away.not_away' } }),
} as const satisfies Record<string, RunVerb>;
