import type { ReactNode } from 'react';
import type { Clock, TicketDetail } from '../wire-tickets.ts';
import { exact, relative, useNow } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import type { Language, Say } from '../words/words.tsx';
import { Ring } from './due-ring.tsx';

/** How a clock stands: one that was met is done, whatever its due time was. */
function wordsOf(clock: Clock, { say, language, now }: { say: Say; language: Language; now: number }): string {
  const { mode, metAt, dueAt, breached } = clock;
  const ago = (at: string | undefined): string => (at === undefined ? '' : relative(language, Date.parse(at), now));
  if (mode === 'met') return say('clock.met', { when: ago(metAt) });
  if (mode === 'late') return say('clock.late', { when: ago(metAt) });
  if (mode === 'paused') return say('clock.paused');
  if (mode === 'ended') return say('clock.ended');
  return say(breached ? 'detail.overdue' : 'detail.due', { when: ago(dueAt) });
}

function ClockCard({ clock }: { readonly clock: Clock }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const at = clock.metAt ?? clock.dueAt;
  const done = clock.mode === 'met' || clock.mode === 'late';
  return (
    <li className={`clock ${clock.mode}`}>
      <Ring
        percent={clock.percent}
        breached={clock.breached}
        done={done}
        title={say('detail.used', { percent: Math.round(clock.percent) })}
      />
      <span>
        <strong>{clock.label}</strong>
        <span className="quiet" title={at === undefined ? undefined : exact(language, at)}>
          {wordsOf(clock, { say, language, now })}
        </span>
      </span>
    </li>
  );
}

export function TicketClocks({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  if (ticket.clocks.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.clocks')}</h4>
      <ul className="clocks">
        {ticket.clocks.map((clock) => (
          <ClockCard key={clock.label} clock={clock} />
        ))}
      </ul>
    </section>
  );
}
