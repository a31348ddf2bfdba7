import type { DeskInForce, DeskSettings } from '../../src/domain/definitions.ts';
import { Thresholds, type Phrasebook } from '../../src/domain/phrasebook.ts';

interface InForce {
  readonly desk: DeskInForce;
  readonly phrasebooks: readonly Phrasebook[];
}

/**
 * The thresholds stand with the phrases whose certainty they judge, in the first phrasebook that has any; `desk.yaml` may say otherwise,
 * number by number. From here on both places hold the same, so that nobody has to know which counted.
 */
export function thresholdsInForce(desk: DeskSettings, phrasebooks: readonly Phrasebook[]): InForce {
  const written = phrasebooks.find(({ thresholds }) => thresholds)?.thresholds ?? Thresholds.parse({});
  const { conversation } = desk;
  const accept = conversation.accept ?? written.accept;
  // Who is sure enough to act is sure enough to offer.
  const offer = Math.min(accept, conversation.offer ?? written.offer_two);
  const between = conversation.between_incident_and_request ?? written.incident_vs_request;
  const thresholds: Thresholds = { accept, offer_two: offer, incident_vs_request: between };
  return {
    desk: { ...desk, conversation: { ...conversation, accept, offer, between_incident_and_request: between } },
    phrasebooks: phrasebooks.map((book) => ({ ...book, thresholds })),
  };
}
