import { readFileSync } from 'node:fs';
import type { CalendarData } from '../../../utils/calendar/data.ts';
import { parseCalendarData } from '../../../utils/calendar/data.ts';

/** The shipped file, as a browser would load it. A fresh copy each time: a test may damage it. */
export const holidaysFile = (): CalendarData =>
  JSON.parse(readFileSync(new URL('../../../public/data/calendar/holidays.json', import.meta.url), 'utf8'));

export const holidays = (): CalendarData => parseCalendarData(holidaysFile());
