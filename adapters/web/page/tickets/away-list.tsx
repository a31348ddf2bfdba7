import type { ReactNode } from 'react';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import type { Person } from '../wire.ts';
import type { Absence } from '../wire-tickets.ts';
import { dayName } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import { useAway } from './use-tickets.ts';

function Away({ absence }: { readonly absence: Absence }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { name, from, until, standIn } = absence;
  const span = until === undefined ? say('away.open', { from: dayName(language, from) }) : undefined;
  return (
    <li className="away">
      <Avatar name={name} />
      <span className="ticket-words">
        <strong>{name}</strong>
        <span className="quiet">
          {span ?? say('away.until', { from: dayName(language, from), until: dayName(language, until ?? from) })}
        </span>
        {standIn !== undefined && <span className="quiet">{say('away.standIn', { name: standIn })}</span>}
      </span>
    </li>
  );
}

/** Who of the teams is away, so that nobody hands work to somebody who is not there. */
export function AwayList({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const found = useAway(person);
  if (found.state !== 'ready') return null;
  if (found.value.length === 0)
    return (
      <div className="empty">
        <span className="empty-picture">
          <Icon name="people" />
        </span>
        <h3>{say('away.nobody')}</h3>
        <p className="quiet">{say('away.nobodyMore')}</p>
      </div>
    );
  return (
    <ul className="ticket-rows" aria-label={say('tickets.away')}>
      {found.value.map((absence) => (
        <Away key={absence.id} absence={absence} />
      ))}
    </ul>
  );
}
