import type { ReactNode } from 'react';

/** Outlines on a grid of 20, drawn with the colour of the text around them. */
const paths = {
  send: 'M3.5 3.4 17 10 3.500 16.600 5 10.600 11.500 10 5 9.400z',
  chat: 'M4.500 4h11A1.500 1.500 0 0 1 17 5.500v7a1.500 1.500 0 0 1-1.500 1.500H9.600L6 17v-3H4.500A1.500 1.500 0 0 1 3 12.500v-7A1.500 1.500 0 0 1 4.500 4Z',
  tickets:
    'M3.500 6.500v2a1.500 1.500 0 0 1 0 3v2A1.500 1.500 0 0 0 5 15h10a1.500 1.500 0 0 0 1.500-1.500v-2a1.500 1.500 0 0 1 0-3v-2A1.500 1.500 0 0 0 15 5H5a1.500 1.500 0 0 0-1.500 1.500ZM12 5.500v1.800m0 1.900v1.800m0 1.900v1.800',
  room: 'M7 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Zm6.500 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2.500 15.500c0-2.200 2-3.500 4.500-3.500s4.500 1.300 4.500 3.500m1.500-3.900c2.500-.4 4.500.9 4.500 2.900',
  back: 'M12.500 4.500 7 10l5.500 5.500',
  down: 'm5 8 5 5 5-5',
  settings:
    'M10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Zm6.200-2.500c0-.5 0-.9-.1-1.300l1.500-1.200-1.600-2.700-1.800.7a6 6 0 0 0-2.200-1.300L11.700 2.500H8.300L8 4.200a6 6 0 0 0-2.200 1.300L4 4.800 2.400 7.500l1.500 1.200a6.600 6.600 0 0 0 0 2.600l-1.500 1.200L4 15.200l1.800-.7A6 6 0 0 0 8 15.800l.3 1.700h3.400l.3-1.700a6 6 0 0 0 2.200-1.300l1.800.7 1.600-2.700-1.500-1.200c.1-.4.1-.8.1-1.300Z',
  calendar:
    'M4.500 4.500h11A1.500 1.500 0 0 1 17 6v9.500a1.500 1.500 0 0 1-1.500 1.500h-11A1.500 1.500 0 0 1 3 15.500V6a1.500 1.500 0 0 1 1.500-1.500ZM3 8.500h14M7 3v3m6-3v3',
  check: 'm4.500 10.500 3.800 3.800 7.500-8',
  cross: 'm5.500 5.500 9 9m0-9-9 9',
  plus: 'M10 4v12M4 10h12',
  warning: 'M10 3.500 17.500 16.500h-15ZM10 8v4m0 2.200v.1',
  spark:
    'M10 3c.6 3.800 2.200 5.800 6.500 7-4.300 1.200-5.900 3.200-6.500 7-.6-3.800-2.200-5.800-6.500-7C7.800 8.800 9.400 6.800 10 3Z',
  inbox:
    'M3.500 11.500 5.300 5.200A1.500 1.500 0 0 1 6.700 4h6.600a1.500 1.500 0 0 1 1.400 1.200l1.800 6.300v3A1.500 1.500 0 0 1 15 16H5a1.500 1.500 0 0 1-1.500-1.500Zm0 0h4a2.500 2.500 0 0 0 5 0h4',
} as const;
export type IconName = keyof typeof paths;

/** A picture that says nothing to a screen reader: the words stand beside it or in a label. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
