import type { ReactNode } from 'react';
import type { Timeline } from '../wire-timeline.ts';
import { useSay } from '../words/words.tsx';
import { NowLine } from './now-line.tsx';
import { farEnough, type Scale } from './timeline-scale.ts';

const top = 16;
const height = 24;
/** So many pixels a letter needs, about. */
const letter = 6.6;

interface TrackProps {
  readonly timeline: Timeline;
  readonly scale: Scale;
}

/** The states as bands with their names; where a name does not fit, its number stands for it, and the list below the picture names it. */
export function StateTrack({ timeline, scale }: TrackProps): ReactNode {
  const say = useSay();
  const names = stateNames(timeline);
  const words = timeline.states.map(({ label }) => label).join(', ');
  return (
    <svg width={scale.width} height={top + height + 4} role="img" aria-label={say('timeline.states', { states: words })}>
      {timeline.states.map(({ from, to, state, label }) => {
        const [left, right] = [scale.x(from), scale.x(to)];
        const room = right - left - 8;
        const shown = label.length * letter <= room ? label : room >= letter ? String(names.indexOf(label) + 1) : '';
        return (
          <g key={from} className={`tl-state ${state}`}>
            <title>{label}</title>
            <rect x={left} y={top} width={Math.max(0.75, right - left)} height={height} />
            <text x={(left + right) / 2} y={top + height / 2}>
              {shown}
            </text>
          </g>
        );
      })}
      <NowLine timeline={timeline} scale={scale} height={top + height + 4} words={say('timeline.now')} />
    </svg>
  );
}

/** The names of all states that occur, in their order. */
export function stateNames({ states }: Timeline): readonly string[] {
  return [...new Set(states.map(({ label }) => label))];
}

/** Days, as many as can be read. */
export function DayAxis({ timeline, scale }: TrackProps): ReactNode {
  const withRoom = timeline.days.filter(({ at }) => scale.x(at) <= scale.width - 66);
  const written = farEnough(withRoom, scale, 76);
  return (
    <svg className="tl-axis" width={scale.width} height={22} aria-hidden="true" focusable="false">
      <line x1={0} x2={scale.width} y1={0.5} y2={0.5} />
      {timeline.days.map(({ at, label }) => (
        <g key={at}>
          <line x1={scale.x(at)} x2={scale.x(at)} y1={0} y2={written.some((one) => one.at === at) ? 7 : 4} />
          {written.some((one) => one.at === at) && (
            <text x={scale.x(at) + 3} y={18}>
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
