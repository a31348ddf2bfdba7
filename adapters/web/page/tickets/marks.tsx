import type { ReactNode } from 'react';

const tones: Readonly<Record<string, string>> = {
  awaiting_approval: 'notice',
  registered: 'brand',
  in_progress: 'brand',
  waiting: 'notice',
  escalated: 'notice',
  resolved: 'good',
  closed: 'calm',
  rejected: 'bad',
  cancelled: 'calm',
};

/** The state in the reader's words; the colour only repeats it. */
export function StatePill({ state, label }: { readonly state: string; readonly label: string }): ReactNode {
  return <span className={`pill ${tones[state] ?? 'calm'}`}>{label}</span>;
}

const heights: Readonly<Record<string, number>> = { critical: 4, high: 3, normal: 2, low: 1 };

/** The priority in words, with as many bars. */
export function PriorityMark({ priority, label }: { readonly priority: string; readonly label: string }): ReactNode {
  const height = heights[priority] ?? 2;
  return (
    <span className={`priority ${priority}`}>
      <svg viewBox="0 0 14 12" aria-hidden="true" focusable="false">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            className={bar <= height ? 'on' : 'off'}
            x={(bar - 1) * 3.6}
            y={12 - bar * 3}
            width="2.6"
            height={bar * 3}
            rx="0.8"
          />
        ))}
      </svg>
      {label}
    </span>
  );
}
