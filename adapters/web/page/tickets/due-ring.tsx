import type { ReactNode } from 'react';
import type { Ticket } from '../wire-tickets.ts';
import { relative, useNow } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';

const warnAt = 75;

interface RingProps {
  /** How much of the time has gone, 0 to 100 and more. */
  readonly percent: number;
  readonly breached: boolean;
  /** The target was reached: a tick in its place. */
  readonly done?: boolean;
  /** What a screen reader and the pointer are told. */
  readonly title: string;
}

/** A ring that fills as time goes; red once it is over. */
export function Ring({ percent, breached, done = false, title }: RingProps): ReactNode {
  const tone = breached ? 'over' : percent >= warnAt && !done ? 'soon' : 'fine';
  const shown = breached || done ? 100 : Math.min(100, Math.max(0, percent));
  return (
    <span className={`ring ${tone}`} role="img" aria-label={title} title={title}>
      <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle cx="18" cy="18" r="15.9" className="ring-track" />
        <circle
          cx="18"
          cy="18"
          r="15.9"
          className="ring-value"
          pathLength={100}
          strokeDasharray={`${shown} 100`}
          transform="rotate(-90 18 18)"
        />
        <text x="18" y="19" className="ring-words">
          {done ? '✓' : breached ? '!' : Math.round(shown)}
        </text>
      </svg>
    </span>
  );
}

/** The nearest target of a ticket in a list, in the desk's working time. */
function useDue(ticket: Ticket): { readonly percent: number; readonly when: string } | undefined {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { dueAt, percent = 0 } = ticket;
  if (dueAt === undefined) return undefined;
  const to = Date.parse(dueAt);
  return { percent, when: say(to < now ? 'detail.overdue' : 'detail.due', { when: relative(language, to, now) }) };
}

export function DueRing({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const say = useSay();
  const due = useDue(ticket);
  if (due === undefined) return <span className="ring none" aria-hidden="true" />;
  return <Ring percent={due.percent} breached={ticket.breached} title={say('tickets.sla', { ...due })} />;
}

export function DueWords({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const due = useDue(ticket);
  return due === undefined ? null : <span className={`due${ticket.breached ? ' over' : ''}`}>{due.when}</span>;
}
