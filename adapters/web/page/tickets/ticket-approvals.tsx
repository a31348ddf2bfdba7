import type { ReactNode } from 'react';
import type { ApprovalStage, TicketDetail } from '../wire-tickets.ts';
import { RelativeTime } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';

const tones: Readonly<Record<string, string>> = { approved: 'good', rejected: 'bad', expired: 'bad', pending: 'notice' };

function Stage({ stage }: { readonly stage: ApprovalStage }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const missing = new Intl.ListFormat(language === 'es' ? 'es-PE' : 'en-GB').format(stage.missing);
  return (
    <li className="stage">
      <p className="ticket-line">
        <strong>{stage.label}</strong>
        <span className={`pill ${tones[stage.state] ?? 'calm'}`}>{stage.stateLabel}</span>
        <span className="quiet">{stage.rule}</span>
      </p>
      <ul>
        {stage.decisions.map((made, index) => (
          <li key={index} className={made.past ? 'taken-back' : ''}>
            {made.label}: <strong>{made.who}</strong> <RelativeTime at={made.at} />
            {made.past && <span className="pill calm"> {say('approvals.past')}</span>}
            {made.reason !== undefined && <blockquote>{made.reason}</blockquote>}
          </li>
        ))}
      </ul>
      {stage.missing.length > 0 && <p className="quiet">{say('approvals.missing', { who: missing })}</p>}
    </li>
  );
}

/** Each stage as it stands: who decided in whose place, when, why, and who is missing. */
export function TicketApprovals({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  if (ticket.approvals.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.approvals')}</h4>
      <ol className="stages">
        {ticket.approvals.map((stage, index) => (
          <Stage key={index} stage={stage} />
        ))}
      </ol>
    </section>
  );
}
