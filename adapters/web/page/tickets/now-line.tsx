import type { ReactNode } from 'react';
import type { Timeline } from '../wire-timeline.ts';
import type { Scale } from './timeline-scale.ts';

interface NowLineProps {
  readonly timeline: Timeline;
  readonly scale: Scale;
  readonly height: number;
  readonly words?: string;
}

/** Where now is, through all rows of the picture. */
export function NowLine({ timeline, scale, height, words }: NowLineProps): ReactNode {
  if (!timeline.live) return null;
  const x = scale.x(timeline.now);
  const toLeft = x > scale.width / 2;
  return (
    <g className="tl-now">
      <line x1={x} x2={x} y1={words === undefined ? 0 : 4} y2={height} />
      {words !== undefined && (
        <text x={toLeft ? x - 4 : x + 4} y={11} textAnchor={toLeft ? 'end' : 'start'}>
          {words}
        </text>
      )}
    </g>
  );
}
