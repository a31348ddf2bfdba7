import type { FeedEntry } from '../../messaging/feed.ts';
import { fold } from '../../domain/fold.ts';
import { liveOffers, type Board, type Offer } from './board.ts';
import { StepError } from './step-error.ts';
import type { TapStep } from './steps.ts';

export interface Picked {
  readonly entry: FeedEntry;
  readonly promptId: string;
  readonly value: string;
}

/** The choice that a tap means. @throws StepError with the labels that could have been tapped. */
export function pickChoice(board: Board, step: TapStep): Picked {
  return step.message === undefined ? pickLive(board, step) : pickOf(board, step, step.message);
}

function pickLive(board: Board, { as, on, tap, of, fill }: TapStep): Picked {
  const messages = board
    .seenBy(as, on)
    .filter(({ message }) => of === undefined || message.ticket?.toUpperCase() === of.trim().toUpperCase());
  for (const entry of messages) {
    const offer = liveOffers(entry).find((one) => hasLabel(one, tap));
    if (offer && (fill === undefined || entry.message.inputs.length > 0))
      return { entry, promptId: offer.promptId, value: offer.value };
  }
  const offered = [...new Set(messages.flatMap((entry) => liveOffers(entry).map(({ label }) => label)))];
  const where = `${on}${of === undefined ? '' : ` about ${of}`}`;
  throw new StepError(
    `no message on ${where} offers ${as} the choice ${JSON.stringify(tap)}${fill === undefined ? '' : ' with inputs to fill'}`,
    offered,
  );
}

/** On a message by its name: whatever it offers, or ever did, whoever it was for. */
function pickOf(board: Board, { on, tap }: TapStep, id: string): Picked {
  const entry = board.message(id);
  if (!entry) throw new StepError(`there is no message ${id}`, board.ids());
  if (entry.message.to.channel !== on)
    throw new StepError(`the message ${id} is not on ${on} but on ${entry.message.to.channel}`);
  const earlier = entry.offered.map((offer) => ({ ...offer, whole: offer.label })).reverse();
  const offer = [...liveOffers(entry), ...earlier].find((one) => hasLabel(one, tap));
  if (!offer) {
    const labels = [...new Set([...liveOffers(entry), ...earlier].map(({ label }) => label))];
    throw new StepError(`the message ${id} never offered the choice ${JSON.stringify(tap)}`, labels);
  }
  return { entry, promptId: offer.promptId, value: offer.value };
}

function hasLabel({ label, whole }: Offer, wanted: string): boolean {
  return [label, whole].some((one) => sameLabel(one, wanted));
}

/** Case, accents, punctuation and emoji ignored, unless a label is nothing else. */
export function sameLabel(label: string, wanted: string): boolean {
  const [a, b] = [fold(label), fold(wanted)];
  return a === '' || b === '' ? label.trim() === wanted.trim() : a === b;
}
