import type { ReactNode } from 'react';
import type { Person } from '../wire.ts';
import type { Timeline } from '../wire-timeline.ts';
import { useSay } from '../words/words.tsx';
import { ClockTrack } from './clock-track.tsx';
import { DayAxis, stateNames, StateTrack } from './state-track.tsx';
import { scaleOf, useWidth } from './timeline-scale.ts';
import { useWhy } from './use-tickets.ts';

/** Stripes need a pattern of the document's own; two tickets beside each other may share it. */
function Hatching(): ReactNode {
  return (
    <svg className="tl-patterns" aria-hidden="true" focusable="false">
      <pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="tl-hatch" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
      <pattern id="tl-cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="tl-cross" d="M0 0v6M0 0h6" />
      </pattern>
      <pattern id="tl-late" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect className="tl-late-ground" width="5" height="5" />
        <line className="tl-late-line" x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </svg>
  );
}

const signs = ['counted', 'off', 'holiday', 'paused', 'stopped', 'late'] as const;

/** What the drawing means, of what occurs in it. */
function Legend({ timeline }: { readonly timeline: Timeline }): ReactNode {
  const say = useSay();
  const drawn = new Set(timeline.clocks.flatMap(({ spans }) => spans.map(({ kind }) => kind)));
  const late = timeline.clocks.some(({ breached }) => breached);
  const shown = signs.filter((sign) => (sign === 'late' ? late : drawn.has(sign)));
  const names = stateNames(timeline);
  return (
    <ul className="tl-legend quiet">
      {names.length > 1 && <li>{names.map((name, index) => `${index + 1} ${name}`).join(' · ')}</li>}
      {shown.map((sign) => (
        <li key={sign}>
          <svg width="18" height="12" aria-hidden="true" focusable="false">
            <rect className={`tl-${sign}`} x="0.5" y="0.5" width="17" height="11" />
          </svg>
          {say(`timeline.${sign}`)}
        </li>
      ))}
    </ul>
  );
}

function InWords({ timeline }: { readonly timeline: Timeline }): ReactNode {
  const say = useSay();
  return (
    <details className="tl-words">
      <summary>{say('timeline.words')}</summary>
      {timeline.intro.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {timeline.clocks.map(({ key, lines: [head, ...lines] }) => (
        <div key={key}>
          <strong>{head}</strong>
          <ul>
            {lines.map((line, index) => (
              <li key={index}>{line.replace(/^• /, '')}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

/** A ticket's life and its clocks as a picture, and the same in words. */
function Picture({ timeline }: { readonly timeline: Timeline }): ReactNode {
  const { of, width } = useWidth();
  const scale = scaleOf(timeline, width);
  return (
    <div className="timeline" ref={of}>
      <Hatching />
      <StateTrack timeline={timeline} scale={scale} />
      <ul>
        {timeline.clocks.map((clock) => (
          <ClockTrack key={clock.key} clock={clock} timeline={timeline} scale={scale} />
        ))}
      </ul>
      <DayAxis timeline={timeline} scale={scale} />
      <Legend timeline={timeline} />
      <InWords timeline={timeline} />
    </div>
  );
}

interface TicketTimelineProps {
  readonly person: Person;
  readonly number: string;
}

/** Nothing where no clock has begun, and for who may not know how they stand. */
export function TicketTimeline({ person, number }: TicketTimelineProps): ReactNode {
  const say = useSay();
  const found = useWhy(person, number);
  if (found.state !== 'ready' || found.value.clocks.length === 0) return null;
  return (
    <section aria-label={say('timeline.title')}>
      <h4>{say('timeline.title')}</h4>
      <Picture timeline={found.value} />
    </section>
  );
}
