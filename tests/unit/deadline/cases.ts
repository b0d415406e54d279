import { buildCalendar } from '../../../utils/calendar/calendar.ts';
import type { OfficeCalendar } from '../../../utils/calendar/types.ts';
import { computeDeadline } from '../../../utils/deadline/compute.ts';
import { DeadlineError } from '../../../utils/deadline/error.ts';
import type {
  Deadline,
  DeadlineEvent,
  DeadlineInput,
  DeadlineLimit,
  LimitUnit,
} from '../../../utils/deadline/types.ts';
import { holidaysFile } from '../calendar/holidays.ts';

export const calendar = buildCalendar(holidaysFile());
export const officeCalendar = (office: OfficeCalendar) => buildCalendar(holidaysFile(), office);

export const limit = (value: number, unit: LimitUnit): DeadlineLimit => ({ value, unit });
export const workingDays = (value: number): DeadlineLimit => limit(value, 'WORKING_DAY');
export const event = (type: Exclude<DeadlineEvent['type'], 'EXTENDED'>, at: string): DeadlineEvent =>
  ({ type, at }) as DeadlineEvent;
export const extended = (at: string, to: string): DeadlineEvent => ({ type: 'EXTENDED', at, to });
export const supplement = (requested: string, received?: string): DeadlineEvent[] => [
  event('SUPPLEMENT_REQUESTED', requested),
  ...(received === undefined ? [] : [event('SUPPLEMENT_RECEIVED', received)]),
];

/** A dossier asked about at its reception unless `more` says when. Moments without an offset are Vietnam's. */
export const dossier = (receivedAt: string, of: DeadlineLimit, more: Partial<DeadlineInput> = {}): DeadlineInput => ({
  receivedAt,
  limit: of,
  asOf: receivedAt,
  ...more,
});

export const clock = (receivedAt: string, of: DeadlineLimit, more: Partial<DeadlineInput> = {}): Deadline =>
  computeDeadline(dossier(receivedAt, of, more), calendar);

export const due = (receivedAt: string, of: DeadlineLimit, more: Partial<DeadlineInput> = {}): string | null =>
  clock(receivedAt, of, more).dueAt;

export const refusal = (input: unknown): string => {
  try {
    computeDeadline(input as DeadlineInput, calendar);
  } catch (error) {
    if (error instanceof DeadlineError) return error.reason;
    throw error;
  }
  return 'accepted';
};

export const endOf = (date: string): string => `${date}T23:59:59+07:00`;
