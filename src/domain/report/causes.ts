import { plusOne, within, type Section } from './section.ts';

/** Why promises were missed, as far as anybody has said so: by cause, counted when it was said. */
export type Causes = Readonly<Record<string, number>>;

export const causes: Section<Causes> = {
  empty: {},
  add: (before, { ticket }, period) =>
    (ticket.breaches ?? []).reduce(
      (counts, { said }) => (said && within(period, said.at) ? plusOne(counts, said.cause) : counts),
      before,
    ),
};
