/**
 * The desk is unsure of a message and somebody could be asked about it. Thrown out of a turn, so that its transaction is rolled back: whoever
 * takes turns asks, outside of any transaction, and takes the turn again with what was heard.
 */
export class OpinionWanted extends Error {
  override readonly name = 'OpinionWanted';
  /** What may leave the house of the message. */
  readonly text: string;

  constructor(text: string) {
    super('a second opinion is wanted');
    this.text = text;
  }
}
