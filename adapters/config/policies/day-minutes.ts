/** Minutes of a calendar's working day; `undefined` where there is no such calendar, which has been said already. */
export type DayMinutes = (calendar: string) => number | undefined;
