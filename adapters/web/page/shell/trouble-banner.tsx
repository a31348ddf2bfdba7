import type { ReactNode } from 'react';
import type { Person } from '../wire.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';
import { useTroubles } from './use-troubles.ts';

const names: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams', whatsapp: 'WhatsApp' };

/** Says to those who work at the desk why people do not hear of it. */
export function TroubleBanner({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const { alarms, held, failed } = useTroubles(person);
  if (alarms.length === 0 && held === 0 && failed === 0) return null;
  return (
    <aside className="trouble-banner" role="status" aria-label={say('trouble.title')}>
      {alarms.map(({ channel, kind, since }) => (
        <p key={channel}>
          {say(`trouble.${kind}`, { channel: names[channel] ?? channel })} <RelativeTime at={since} />
        </p>
      ))}
      {held > 0 && <p>{say('trouble.held', { count: held })}</p>}
      {failed > 0 && <p>{say('trouble.failed', { count: failed })}</p>}
    </aside>
  );
}
