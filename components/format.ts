import type { BirthDate } from '../utils/citizen/types.ts';
import type { Fee } from '../utils/dossier/types.ts';

/** 001090000012 → "001 0 90 000012": place, century and sex, year, number; plain when copied. */
export const groupId = (id: string): string => id.replace(/^(\d{3})(\d)(\d\d)(\d{6})$/, '$1 $2 $3 $4');

/** `yyyy-mm-dd` → dd/MM/yyyy; a year alone stays a year. */
export const showDate = (date: BirthDate | undefined): string =>
  date === undefined ? '' : typeof date === 'string' ? date.split('-').reverse().join('/') : String(date.year);

/** ISO +07:00 moment → "23/11/2026 09:10". */
export const showMoment = (iso: string): string => `${showDate(iso.slice(0, 10))} ${iso.slice(11, 16)}`;

/** A moment or a date alone: "23/11/2026 09:10", "23/11/2026". */
export const showWhen = (at: string): string => (at.length > 10 ? showMoment(at) : showDate(at));

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
/** `yyyy-mm-dd` → "thứ Ba 01/12/2026". */
export const showDay = (date: string): string =>
  `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${showDate(date)}`;

const realDate = (year: string, month: string, day: string): string | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || !real.toISOString().startsWith(date) ? undefined : date;
};

/** "30/04/2026" (also 30.4.2026, 30042026) → `yyyy-mm-dd`; undefined when there is no such day. */
export const readDate = (text: string): string | undefined => {
  const [, day, month, year] =
    text
      .trim()
      .match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|^(\d{2})(\d{2})(\d{4})$/)
      ?.filter(Boolean) ?? [];
  return day && month && year ? realDate(year, month, day) : undefined;
};
/** A due moment: 23:59:59 is how the end of a day is written; the officer reads the day. */
export const showDue = (iso: string): string =>
  iso.slice(11, 19) === '23:59:59' ? showDay(iso.slice(0, 10)) : showMoment(iso);

const MOMENT = /^(\d{1,2})[/.-]?(\d{2})[/.-]?(\d{4})[\s,]+(\d{1,2})[:.hg]?(\d{2})$/;

/** Lệ phí: "8.000 đ", with a mark when it is paid. */
export const showFee = ({ amount, paid }: Fee): string => `${amount.toLocaleString('vi-VN')} đ${paid ? ' ✓' : ''}`;

/** "23/11/2026 09:10" (also 23.11.2026 9h10, 23112026 0910) → ISO +07:00; undefined when it is no real moment. */
export const readMoment = (text: string): string | undefined => {
  const [, day, month, year, hour, minute] = text.trim().match(MOMENT) ?? [];
  if (!day || !month || !year || !hour || !minute) return undefined;
  const date = realDate(year, month, day);
  if (!date) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${date}T${hour.padStart(2, '0')}:${minute}:00+07:00`;
};
