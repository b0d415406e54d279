export const DEADLINE_ERRORS = [
  'unreadable-moment',
  'no-such-date',
  'unknown-unit',
  'limit-too-small',
  'limit-too-large',
  'limit-not-whole',
  'unknown-supplement-rule',
  'bad-cutoff',
  'bad-weekday',
  'unknown-event',
  'result-before-receipt',
  'event-before-receipt',
  'supplement-without-request',
  'finance-without-start',
  'extension-before-decision',
  'out-of-range',
  'received-in-future',
  'event-in-future',
  'event-after-end',
  'returned-without-result',
] as const;
export type DeadlineErrorReason = (typeof DEADLINE_ERRORS)[number];

/** Input from which no date may be computed. `field` names the culprit ("events.1.at"); the sentence is deadline.error.<reason>. */
export class DeadlineError extends RangeError {
  readonly reason: DeadlineErrorReason;
  readonly field: string;

  constructor(reason: DeadlineErrorReason, field: string) {
    super(`deadline ${reason}: ${field}`);
    this.name = 'DeadlineError';
    this.reason = reason;
    this.field = field;
  }
}
