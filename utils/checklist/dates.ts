import type { BirthDate } from '../citizen/types.ts';

/** First and last day that the card leaves possible; ISO dates, so they compare as text. */
export interface Span {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const utc = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A real day of the calendar as yyyy-mm-dd. */
export const isDay = (text: string): boolean => ISO.test(text) && !Number.isNaN(utc(text)) && iso(utc(text)) === text;

/** undefined when the card has no birth date, or one that does not exist. */
export const spanOf = (birth: BirthDate | undefined): Span | undefined => {
  if (birth === undefined) return undefined;
  const span =
    typeof birth === 'string' ? { from: birth, to: birth } : { from: `${birth.year}-01-01`, to: `${birth.year}-12-31` };
  return isDay(span.from) && isDay(span.to) ? span : undefined;
};

export const addDays = (day: string, days: number): string => iso(utc(day) + days * DAY);

/** The corresponding day; who was born on 29/2 completes the year on 28/2 of a common year (Bộ luật Dân sự 2015 Đ148 k3). */
export const addYears = (day: string, years: number): string => {
  const target = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(target) ? target : `${target.slice(0, 8)}28`;
};

/** dd/MM/yyyy */
export const vietnamese = (day: string): string => day.replace(ISO, '$3/$2/$1');
