import type { Ticket } from '../ticket.ts';
import { plusOne, within, type Counted, type Period, type Section } from './section.ts';

/** Emergencies: how many were asked for, what became of them, whose they were, and which quotas they were counted in. */
export interface Emergencies {
  readonly asked: number;
  readonly accepted: number;
  readonly refused: number;
  /** Of those accepted, by department. */
  readonly departments: Readonly<Record<string, number>>;
  /** Of those accepted, by quota: `COMPANY:2026-03`. */
  readonly quotas: Readonly<Record<string, number>>;
}

export const emergencies: Section<Emergencies> = {
  empty: { asked: 0, accepted: 0, refused: 0, departments: {}, quotas: {} },
  add: (before, { ticket }: Counted, period) => {
    const accepted = happened(ticket, 'emergency-on', period);
    const { department, emergency } = ticket;
    return {
      asked: before.asked + happened(ticket, 'emergency', period),
      accepted: before.accepted + accepted,
      refused: before.refused + happened(ticket, 'emergency-refused', period),
      departments: accepted > 0 && department ? plusOne(before.departments, department) : before.departments,
      quotas: accepted > 0 && emergency?.quota ? plusOne(before.quotas, emergency.quota) : before.quotas,
    };
  },
};

function happened({ history }: Ticket, what: string, period: Period): number {
  return history.filter(({ verb, at }) => verb === what && within(period, at)).length;
}
