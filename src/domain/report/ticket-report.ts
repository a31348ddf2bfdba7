import { causes, type Causes } from './causes.ts';
import { emergencies, type Emergencies } from './emergencies.ts';
import { keptGoals, type KeptGoals } from './kept-goals.ts';
import { stateTimes, type StateTimes } from './state-times.ts';
import type { Counted, Period } from './section.ts';
import { volume, type Volume } from './volume.ts';

/** What happened in a stretch of time, counted; each part is a section of its own. */
export interface TicketReport {
  readonly volume: Volume;
  readonly goals: KeptGoals;
  readonly times: StateTimes;
  readonly causes: Causes;
  readonly emergencies: Emergencies;
}

export const emptyReport: TicketReport = {
  volume: volume.empty,
  goals: keptGoals.empty,
  times: stateTimes.empty,
  causes: causes.empty,
  emergencies: emergencies.empty,
};

/** A report with one ticket more. */
export function withTicket(report: TicketReport, counted: Counted, period: Period): TicketReport {
  return {
    volume: volume.add(report.volume, counted, period),
    goals: keptGoals.add(report.goals, counted, period),
    times: stateTimes.add(report.times, counted, period),
    causes: causes.add(report.causes, counted, period),
    emergencies: emergencies.add(report.emergencies, counted, period),
  };
}
