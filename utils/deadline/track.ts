/** What the events of a dossier do to one of its limits: where it starts, what is not counted, whether it waits or has ended. */
import { nextWorkingDay, previousWorkingDay, rollToWorkingDay } from '../calendar/calendar.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, endOfDay } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { DeadlineError } from './error.ts';
import type { Case, TimedEvent } from './input.ts';
import type { DeadlineLimit, DeadlineWarning } from './types.ts';
import type { Pause } from './units.ts';
import { dueMoment, isDayUnit } from './units.ts';

export interface Track {
  /** Reception, or the supplement from which the limit runs again. */
  start: Moment;
  pauses: Pause[];
  /** Label → since when time is not counted. */
  finance: ReadonlyMap<string, Moment>;
  supplementSince: Moment | null;
  supplements: number;
  /** Since the start. */
  extensions: number;
  extendedTo: Moment | null;
  end: TimedEvent | null;
  /** When the citizen fetched what came of it; changes nothing in the arithmetic. */
  returned: Moment | null;
  afterEnd: boolean;
  warnings: DeadlineWarning[];
}

/** The authority's own limit for asking a supplement, in working days (NĐ 61/2018 Điều 19 khoản 4). */
const NOTICE_DAYS = 3;

export const waitsFor = ({ supplementSince, finance }: Track): 'supplement' | 'finance' | 'other' | null =>
  supplementSince !== null ? 'supplement' : finance.has('') ? 'finance' : finance.size > 0 ? 'other' : null;

/** Since when it waits: for the supplement, else for the oldest of the other waits. */
export const waitsSince = ({ supplementSince, finance }: Track): Moment | null =>
  supplementSince ?? (finance.size > 0 ? Math.min(...finance.values()) : null);

/** The due moment as the track stands, an open wait left aside. */
export const trackDue = (track: Track, limit: DeadlineLimit, cutoff: number, calendar: Calendar): Moment =>
  track.extendedTo ?? dueMoment(limit, track.start, track.pauses, cutoff, calendar);

/**
 * R21: the end of the last working day strictly before the due day; null when that lies before the start, for units of
 * minutes, hours and half days, while waiting, and once extended.
 */
export const latestApology = (track: Track, due: Moment, limit: DeadlineLimit, calendar: Calendar): Moment | null => {
  if (!isDayUnit(limit) || track.extendedTo !== null || waitsFor(track) !== null) return null;
  const day = previousWorkingDay(calendar, dayOfMoment(due));
  return day < dayOfMoment(track.start) ? null : endOfDay(day);
};

/** R18: the end of the 3rd working day after the start, or the due moment when that is earlier. */
export const supplementNotice = (track: Track, due: Moment, calendar: Calendar): Moment =>
  Math.min(endOfDay(nextWorkingDay(calendar, dayOfMoment(track.start), NOTICE_DAYS)), due);

const NO_WAITS: ReadonlyMap<string, Moment> = new Map();

const restart = (track: Track, at: Moment): void => {
  track.start = at;
  track.pauses = [];
  track.extensions = 0;
  track.extendedTo = null;
};

/** Follows the events in the order of their moments. Throws DeadlineError for an answer without its question. */
export const followEvents = (kase: Case, limit: DeadlineLimit, calendar: Calendar): Track => {
  const track: Track = {
    start: kase.received,
    pauses: [],
    finance: NO_WAITS,
    supplementSince: null,
    supplements: 0,
    extensions: 0,
    extendedTo: null,
    end: null,
    returned: null,
    afterEnd: false,
    warnings: [],
  };
  const due = () => trackDue(track, limit, kase.cutoff, calendar);
  // R17: a same-day limit has no rest that could go on.
  const alwaysRestarts = limit.unit === 'SAME_DAY';
  for (const event of kase.events) {
    if (event.type === 'RETURNED') {
      track.returned = event.at;
      continue;
    }
    if (track.end) {
      track.afterEnd = true;
      continue;
    }
    switch (event.type) {
      case 'SUPPLEMENT_REQUESTED': {
        if (track.supplements++ > 0) track.warnings.push('SECOND_SUPPLEMENT');
        const late = dayOfMoment(event.at) > dayOfMoment(supplementNotice(track, due(), calendar));
        if (late && isDayUnit(limit) && !alwaysRestarts) track.warnings.push('SUPPLEMENT_LATE');
        track.supplementSince ??= event.at;
        break;
      }
      case 'SUPPLEMENT_RECEIVED':
        if (track.supplementSince === null) throw new DeadlineError('supplement-without-request', 'events');
        if (kase.restarts || alwaysRestarts) restart(track, event.at);
        else track.pauses.push({ from: track.supplementSince, to: event.at });
        track.supplementSince = null;
        break;
      case 'FINANCE_SENT':
        if (!track.finance.has(event.label)) track.finance = new Map([...track.finance, [event.label, event.at]]);
        break;
      case 'FINANCE_DONE': {
        const since = track.finance.get(event.label);
        if (since === undefined) throw new DeadlineError('finance-without-start', 'events');
        if (alwaysRestarts) restart(track, event.at);
        else track.pauses.push({ from: since, to: event.at });
        track.finance = new Map([...track.finance].filter(([label]) => label !== event.label));
        break;
      }
      case 'EXTENDED': {
        const apology = latestApology(track, due(), limit, calendar);
        if (track.extensions++ > 0) track.warnings.push('SECOND_EXTENSION');
        else if (apology === null || event.at > apology) track.warnings.push('EXTENSION_LATE');
        else track.extendedTo = endOfDay(rollToWorkingDay(calendar, event.to!));
        break;
      }
      default:
        track.end = event;
    }
  }
  return track;
};
