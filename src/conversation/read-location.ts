import { clean } from '../domain/fold.ts';
import { placeWords } from '../domain/form/place-words.ts';
import type { InboundEvent, Location } from '../messaging/inbound.ts';
import { commentOn } from './comment-on.ts';
import { answer, between, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { formOf } from './form/leave-form.ts';
import { answerableHere, openQuestions } from './open-questions.ts';
import { readMessage } from './read-message.ts';
import { takesAnyWords } from './words/takes-any-words.ts';

interface Sent {
  readonly event: Extract<InboundEvent, { kind: 'message' }>;
  readonly location: Location;
}

/** A place on the map: the answer where a place is asked for, else a line of the ticket at hand; where nothing is, it is asked what for. */
export async function readLocation(flows: Flows, turn: Turn, { event, location }: Sent): Promise<void> {
  const [newest] = answerableHere(await openQuestions(turn), turn);
  const place = placeWords(location);
  if (newest?.say.ask?.expects?.type === 'place')
    return answer(flows, turn, { prompt: newest, reply: { kind: 'words', text: place } });
  const line = `📍 ${place}`;
  const text = [clean(event.text), line].filter((part) => part !== '').join('\n');
  const { location: _location, ...words } = event;
  // Degrees are numbers: they are no answer to a question for one.
  if (newest && formOf(newest) && !takesAnyWords(newest) && !event.ticket)
    return between(turn, { notice: { key: 'location.not_here' } }, newest);
  if (event.text.trim() || event.ticket || (newest && takesAnyWords(newest)) || newest?.flow === 'triage')
    return readMessage(flows, turn, { ...words, text });
  if (await commentOn(flows, turn, { text: line, ticket: undefined, errand: newest })) return;
  await start(flows, turn, { flow: 'triage', draft: { text: line, located: true } });
}
