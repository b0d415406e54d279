/** Input as it comes from a dossier, a portal or a file → moments and limits that can be counted with, or a DeadlineError. */
import type { Day } from '../calendar/day.ts';
import { parseDay } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, endOfDay, parseClock, parseMoment } from '../calendar/moment.ts';
import { DeadlineError } from './error.ts';
import type { DeadlineEvent, DeadlineInput, DeadlineLimit, LimitUnit } from './types.ts';
import { CLOCK_TYPES, LIMIT_UNITS } from './types.ts';

/** Larger numbers are slips of the keyboard: no limit in use has five digits in any unit. */
const LARGEST_LIMIT = 9_999;
const DEFAULT_CUTOFF = 15 * 60;
const UNITS: ReadonlySet<LimitUnit> = new Set(LIMIT_UNITS);
const EVENTS: ReadonlySet<DeadlineEvent['type']> = new Set(CLOCK_TYPES);

export interface TimedEvent {
  type: DeadlineEvent['type'];
  at: Moment;
  /** EXTENDED: the new date. */
  to: Day | null;
  label: string;
}

export interface Case {
  received: Moment;
  asOf: Moment;
  /** Minute of the day. */
  cutoff: number;
  restarts: boolean;
  /** By moment. */
  events: readonly TimedEvent[];
  portalDue: Moment | null;
}

const NO_EVENTS: readonly TimedEvent[] = [];

const moment = (text: string, field: string): Moment => {
  const read = parseMoment(text);
  if (typeof read === 'number') return read;
  throw new DeadlineError(read === 'no-such-date' ? read : 'unreadable-moment', field);
};

/** A date alone, or null when the text is not one. */
const dateAlone = (text: string, field: string): Day | null => {
  const read = parseDay(text);
  if (read === 'no-such-date') throw new DeadlineError(read, field);
  return read === 'unreadable' ? null : read;
};

/** Throws unless the limit is one that R3's table knows: whole numbers from 1, WORKING_DAY also N.5, SAME_DAY only 1. */
export const checkLimit = ({ value, unit }: DeadlineLimit, field: string): void => {
  if (!UNITS.has(unit)) throw new DeadlineError('unknown-unit', field);
  if (!(value > 0)) throw new DeadlineError('limit-too-small', field);
  if (value > LARGEST_LIMIT || (unit === 'SAME_DAY' && value > 1)) throw new DeadlineError('limit-too-large', field);
  if (!Number.isInteger(unit === 'WORKING_DAY' ? value * 2 : value)) throw new DeadlineError('limit-not-whole', field);
};

const readEvent = (event: DeadlineEvent, index: number, received: Moment): TimedEvent => {
  const { type } = event;
  if (!EVENTS.has(type)) throw new DeadlineError('unknown-event', `events.${index}.type`);
  const at = moment(event.at, `events.${index}.at`);
  if (at < received)
    throw new DeadlineError(type === 'RESULT' ? 'result-before-receipt' : 'event-before-receipt', `events.${index}.at`);
  const field = `events.${index}.to`;
  const to = type === 'EXTENDED' ? (dateAlone(event.to, field) ?? dayOfMoment(moment(event.to, field))) : null;
  if (to !== null && to < dayOfMoment(at)) throw new DeadlineError('extension-before-decision', field);
  return { type, at, to, label: ('label' in event && event.label) || '' };
};

/** Checks everything that does not need the calendar. Throws DeadlineError. */
export const readInput = (input: DeadlineInput): Case => {
  const received = moment(input.receivedAt, 'receivedAt');
  const asOf = moment(input.asOf, 'asOf');
  checkLimit(input.limit, 'limit');
  const { commitment, portalDueAt } = input;
  if (commitment) {
    checkLimit(commitment, 'commitment');
    const { onlyWeekday } = commitment;
    if (onlyWeekday != null && !(Number.isInteger(onlyWeekday) && onlyWeekday >= 1 && onlyWeekday <= 7))
      throw new DeadlineError('bad-weekday', 'commitment.onlyWeekday');
  }
  const rule = input.onSupplement ?? 'restart';
  if (rule !== 'restart' && rule !== 'pause') throw new DeadlineError('unknown-supplement-rule', 'onSupplement');
  const cutoff = input.cutoff == null ? DEFAULT_CUTOFF : parseClock(input.cutoff);
  if (cutoff === null) throw new DeadlineError('bad-cutoff', 'cutoff');
  input.steps?.forEach((step, index) => {
    checkLimit(step, `steps.${index}`);
  });
  let portalDue: Moment | null = null;
  if (portalDueAt != null) {
    const day = dateAlone(portalDueAt, 'portalDueAt');
    portalDue = day === null ? moment(portalDueAt, 'portalDueAt') : endOfDay(day);
  }
  // Events may arrive in any order (a portal's list is read days later): their moments decide, equal ones keep their order.
  const events = input.events?.length
    ? input.events.map((event, index) => readEvent(event, index, received)).sort((a, b) => a.at - b.at)
    : NO_EVENTS;
  return { received, asOf, cutoff, restarts: rule === 'restart', events, portalDue };
};
