import { z } from 'zod';
import { Calendar } from '../../src/domain/hours/calendar.ts';

/** A calendar as `calendars.yaml` writes it: its zone is looked up when it is checked, its files of holidays when it is loaded. */
export const WrittenCalendar = Calendar.extend({
  tz: z.string('nobody knows where its hours are; add "tz: …", like tz: America/Lima'),
  /** iCalendar files, relative to the configuration's folder. */
  holidays_from: z.array(z.string().min(1)).default([]),
});
export type WrittenCalendar = z.infer<typeof WrittenCalendar>;
