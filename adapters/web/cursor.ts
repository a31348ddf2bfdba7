import { Refusal } from './refusal.ts';

/** Where a reader stands: lane → the last number seen. On the wire `web:ana=12,web:team:mesa=4`. */
export type Cursor = ReadonlyMap<string, number>;

const mostLanes = 100;

/** @throws Refusal if it is none */
export function parseCursor(text: string): Cursor {
  const parts = text === '' ? [] : text.split(',').map((part) => /^([a-z0-9_:-]{1,100})=(\d{1,12})$/.exec(part));
  if (parts.length > mostLanes) throw new Refusal('malformed', 'The position names too many conversations.');
  return new Map(
    parts.map((part) => {
      if (part === null) throw new Refusal('malformed', 'A position reads like web:ana=12,web:team:mesa=4.');
      return [part[1] ?? '', Number(part[2])];
    }),
  );
}

export function formatCursor(cursor: Cursor): string {
  return [...cursor].map(([lane, seq]) => `${lane}=${seq}`).join(',');
}
