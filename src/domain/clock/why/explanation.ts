import type { Priority } from '../../catalog.ts';
import type { Label } from '../../label.ts';
import type { TicketState, WaitingReason } from '../../states.ts';
import type { Piece } from '../../hours/pieces.ts';
import type { When } from '../policy/sla-policy.ts';
import type { Target } from '../courses/target.ts';

/**
 * Why an interval counts or not. Counted: `counted`, by the weekday's hours; `override`, by a date's own; `kept`, what counted in it before the
 * ticket ended, where hours or holidays were changed since. Not counted: `outside_hours`
 * (nights and the like), `free_day`, `holiday`, `break`, and `override` again where a date's own hours leave it out; `paused` by the state;
 * `stopped`, from a solution until it was reopened; `before_start`, where the clock begins later than the ticket.
 */
export type IntervalRule =
  'counted' | 'override' | 'kept' | 'outside_hours' | 'free_day' | 'holiday' | 'break' | 'paused' | 'stopped' | 'before_start';

/** A stretch of time, half-open, with what of it counts against a goal. */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
  readonly state: TicketState;
  readonly reason?: WaitingReason;
  readonly counted: boolean;
  /** Working minutes that count: the whole stretch, or 0; of `kept`, as many as counted then. */
  readonly minutes: number;
  readonly rule: IntervalRule;
  /** Of a holiday, where it has one. */
  readonly name?: NonNullable<Piece['name']>;
  /** Who let it wait, of a pause. */
  readonly by?: string;
}

/**
 * A due time that was moved by something else than the ticket's own course: another priority, category or team, an emergency, another policy,
 * or the same policy or calendar with other numbers (`terms`).
 */
export interface Move {
  readonly at: Date;
  readonly from: Date;
  readonly to: Date;
  readonly by: 'priority' | 'category' | 'team' | 'emergency' | 'policy' | 'terms';
}

export type Verdict = 'not_begun' | 'running' | 'overdue' | 'paused' | 'met' | 'met_late' | 'ended';

/** One clock of a ticket, from its start until it stopped, or now. All lengths are working minutes of its calendar. */
export interface ClockExplanation {
  readonly target: Target;
  readonly key: string;
  /** The team of an internal clock, the supplier of a vendor's. */
  readonly of?: string;
  readonly calendar: { readonly id: string; readonly name?: Label; readonly zone: string; readonly dayMinutes: number };
  readonly goal: number;
  /** The sum of the intervals' `minutes`. */
  readonly used: number;
  /** What is left of the goal; 0 once it is used up. */
  readonly left: number;
  /** By how much more than the goal was used. */
  readonly late: number;
  readonly startedAt?: Date;
  /** `goal`: when so much working time is used up, if nothing pauses it; `fixed`: that instant, whatever the hours. Absent while paused. */
  readonly due?: { readonly at: Date; readonly by: 'goal' | 'fixed' };
  readonly metAt?: Date;
  readonly stoppedAt?: Date;
  readonly verdict: Verdict;
  readonly breached: boolean;
  /** In the order in which they happened. Everything is counted as if what holds now had held from the start. */
  readonly moves: readonly Move[];
  readonly intervals: readonly Interval[];
  /** Alert levels, for the desk alone; those ahead only while it runs. `announced`: somebody was told. */
  readonly levels: readonly { readonly percent: number; readonly at: Date; readonly announced: boolean }[];
}

/**
 * What about the ticket made its policy the first that fits; `default`: none fits, and the desk's own holds; `kept`: the ticket is over, and by the
 * configuration of today it would have another.
 */
export type Chosen =
  | { readonly by: 'default' }
  | { readonly by: 'kept' }
  | { readonly by: 'conditions'; readonly matched: readonly { readonly on: keyof When; readonly value: string }[] };

/** Every clock of a ticket, explained. Plain data: written as JSON its instants become ISO 8601 in UTC, and nothing else changes. */
export interface Explanation {
  readonly number: string;
  /** When it was asked. */
  readonly at: Date;
  readonly state: TicketState;
  readonly reason?: WaitingReason;
  readonly priority: Priority;
  readonly policy: { readonly id: string; readonly label?: Label; readonly chosen: Chosen };
  readonly emergency?: {
    readonly since: Date;
    readonly askedBy: string;
    readonly authorisedBy?: string;
    readonly acceptedBy?: string;
  };
  readonly clocks: readonly ClockExplanation[];
}
