import { civilOf, type Day, dayOfParts, dayText, two } from '../calendar/day.ts';
import { dayOfMoment, momentAt, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Dossier } from './types.ts';

/** Dates in notes: '@24/11', '@24/11/2026', '@mai', '@mốt'. Each is a reminder on the morning of that day. */

const DATE = /(?<![^\s([])@(?:(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d)|(mai|mốt)(?![\p{L}\p{N}]))/giu;
/** Without a year the next such day is meant; one that passed less than this long ago has passed. */
const HALF_YEAR = 183;
/** A note that asks for more than this is a pasted table. */
const MOST = 20;

export interface NoteDate {
  index: number;
  /** As it stands in the text, with the @. */
  shown: string;
  /** yyyy-MM-dd */
  date: string;
}

const read = (match: RegExpMatchArray, today: Day): Day | undefined => {
  const [, day, month, year, word] = match;
  if (word) return today + (word.toLocaleLowerCase('vi') === 'mai' ? 1 : 2);
  const written = year ? Number(year) : civilOf(today).year;
  const found = dayOfParts(written, Number(month), Number(day));
  if (typeof found !== 'number') return undefined;
  if (year || found >= today - HALF_YEAR) return found;
  const next = dayOfParts(written + 1, Number(month), Number(day));
  return typeof next === 'number' ? next : undefined;
};

const dayOfText = (at: string): Day | undefined => {
  const moment = parseMoment(at);
  return typeof moment === 'number' ? dayOfMoment(moment) : undefined;
};

/**
 * The dates of a text, in order; a day that does not exist (31/02) is none.
 * @param at moment at which the text was written
 */
export const datesIn = (text: string, at: string): NoteDate[] => {
  const today = dayOfText(at);
  if (today === undefined) return [];
  return [...text.matchAll(DATE)].flatMap((match) => {
    const day = read(match, today);
    return day === undefined ? [] : [{ index: match.index, shown: match[0], date: dayText(day) }];
  });
};

/** '@mai' means another day tomorrow: when the officer leaves the note, the word becomes the date. */
export const withFixedDates = (text: string, at: string): string => {
  const today = dayOfText(at);
  if (today === undefined) return text;
  return text.replace(DATE, (shown, ...groups) => {
    const word = groups[3] as string | undefined;
    if (!word) return shown;
    const { dayOfMonth, month, year } = civilOf(today + (word.toLocaleLowerCase('vi') === 'mai' ? 1 : 2));
    return `@${two(dayOfMonth)}/${two(month)}/${year}`;
  });
};

/** A reminder of a note: no text, only that there is one. */
export interface NoteReminder {
  id: string;
  fireAt: string;
  dueAt: string;
  kind: 'note';
}

/** One reminder for each day from today on that a note of the dossier names, at the opening of the desk. */
export const noteReminders = (dossier: Dossier, calendar: Calendar, now: string): NoteReminder[] => {
  const today = dayOfText(now);
  const opening = calendar.sessions[0]?.from ?? 0;
  const days = new Set<Day>();
  for (const { text, at } of dossier.notes)
    for (const { date } of datesIn(text, at)) {
      const day = dayOfText(`${date}T00:00`);
      if (day !== undefined && today !== undefined && day >= today) days.add(day);
    }
  return [...days]
    .sort((a, b) => a - b)
    .slice(0, MOST)
    .map((day) => {
      const at = momentText(momentAt(day, opening));
      return { id: `${dossier.id}:note:${dayText(day)}`, fireAt: at, dueAt: at, kind: 'note' };
    });
};
