import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { readerOf } from '../../../src/messaging/reader-of.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import { OPTIONS } from '../limits.ts';
import type { Drawing } from './render.ts';

type Tools = Pick<ChannelTools, 'translate' | 'definitions'>;

/** How to draw a card for its reader; `person` is who looks, where that is somebody else. */
export function drawingFor(
  { translate, definitions }: Tools,
  { language, reader }: Pick<OutboundMessage, 'language' | 'reader'>,
  person = reader,
): Drawing {
  const { zone } = readerOf(person, definitions());
  return {
    say: (key, params) => translate(language, key, params),
    people: () => peopleFor({ definitions }, person),
    local: (instant) => localOf(instant, zone),
    mayChoose: true,
  };
}

/** A customer knows the people of their own company. Too many to be listed: none. */
function peopleFor({ definitions }: Pick<Tools, 'definitions'>, reader: string): readonly { value: string; label: string }[] {
  const { people } = definitions();
  const own = people.get(reader);
  if (!own) return [];
  const known = [...people.values()].filter(({ company }) => own.kind !== 'customer' || company === own.company);
  if (known.length > OPTIONS) return [];
  return known.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label));
}

function localOf(instant: string, timeZone: string): { readonly date: string; readonly time: string } | undefined {
  const at = new Date(instant);
  if (instant === '' || Number.isNaN(at.getTime())) return undefined;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, time };
}
