import type { Impact } from '../../domain/catalog.ts';
import type { Understanding } from '../../domain/understanding.ts';
import { findItem } from './find-item.ts';
import type { Turn } from '../flow.ts';

/** A reading in the desk's own terms: ids of its configuration instead of the classifier's labels. */
export interface Understood {
  readonly kind?: 'incident' | 'request';
  readonly category?: string;
  readonly item?: string;
  readonly urgency: Impact;
  readonly reading: Understanding;
}

export function understood(
  turn: Pick<Turn, 'understand' | 'now' | 'zone' | 'language' | 'definitions'>,
  text: string,
): Understood {
  const reading = turn.understand(spoken(text), { now: turn.now, zone: turn.zone, language: turn.language });
  const { categories, items } = turn.definitions;
  const category = [...categories.values()].find(
    ({ id, same_as }) => id === reading.category || (reading.category !== undefined && same_as.includes(reading.category)),
  );
  const item = reading.item === undefined ? undefined : findItem(reading.item, items.values());
  const kind = reading.intent === 'incident' || reading.intent === 'request' ? reading.intent : undefined;
  return {
    reading,
    urgency: reading.urgency,
    ...(kind && { kind }),
    ...(category && { category: category.id }),
    ...(item && { item: item.id }),
  };
}

/** Without the lines that only say where: what stands in an address is not what it is about. */
function spoken(text: string): string {
  return text.replace(/^📍.*$/gmu, '').trim() || text;
}
