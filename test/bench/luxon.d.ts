/** As much of luxon as the bench uses; its own types are no dependency. */
declare module 'luxon' {
  export class DateTime {
    static fromJSDate(date: Date, options: { zone: string }): DateTime;
    readonly weekday: number;
    startOf(unit: 'day'): DateTime;
    plus(span: { days: number }): DateTime;
    minus(span: { days: number }): DateTime;
    set(values: { hour?: number | undefined; minute?: number | undefined }): DateTime;
    toISODate(): string | null;
    toMillis(): number;
  }
}
