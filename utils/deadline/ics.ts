/** Due dates as an iCalendar file (RFC 5545) for Outlook and its like: codes and procedures, never a person. */
import { momentText, parseMoment } from '../calendar/moment.ts';
import type { AgendaItem } from './agenda.ts';

/** RFC 5545 3.1: lines of at most 75 octets, continued by a space. */
const LINE_OCTETS = 75;
const octets = (text: string): number => new TextEncoder().encode(text).length;

/** One content line, folded between characters. */
const fold = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of line) {
    const size = octets(character);
    if (used + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      used = 1;
    }
    part += character;
    used += size;
  }
  return [...parts, part].join('\r\n');
};

/** RFC 5545 3.3.11 */
const text = (value: string): string =>
  value.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n');

const compact = (moment: string): string => moment.replace(/[-:]/g, '');
/** Vietnam's wall clock; the zone is declared in the file. */
const local = (moment: string): string => compact(moment.slice(0, 19));

/** A moment on the wall clock of UTC. */
const utc = (moment: string): string => {
  const read = parseMoment(moment);
  if (typeof read !== 'number') throw new RangeError(`not a moment: ${read}`);
  return momentText(read - 7 * 3_600).slice(0, 19);
};

const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Ho_Chi_Minh',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** A limit that ends with its day is an entry of that day; its alarm rings at half past seven. */
const event = ({ dossierId, code, procedure, dueAt, provisional }: AgendaItem, stamp: string): string[] => {
  const wholeDay = dueAt.slice(11, 19) === '23:59:59';
  const title = `Hạn trả ${code ?? 'hồ sơ chưa có mã'}${provisional ? ' (dự kiến)' : ''}`;
  return [
    'BEGIN:VEVENT',
    `UID:${dossierId}@tro-ly-mot-cua`,
    `DTSTAMP:${stamp}`,
    wholeDay ? `DTSTART;VALUE=DATE:${compact(dueAt.slice(0, 10))}` : `DTSTART;TZID=Asia/Ho_Chi_Minh:${local(dueAt)}`,
    `SUMMARY:${text(title)}`,
    `DESCRIPTION:${text(procedure)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text(title)}`,
    `TRIGGER:${wholeDay ? 'PT7H30M' : '-PT1H'}`,
    'END:VALARM',
    'END:VEVENT',
  ];
};

/**
 * The file, with CRLF line ends. The same dossier has the same UID in every export, so an import moves its entry instead of doubling it.
 * @param now ISO +07:00
 */
export const icsOf = (items: readonly AgendaItem[], now: string): string => {
  const stamp = `${compact(utc(now))}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tro ly Mot Cua//han tra//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...ZONE,
    ...items.flatMap((item) => event(item, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
};
