import type { ReactNode } from 'react';
import type { SpanKind, Timeline, TimelineClock } from '../wire-timeline.ts';
import { useSay } from '../words/words.tsx';
import type { WordKey } from '../words/words.tsx';
import { NowLine } from './now-line.tsx';
import { farEnough, type Scale } from './timeline-scale.ts';

const bar = { top: 5, height: 16 };
const height = 40;
const pauseSign = 10;

interface TrackProps {
  readonly clock: TimelineClock;
  readonly timeline: Timeline;
  readonly scale: Scale;
}

type Span = TimelineClock['spans'][number];

/** Counted time is solid, what is out of hours hatched, a pause framed and marked: each can be told without its colour. */
function SpanBar({
  span,
  scale,
  late,
}: {
  readonly span: Span;
  readonly scale: Scale;
  readonly late: string | undefined;
}): ReactNode {
  const [left, right] = [scale.x(span.from), scale.x(span.to)];
  // What counts after the clock was due is drawn apart.
  const due = late === undefined ? right : Math.min(right, Math.max(left, scale.x(late)));
  const box = (from: number, to: number, name: string): ReactNode =>
    to > from && (
      <rect key={name} className={`tl-${name}`} x={from} y={bar.top} width={Math.max(0.75, to - from)} height={bar.height} />
    );
  return (
    <g>
      <title>{span.label}</title>
      {span.kind === 'counted'
        ? [box(left, due, 'counted'), box(due, right, 'late')]
        : box(left, right, span.kind satisfies SpanKind)}
      {span.kind === 'paused' && right - left > pauseSign && (
        <text className="tl-sign" x={(left + right) / 2} y={bar.top + bar.height / 2}>
          ‖
        </text>
      )}
    </g>
  );
}

function Levels({ clock, scale }: Omit<TrackProps, 'timeline'>): ReactNode {
  const levels = clock.levels.filter(({ at }) => scale.shows(at));
  const written = farEnough(levels, scale, 34);
  return levels.map((level) => (
    <g key={level.percent} className={level.announced ? 'tl-level told' : 'tl-level'}>
      <line x1={scale.x(level.at)} x2={scale.x(level.at)} y1={bar.top} y2={bar.top + bar.height + 3} />
      {written.includes(level) && (
        <text x={Math.min(scale.width - 14, Math.max(14, scale.x(level.at)))} y={height - 6}>
          {level.percent} %
        </text>
      )}
    </g>
  ));
}

/** When it is due, as a flag. */
function DueFlag({ at, x }: { readonly at: string; readonly x: number }): ReactNode {
  return (
    <g className="tl-due">
      <title>{at}</title>
      <line x1={x} x2={x} y1={0} y2={bar.top + bar.height + 4} />
      <path d={`M${x} 0 l-7 3.5 l7 3.5 z`} />
    </g>
  );
}

const standings = ['running', 'overdue', 'paused', 'met', 'met_late'] as const;

/** How it stands, with its due time where there is one. */
function standing(verdict: string): WordKey {
  const known = standings.find((one) => one === verdict);
  return `timeline.is.${known ?? 'ended'}`;
}

/** One clock from its start: what counted, what did not, when it is due, when somebody is told. */
export function ClockTrack({ clock, timeline, scale }: TrackProps): ReactNode {
  const say = useSay();
  const { due } = clock;
  return (
    <li className={clock.breached ? 'tl-clock over' : 'tl-clock'}>
      <p>
        <strong>{clock.label}</strong>
        <span className="quiet">{say(standing(clock.verdict), { when: due?.label ?? '' })}</span>
      </p>
      <svg width={scale.width} height={height} role="img" aria-label={clock.lines[0] ?? clock.label}>
        {clock.spans.map((span) => (
          <SpanBar key={span.from} span={span} scale={scale} late={clock.breached ? due?.at : undefined} />
        ))}
        <Levels clock={clock} scale={scale} />
        {due !== undefined && scale.shows(due.at) && <DueFlag at={due.label} x={scale.x(due.at)} />}
        <NowLine timeline={timeline} scale={scale} height={height} />
      </svg>
    </li>
  );
}
