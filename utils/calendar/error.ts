export const CALENDAR_ERRORS = [
  'shape',
  'no-such-date',
  'duplicate-date',
  'off-on-weekend',
  'swap-not-saturday',
  'year-twice',
  'year-missing',
  'already-working',
  'bad-hours',
  'out-of-range',
] as const;
export type CalendarErrorReason = (typeof CALENDAR_ERRORS)[number];

/** A calendar that cannot be trusted, or a date beyond its tables (2000-2099). `detail` is the date or the field. */
export class CalendarError extends RangeError {
  readonly reason: CalendarErrorReason;
  readonly detail: string;

  constructor(reason: CalendarErrorReason, detail: string) {
    super(`calendar ${reason}: ${detail}`);
    this.name = 'CalendarError';
    this.reason = reason;
    this.detail = detail;
  }
}
