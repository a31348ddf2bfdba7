import type { Words } from '../../domain/wording.ts';

/** "Sofía is away until Monday". */
export function awayWords(person: string, until: Date | undefined): Words {
  if (until) return { key: 'away.is_until', params: { who: { person }, until: { at: until } } };
  return { key: 'away.is', params: { who: { person } } };
}
