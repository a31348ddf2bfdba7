import type { Impact } from '../../domain/catalog.ts';
import type { Mood, Understanding } from '../../domain/understanding.ts';
import { findItem } from './find-item.ts';
import { withoutPlaces } from './without-places.ts';
import type { Turn } from '../flow.ts';

/** A reading in the desk's own terms: ids of its configuration instead of the classifier's labels. */
export interface Understood {
  readonly kind?: 'incident' | 'request';
  readonly category?: string;
  readonly item?: string;
  readonly impact: Impact;
  readonly urgency: Impact;
  /** The words that say how urgent it is. */
  readonly pressing?: readonly string[];
  readonly mood?: Mood;
  readonly reading: Understanding;
}

export function understood(
  turn: Pick<Turn, 'understand' | 'now' | 'zone' | 'language' | 'definitions'>,
  text: string,
): Understood {
  const { categories, items } = turn.definitions;
  const reading = named(turn, text, turn.understand(spoken(text), { now: turn.now, zone: turn.zone, language: turn.language }));
  const category = [...categories.values()].find(
    ({ id, same_as }) => id === reading.category || (reading.category !== undefined && same_as.includes(reading.category)),
  );
  const item = reading.item === undefined ? undefined : findItem(reading.item, items.values());
  const kind = reading.intent === 'incident' || reading.intent === 'request' ? reading.intent : undefined;
  const { mood, pressing } = reading;
  return {
    reading,
    impact: pressing?.impact ?? 'medium',
    urgency: urgencyOf(reading),
    ...(pressing && { pressing: pressing.words }),
    ...(mood && { mood }),
    ...(kind && { kind }),
    ...(category && { category: category.id }),
    ...(item && { item: item.id }),
  };
}

/** "Viáticos": what is on the catalog under just this name is asked for, whatever such a word would mean elsewhere. */
function named({ definitions }: Pick<Turn, 'definitions'>, text: string, reading: Understanding): Understanding {
  const unsure = reading.intent === 'other' || reading.p < definitions.desk.conversation.accept;
  const item = unsure && reading.p < 1 ? findItem(text, definitions.items.values()) : undefined;
  return item ? { ...reading, intent: 'request', p: 1, top2: ['request', reading.intent], item: item.id } : reading;
}

/** What turns out to be a report after all is as urgent as any other that says nothing of it; a question can wait. */
function urgencyOf({ intent, pressing, urgency }: Understanding): Impact {
  if (pressing) return pressing.urgency;
  return intent === 'incident' || intent === 'how_to' ? urgency : 'medium';
}

/** Without the lines that only say where: what stands in an address is not what it is about. */
function spoken(text: string): string {
  return withoutPlaces(text) || text;
}
