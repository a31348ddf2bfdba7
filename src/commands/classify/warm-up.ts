import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { ReadingPlace, Understand } from '../../domain/understanding.ts';

/** Fewer leave rare paths (words of urgency, amounts) to be made ready by the messages that count. */
const MESSAGES = 1800;
/**
 * Dates and times are read by patterns that are made when they are first needed; most messages have none. The last two are such as the
 * library of dates is asked about, whose first answer takes a quarter of a second.
 */
const DATED = [
  'lo necesito para el lunes a las 3',
  'I need it by next Friday at noon',
  'desde ayer',
  'preciso até amanhã',
  'desde la reunión del 3 de junio pasado',
  'it broke in march',
];

/** Reads some lines of the phrasebooks, so that the first message that counts is read as fast as the others. */
export function warmUp(understand: Understand, phrasebooks: readonly Phrasebook[], place: ReadingPlace): void {
  const lines = phrasebooks.flatMap(({ intents }) => Object.values(intents).flat());
  const step = Math.max(1, Math.floor(lines.length / MESSAGES));
  for (let at = 0; at < lines.length; at += step) {
    const turn = at / step;
    understand(turn % 3 === 0 ? `${lines[at] ?? ''} ${DATED[(turn / 3) % DATED.length] ?? ''}` : (lines[at] ?? ''), place);
  }
}
