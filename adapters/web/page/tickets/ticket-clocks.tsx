import type { ReactNode } from 'react';
import type { TicketDetail } from '../wire.ts';
import { exact, relative, useNow } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import { Ring } from './due-ring.tsx';

type Clock = TicketDetail['clocks'][number];

function ClockCard({ clock }: { readonly clock: Clock }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { dueAt } = clock;
  const when = dueAt === undefined ? undefined : relative(language, Date.parse(dueAt), now);
  const percent = Math.round(clock.percent);
  return (
    <li className="clock">
      <Ring percent={percent} breached={clock.breached} title={say('detail.used', { percent })} />
      <span>
        <strong>{clock.label}</strong>
        {dueAt !== undefined && (
          <span className="quiet" title={exact(language, dueAt)}>
            {say(clock.breached ? 'detail.overdue' : 'detail.due', { when: when ?? '' })}
          </span>
        )}
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
