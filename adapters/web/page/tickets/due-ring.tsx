import type { ReactNode } from 'react';
import type { Ticket } from '../wire.ts';
import { relative, useNow } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';

const warnAt = 75;

interface RingProps {
  /** How much of the time has gone, 0 to 100 and more. */
  readonly percent: number;
  readonly breached: boolean;
  /** What a screen reader and the pointer are told. */
  readonly title: string;
}

/** A ring that fills as time goes; red once it is over. */
export function Ring({ percent, breached, title }: RingProps): ReactNode {
  const tone = breached ? 'over' : percent >= warnAt ? 'soon' : 'fine';
  const shown = breached ? 100 : Math.min(100, Math.max(0, percent));
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
          {breached ? '!' : Math.round(shown)}
        </text>
      </svg>
    </span>
  );
}

interface Due {
  readonly percent: number;
  readonly when: string;
}

/** The nearest target of a ticket in a list: by the clock on the wall, since a list does not know working hours. */
function useDue(ticket: Ticket): Due | undefined {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  if (ticket.dueAt === undefined) return undefined;
  const [from, to] = [Date.parse(ticket.openedAt), Date.parse(ticket.dueAt)];
  const percent = to <= from ? 100 : Math.max(0, Math.round(((now - from) / (to - from)) * 100));
  return { percent, when: say(ticket.breached ? 'detail.overdue' : 'detail.due', { when: relative(language, to, now) }) };
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
